namespace Milestones.Numerics;

/// <summary>A monotone step function.</summary>
/// <param name="X">m ≥ 1 ascending, distinct positions.</param>
/// <param name="Y">m fitted values, one per position, monotone.</param>
public sealed record IsotonicCurve(IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The value at the greatest position not above <paramref name="x"/>; that of the first position below all.</summary>
    public double At(double x)
    {
        var (low, high) = (0, X.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = X[middle] <= x ? (middle + 1, high) : (low, middle);
        }

        return Y[Math.Max(0, low - 1)];
    }
}

/// <summary>Least squares under the sole assumption that y never falls (or never rises) with x.</summary>
public static class IsotonicRegression
{
    /// <summary>Pools adjacent violators (Ayer et al. 1955; Barlow et al. 1972), after averaging the values that share an x.</summary>
    /// <param name="x">n ≥ 1 positions in any order, without NaN.</param>
    /// <param name="y">n values, without NaN; for proportions 0 and 1, or proportions weighted by their trials.</param>
    /// <param name="weights">n weights of at least 0, or empty for equal ones; positions without weight are left out.</param>
    /// <param name="decreasing">Fits a curve that never rises instead of one that never falls.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is NaN, a weight is negative, or no weight is left.</exception>
    public static IsotonicCurve Fit(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default, bool decreasing = false)
    {
        if (x.Length != y.Length || (!weights.IsEmpty && weights.Length != x.Length))
        {
            throw new ArgumentException($"{x.Length} positions, {y.Length} values, {weights.Length} weights.", nameof(x));
        }

        var blocks = Distinct(x, y, weights);
        var pooled = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            var last = block;
            while (pooled.Count > 0 && (decreasing ? pooled[^1].Mean < last.Mean : pooled[^1].Mean > last.Mean))
            {
                last = pooled[^1].Join(last);
                pooled.RemoveAt(pooled.Count - 1);
            }

            pooled.Add(last);
        }

        return new IsotonicCurve(
            [.. blocks.Select(block => block.X)],
            [.. pooled.SelectMany(block => Enumerable.Repeat(block.Mean, block.Positions))]);
    }

    private static List<Block> Distinct(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        var rows = new Block[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]) || !(weight >= 0))
            {
                throw new ArgumentException($"Row {i}: x {x[i]}, y {y[i]}, weight {weight}.", nameof(x));
            }

            rows[i] = new Block(x[i], weight * y[i], weight, 1);
        }

        // By value too, so that sums, and with them the last digits, do not depend on the order of the rows.
        Array.Sort(rows, (a, b) => (a.X, a.Sum, a.Weight).CompareTo((b.X, b.Sum, b.Weight)));
        var distinct = new List<Block>();
        foreach (var row in rows)
        {
            if (row.Weight == 0)
            {
                continue;
            }

            if (distinct.Count > 0 && distinct[^1].X == row.X)
            {
                distinct[^1] = distinct[^1].Join(row) with { Positions = 1 };
            }
            else
            {
                distinct.Add(row);
            }
        }

        return distinct.Count > 0 ? distinct : throw new ArgumentException("No row has weight.", nameof(weights));
    }

    /// <summary>Neighbouring positions that share one fitted value; X is the first of them.</summary>
    private readonly record struct Block(double X, double Sum, double Weight, int Positions)
    {
        public double Mean => Sum / Weight;

        public Block Join(Block next) => new(X, Sum + next.Sum, Weight + next.Weight, Positions + next.Positions);
    }
}
