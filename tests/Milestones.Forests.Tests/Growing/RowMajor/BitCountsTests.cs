using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Growing.RowMajor;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing.RowMajor;

public unsafe class BitCountsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Counts_equal_a_naive_count(bool useInstructions) =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(0, 2000)), (seed, rows) =>
        {
            var random = new Seed((ulong)seed).CreateRandom();
            ulong[] words = [.. Enumerable.Range(0, 2 * rows).Select(_ => random.NextUInt64())];
            uint[] bag = [.. Enumerable.Range(0, rows).Select(i => CountedRow.Create(i, 1 + random.NextInt32(31), 1, random.NextBoolean(0.5)).Bits)];
            var mask = random.NextUInt64() & random.NextUInt64() & random.NextUInt64();
            var counts = new BitCounts(2, useInstructions);
            fixed (ulong* packed = words)
            fixed (uint* first = bag)
            {
                counts.Count(new RowSource((byte*)packed, 16, first, rows), 1, mask, bag.Sum(b => (long)((b >> 1) & 31)));
            }

            var lane = 0;
            for (var bit = 0; bit < 64; bit++)
            {
                if ((mask >> bit & 1) == 0)
                {
                    continue;
                }

                var having = bag.Where((_, i) => (words[(2 * i) + 1] >> bit & 1) != 0).Select(b => new CountedRow(b)).ToList();
                Assert.Equal(((ulong)having.Sum(r => r.Count) << 32) + (ulong)having.Sum(r => r.Positive), counts.Of(1, lane));
                lane++;
            }
        }).QuickCheckThrowOnFailure();
}
