using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Growing;
using Milestones.Forests.Growing.ColumnMajor;
using Milestones.Forests.Tests.Oracles;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing.ColumnMajor;

public unsafe class CodeCountsTests
{
    /// <summary>One column or two at once, also when they are put aside in between: the cut found counts as many on the left as the
    /// rows do, and none decreases the impurity more.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_split_found_has_the_counts_of_a_naive_count_and_no_cut_is_better(bool aside)
    {
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.Avx512Vbmi2.IsSupported, "the processor lacks the instructions (AVX-512 VBMI2)");
        CodeCounts[] counts = [new(), new()];
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(2, 500)), Arb.From(Gen.Choose(2, 255)), (seed, rows, bins) =>
        {
            var random = new Seed((ulong)seed).CreateRandom();
            var missing = random.NextBoolean(0.5) ? 0.2 : 0;
            byte[] cells = [.. Enumerable.Range(0, rows).Select(_ => CountedCell.Of(1 + random.NextInt32(3), random.NextBoolean(0.4)))];
            byte[][] codes = [.. Enumerable.Range(0, 2).Select(_ =>
                Enumerable.Range(0, rows).Select(_ => (byte)(random.NextBoolean(missing) ? 0 : 1 + random.NextInt32(bins))).ToArray())];
            Count(counts, cells, codes, aside);
            var (total, positives) = (cells.Sum(c => (long)CountedCell.CountOf(c)), cells.Sum(c => (long)CountedCell.PositivesOf(c)));
            for (var j = 0; j < 2; j++)
            {
                var node = new NodeCounts(total, positives);
                counts[j].Consider(ref node, bins, missing > 0);
                var found = node.Best(counts[j].LastLeft(node.BestCut));
                var cuts = (from lastLeft in Enumerable.Range(0, bins + 1)
                            from missingLeft in (bool[])[false, true]
                            let left = Left(cells, codes[j], code => code == 0 ? missingLeft : code <= lastLeft)
                            where left.Total > 0 && left.Total < total
                            select GiniDecrease.Of(left, (total - left.Total, positives - left.Positives))).ToList();
                Assert.Equal(cuts.Count > 0, found.Column >= 0);
                if (cuts.Count > 0)
                {
                    Assert.InRange(found.LastLeft, 0, bins);
                    var left = Left(cells, codes[j], code => code == 0 ? !found.MissingGoesRight : code <= found.LastLeft);
                    Assert.Equal(((double)left.Total, (double)left.Positives), (found.LeftTotal, found.LeftPositives));
                    Assert.Equal(cuts.Max(), GiniDecrease.Of(left, (total - left.Total, positives - left.Positives)), 1e-9);
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    private static void Count(CodeCounts[] counts, byte[] cells, byte[][] codes, bool aside)
    {
        fixed (byte* cell = cells, first = codes[0], second = codes[1])
        {
            var part = aside ? cells.Length / 3 : 0;
            if (aside)
            {
                counts[0].Count(cell, part, first);
                counts[1].Count(cell, part, second);
                counts[0].PutAside();
                counts[1].PutAside();
            }

            CodeCounts.CountBoth(cell + part, cells.Length - part, counts[0], first + part, counts[1], second + part);
            if (aside)
            {
                counts[0].PutAside();
                counts[1].PutAside();
            }
        }
    }

    private static (long Total, long Positives) Left(byte[] cells, byte[] codes, Func<byte, bool> goesLeft)
    {
        var left = cells.Where((_, i) => goesLeft(codes[i])).ToList();
        return (left.Sum(c => (long)CountedCell.CountOf(c)), left.Sum(c => (long)CountedCell.PositivesOf(c)));
    }
}
