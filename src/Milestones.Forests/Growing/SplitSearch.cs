using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>
/// Finds the split of a node: draws columns, sums the rows' weights by code, and compares the cuts between codes that
/// occur in the node. Handles every option; <see cref="double"/> sums throughout.
/// </summary>
internal sealed class SplitSearch
{
    private readonly BinnedMatrix _matrix;
    private readonly RandomForestOptions _options;
    private readonly int _featuresPerSplit;
    private readonly int[] _columns;
    private readonly double[] _weights = new double[256];
    private readonly double[] _positives = new double[256];

    public SplitSearch(BinnedMatrix matrix, RandomForestOptions options)
    {
        _matrix = matrix;
        _options = options;
        _featuresPerSplit = options.SplitRule == SplitRule.TotallyRandomised ? 1 : options.FeaturesPerSplitOf(matrix.ColumnCount);
        _columns = new int[matrix.ColumnCount];
    }

    /// <summary>Puts the columns in their first order, so that a tree does not depend on the trees before it.</summary>
    public void Restart()
    {
        for (var j = 0; j < _columns.Length; j++)
        {
            _columns[j] = j;
        }
    }

    /// <summary>The chosen split, or null when no column differs within the node.</summary>
    public Split? Find(ReadOnlySpan<WeightedRow> rows, double total, double positives, RandomSource random)
    {
        Split? best = null;
        for (var k = 0; k < _columns.Length && (k < _featuresPerSplit || best is null); k++)
        {
            var pick = k + random.NextInt32(_columns.Length - k); // Fisher and Yates, as far as needed
            (_columns[k], _columns[pick]) = (_columns[pick], _columns[k]);
            var candidate = FindIn(_columns[k], rows, total, positives, random);
            if (candidate is { } found && (best is null || found.Decrease > best.Value.Decrease))
            {
                best = found;
            }
        }

        return best;
    }

    private Split? FindIn(int column, ReadOnlySpan<WeightedRow> rows, double total, double positives, RandomSource random)
    {
        var bins = _matrix.Bins[column].Count;
        var weights = _weights.AsSpan(0, bins + 1);
        var positivesOf = _positives.AsSpan(0, bins + 1);
        weights.Clear();
        positivesOf.Clear();
        foreach (var row in rows)
        {
            var code = _matrix.CodeOf(row.Row, column);
            weights[code] += row.Weight;
            positivesOf[code] += row.Positive;
        }

        return _options.SplitRule == SplitRule.Best
            ? Best(column, weights, positivesOf, total, positives)
            : AtRandom(column, weights, positivesOf, total, positives, random);
    }

    /// <summary>Passes over the occupied bins once; missing values are tried on either side of each cut, and alone.</summary>
    private Split? Best(int column, ReadOnlySpan<double> weights, ReadOnlySpan<double> positivesOf, double total, double positives)
    {
        var (missing, missingPositives) = (weights[0], positivesOf[0]);
        Split? best = missing > 0 && missing < total
            ? new Split(column, 0, MissingGoesRight: false, Impurity.Decrease(_options.Impurity, total, positives, missing, missingPositives))
            : null;
        var (left, leftPositives) = (0.0, 0.0);
        var previous = 0;
        for (var code = 1; code < weights.Length; code++)
        {
            if (weights[code] == 0)
            {
                continue;
            }

            if (left > 0)
            {
                var lastLeft = (previous + code) >> 1;
                Consider(left, leftPositives, lastLeft, missingGoesRight: missing > 0 || left <= total - left);
                if (missing > 0)
                {
                    Consider(left + missing, leftPositives + missingPositives, lastLeft, missingGoesRight: false);
                }
            }

            left += weights[code];
            leftPositives += positivesOf[code];
            previous = code;
        }

        return best;

        void Consider(double leftTotal, double leftSum, int lastLeft, bool missingGoesRight)
        {
            var decrease = Impurity.Decrease(_options.Impurity, total, positives, leftTotal, leftSum);
            if (best is null || decrease > best.Value.Decrease)
            {
                best = new Split(column, lastLeft, missingGoesRight, decrease);
            }
        }
    }

    /// <summary>One of the possible cuts, each as likely as the others.</summary>
    private Split? AtRandom(
        int column, ReadOnlySpan<double> weights, ReadOnlySpan<double> positivesOf, double total, double positives, RandomSource random)
    {
        var occupied = 0;
        foreach (var weight in weights)
        {
            occupied += weight > 0 ? 1 : 0;
        }

        if (occupied < 2)
        {
            return null;
        }

        var before = 1 + random.NextInt32(occupied - 1); // so many occupied codes, missing first, go left
        var (left, leftPositives) = (0.0, 0.0);
        var lastLeft = 0;
        for (var code = 0; before > 0; code++)
        {
            left += weights[code];
            leftPositives += positivesOf[code];
            lastLeft = code;
            before -= weights[code] > 0 ? 1 : 0;
        }

        var decrease = Impurity.Decrease(_options.Impurity, total, positives, left, leftPositives);
        return new Split(column, lastLeft, MissingGoesRight: weights[0] == 0 && left <= total - left, decrease);
    }
}
