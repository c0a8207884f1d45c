using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>Draws the rows of a tree and grows it. One per thread.</summary>
internal abstract class TreeGrower
{
    /// <summary>The grower that suits the rows and the options.</summary>
    public static TreeGrower Create(
        BinnedMatrix matrix, bool[] labels, double[]? weights, RandomForestOptions options, InBagDraw inBag, Seed seed)
    {
        var justCount = weights is null && options is { Impurity: ImpurityMeasure.Gini, SplitRule: SplitRule.Best }
            && matrix.RowCount <= CountedRow.RowLimit;
        return justCount ? ForCounts(matrix, labels, options, inBag, seed) : ForWeights(matrix, labels, weights, options, inBag, seed);
    }

    /// <summary>For rows that just count, and the best split by Gini.</summary>
    public static TreeGrower ForCounts(BinnedMatrix matrix, bool[] labels, RandomForestOptions options, InBagDraw inBag, Seed seed) =>
        new Of<CountedRow>(matrix, labels, null, options, new CountSplitSearch(matrix, options), inBag, seed);

    /// <summary>For everything; without weights, every row counts 1.</summary>
    public static TreeGrower ForWeights(
        BinnedMatrix matrix, bool[] labels, double[]? weights, RandomForestOptions options, InBagDraw inBag, Seed seed) =>
        new Of<WeightedRow>(matrix, labels, weights, options, new WeightSplitSearch(matrix, options), inBag, seed);

    /// <summary>Grows a tree.</summary>
    /// <param name="index">The tree's number.</param>
    /// <param name="decreases">Receives each column's decrease of impurity.</param>
    public abstract Tree Grow(int index, double[] decreases);

    private sealed class Of<TRow>(
        BinnedMatrix matrix, bool[] labels, double[]? weights, RandomForestOptions options, SplitSearch<TRow> search, InBagDraw inBag, Seed seed)
        : TreeGrower
        where TRow : unmanaged, IBagRow<TRow>
    {
        private readonly TreeBuilder<TRow> _builder = new(matrix, options, search);
        private readonly byte[] _counts = new byte[matrix.RowCount];
        private readonly byte[] _units = new byte[inBag.UnitSpace];
        private TRow[] _rows = [];

        public override Tree Grow(int index, double[] decreases)
        {
            inBag.Draw(index, _counts, _units);
            WorkingSpace.Reserve(ref _rows, _counts.Length - _counts.AsSpan().Count((byte)0) + 1); // one may be written behind the last
            var inTree = 0;
            for (var i = 0; i < _counts.Length; i++)
            {
                var row = TRow.Create(i, _counts[i], weights?[i] ?? 1, labels[i]);
                _rows[inTree] = row;
                inTree += row.Weight > 0 ? 1 : 0;
            }

            return _builder.Grow(_rows.AsSpan(0, inTree), seed.For("tree", index).CreateRandom(), decreases);
        }
    }
}
