using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Growing;
using Milestones.Forests.Growing.RowMajor;
using Milestones.Forests.Tests.Oracles;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing.RowMajor;

public unsafe class CodeHistogramTests
{
    private const int Stride = 8;
    private const int Offset = 3;

    [Fact]
    public void The_split_found_has_the_counts_of_a_naive_count_and_no_cut_is_better() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(2, 300)), Arb.From(Gen.Choose(2, 255)), (seed, rows, bins) =>
        {
            var random = new Seed((ulong)seed).CreateRandom();
            var hasMissing = random.NextBoolean(0.5);
            var packed = new byte[rows * Stride];
            var bag = new uint[rows];
            for (var i = 0; i < rows; i++)
            {
                packed[(i * Stride) + Offset] = (byte)(hasMissing && random.NextBoolean(0.2) ? 0 : 1 + random.NextInt32(bins));
                bag[i] = CountedRow.Create(i, 1 + random.NextInt32(4), 1, random.NextBoolean(0.4)).Bits;
            }

            var histogram = new CodeHistogram();
            for (var twice = 0; twice < 2; twice++) // the cells must be left as they were found
            {
                var found = Find(histogram, packed, bag, bins, hasMissing);
                var cuts = Cuts(packed, bag, bins).Where(c => c.Left.Total > 0 && c.Right.Total > 0).ToList();
                Assert.Equal(cuts.Count > 0, found.Column >= 0);
                if (cuts.Count > 0)
                {
                    var (left, right) = Part(packed, bag, code => code == 0 ? !found.MissingGoesRight : code <= found.LastLeft);
                    Assert.Equal(((double)left.Total, (double)left.Positives), (found.LeftTotal, found.LeftPositives));
                    Assert.Equal(cuts.Max(c => GiniDecrease.Of(c.Left, c.Right)), GiniDecrease.Of(left, right), 1e-9);
                }
            }
        }).QuickCheckThrowOnFailure();

    private static Split Find(CodeHistogram histogram, byte[] packed, uint[] bag, int bins, bool hasMissing)
    {
        var (total, positives) = (bag.Sum(b => (long)new CountedRow(b).Count), bag.Sum(b => (long)new CountedRow(b).Positive));
        var node = new NodeCounts(total, positives);
        fixed (byte* start = packed)
        fixed (uint* first = bag)
        {
            histogram.Count(new RowSource(start, Stride, first, bag.Length), Offset);
            histogram.Consider(ref node, bins, hasMissing);
        }

        return node.Best(node.BestCut);
    }

    /// <summary>Every cut, with missing values (code 0) on either side.</summary>
    private static IEnumerable<((long Total, long Positives) Left, (long Total, long Positives) Right)> Cuts(byte[] packed, uint[] bag, int bins) =>
        from lastLeft in Enumerable.Range(0, bins + 1)
        from missingLeft in (bool[])[false, true]
        select Part(packed, bag, code => code == 0 ? missingLeft : code <= lastLeft);

    private static ((long Total, long Positives) Left, (long Total, long Positives) Right) Part(byte[] packed, uint[] bag, Func<int, bool> goesLeft)
    {
        var rows = bag.Select(b => new CountedRow(b)).ToLookup(row => goesLeft(packed[(row.Row * Stride) + Offset]));
        return (Sum(rows[true]), Sum(rows[false]));

        static (long Total, long Positives) Sum(IEnumerable<CountedRow> rows) => (rows.Sum(r => (long)r.Count), rows.Sum(r => (long)r.Positive));
    }
}
