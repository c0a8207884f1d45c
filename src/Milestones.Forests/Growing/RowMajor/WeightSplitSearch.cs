using Milestones.Numerics;

namespace Milestones.Forests.Growing.RowMajor;

/// <summary>The search for rows with weights, for other impurities and for random splits: sums in
/// <see cref="double"/>, one column after the other. What <see cref="CountSplitSearch"/> does faster, this says plainly;
/// for rows that just count, both find the same.</summary>
internal sealed class WeightSplitSearch(BinnedMatrix matrix, RandomForestOptions options) : SplitSearch<WeightedRow>(
    matrix.ColumnCount,
    options.SplitRule == SplitRule.TotallyRandomised ? 1 : options.FeaturesPerSplitOf(matrix.ColumnCount),
    drawOn: options.SplitRule == SplitRule.TotallyRandomised)
{
    private readonly double[] _weights = new double[256];
    private readonly double[] _positives = new double[256];

    protected override Split BestOf(
        ReadOnlySpan<int> columns, ReadOnlySpan<byte> packed, ReadOnlySpan<WeightedRow> rows, double total, double positives, RandomSource random)
    {
        var best = Split.None;
        foreach (var column in columns)
        {
            SumByCode(column, packed, rows);
            var codes = matrix.Bins[column].Count + 1;
            var node = new Node(column, _weights.AsSpan(0, codes), _positives.AsSpan(0, codes), total, positives);
            var split = options.SplitRule == SplitRule.Best ? Best(node) : AtRandom(node, random);
            if (split.Score.IsBetterThan(best.Score))
            {
                best = split;
            }
        }

        return best;
    }

    private void SumByCode(int column, ReadOnlySpan<byte> packed, ReadOnlySpan<WeightedRow> rows)
    {
        Array.Clear(_weights);
        Array.Clear(_positives);
        foreach (var row in rows)
        {
            var code = matrix.Layout.Slots[column].Load(packed, row.Row * matrix.Layout.Stride);
            _weights[code] += row.Weight;
            _positives[code] += row.Positive;
        }
    }

    /// <summary>Passes over the occupied codes once; missing values are tried on either side of each cut, and alone.</summary>
    private Split Best(Node node)
    {
        var (missing, missingPositives) = (node.Weights[0], node.PositivesByCode[0]);
        var best = missing > 0 && missing < node.Total ? Cut(node, 0, false, missing, missingPositives) : Split.None;
        var (left, leftPositives) = (0.0, 0.0);
        var previous = 0;
        for (var code = 1; code < node.Weights.Length; code++)
        {
            if (node.Weights[code] == 0)
            {
                continue;
            }

            if (previous > 0)
            {
                var lastLeft = (previous + code) >> 1;
                best = Better(best, Cut(node, lastLeft, missing > 0 || 2 * left <= node.Total, left, leftPositives));
                best = missing > 0 ? Better(best, Cut(node, lastLeft, false, left + missing, leftPositives + missingPositives)) : best;
            }

            left += node.Weights[code];
            leftPositives += node.PositivesByCode[code];
            previous = code;
        }

        return best;
    }

    /// <summary>One of the possible cuts, each as likely as the others; missing goes left.</summary>
    private Split AtRandom(Node node, RandomSource random)
    {
        var occupied = 0;
        foreach (var weight in node.Weights)
        {
            occupied += weight > 0 ? 1 : 0;
        }

        if (occupied < 2)
        {
            return Split.None;
        }

        var toGoLeft = 1 + random.NextInt32(occupied - 1);
        var (left, leftPositives) = (0.0, 0.0);
        var code = -1;
        while (toGoLeft > 0)
        {
            code++;
            left += node.Weights[code];
            leftPositives += node.PositivesByCode[code];
            toGoLeft -= node.Weights[code] > 0 ? 1 : 0;
        }

        return Cut(node, code, node.Weights[0] == 0 && 2 * left <= node.Total, left, leftPositives);
    }

    private Split Cut(Node node, int lastLeft, bool missingGoesRight, double left, double leftPositives) => new(
        node.Column, lastLeft, missingGoesRight, Impurity.Score(options.Impurity, node.Total, node.Positives, left, leftPositives), left, leftPositives);

    private static Split Better(Split first, Split second) => second.Score.IsBetterThan(first.Score) ? second : first;

    /// <summary>The sums of a node by the codes of a column.</summary>
    private readonly ref struct Node(int column, ReadOnlySpan<double> weights, ReadOnlySpan<double> positivesByCode, double total, double positives)
    {
        public readonly int Column = column;
        public readonly ReadOnlySpan<double> Weights = weights;
        public readonly ReadOnlySpan<double> PositivesByCode = positivesByCode;
        public readonly double Total = total;
        public readonly double Positives = positives;
    }
}
