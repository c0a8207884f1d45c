using System.Numerics;
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Growing;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing;

public class NodeCountsTests
{
    /// <summary>The rough question must not lose a cut that the exact one keeps, in large nodes and with cuts that hardly differ from
    /// the best so far: here it is the best itself, most often one that parts the classes hardly better than chance.</summary>
    [Fact]
    public void A_cut_as_good_as_the_best_is_never_overlooked() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var random = new Seed((ulong)seed).CreateRandom();
            var total = 2 + random.NextInt32(ushort.MaxValue - 1);
            var positives = 1 + random.NextInt32(total - 1);
            var left = 1 + random.NextInt32(total - 1);
            var expected = (double)positives / total * left;
            var leftPositives = (int)Math.Clamp(expected + (random.NextNormal() * Math.Sqrt(expected)), Math.Max(0, left + positives - total), Math.Min(left, positives));
            var node = new NodeCounts(total, positives);
            node.TurnTo(0, 0);
            node.Consider(1, MissingSide.Heavier, ((ulong)left << 32) | (uint)leftPositives);
            Assert.Equal(16, BitOperations.PopCount(node.PerhapsNotWorse(Vector512.Create(((uint)left << 16) | (uint)leftPositives))));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(60_000)]
    public void What_leaves_one_side_empty_is_no_cut(int left)
    {
        var node = new NodeCounts(60_000, 20_000);
        Assert.Equal(0ul, node.PerhapsNotWorse(Vector512.Create(((uint)left << 16) | (uint)(left / 3))));
    }
}
