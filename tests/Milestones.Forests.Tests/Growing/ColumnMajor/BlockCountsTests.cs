using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Growing.ColumnMajor;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing.ColumnMajor;

public class BlockCountsTests
{
    [Fact]
    public void What_rows_add_up_to_equals_a_naive_sum() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var random = new Seed((ulong)seed).CreateRandom();
            var (counts, labels) = (new int[64], new bool[64]);
            var cells = new byte[64];
            for (var i = 0; i < cells.Length; i++)
            {
                (counts[i], labels[i]) = (random.NextInt32(CountedCell.MaxCount + 1), random.NextBoolean(0.4));
                cells[i] = CountedCell.Of(counts[i], labels[i]);
            }

            var (taken, asked) = (random.NextUInt64(), random.NextUInt64());
            var both = Enumerable.Range(0, 64).Where(i => ((taken & asked) >> i & 1) != 0).ToList();
            Assert.Equal(
                ((ulong)both.Sum(i => counts[i]) << 32) + (ulong)both.Where(i => labels[i]).Sum(i => counts[i]),
                new BlockCounts(Vector512.Create(cells), taken).Of(asked));
        }).QuickCheckThrowOnFailure();
}
