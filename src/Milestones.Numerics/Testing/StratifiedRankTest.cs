namespace Milestones.Numerics;

/// <summary>
/// Whether values are larger in one class than in the other, within strata: the stratified Wilcoxon test of van Elteren
/// (1960), with the variance corrected for ties (Lehmann 1975). It asks of counts what Cochran–Mantel–Haenszel asks of yes and no.
/// </summary>
public static class StratifiedRankTest
{
    /// <summary>Runs the test in O(n log n).</summary>
    /// <param name="values">n values of any scale; only their order within a stratum matters. Rows with NaN are left out.</param>
    /// <param name="labels">n labels, the two classes.</param>
    /// <param name="strata">n stratum numbers, each 0 or more.</param>
    /// <param name="clusters">n numbers of 0 or more, equal for rows that belong together (a customer's snapshots), or empty. The variance is then
    /// multiplied by the design effect of the rank sums, which makes it the sandwich variance over clusters.</param>
    /// <returns>
    /// A signed z: positive when values of the class <c>true</c> are larger. Every stratum's rank sum is weighted by 1/(N + 1),
    /// which is the most powerful choice for the same shift in all strata. With one stratum it is Wilcoxon's test without
    /// continuity correction. Undefined when no stratum holds both classes and two different values.
    /// </returns>
    /// <exception cref="ArgumentException">Lengths differ or a stratum number is negative.</exception>
    public static TestResult Run(ReadOnlySpan<double> values, ReadOnlySpan<bool> labels, ReadOnlySpan<int> strata, ReadOnlySpan<int> clusters = default)
    {
        if (values.Length != labels.Length || values.Length != strata.Length || (!clusters.IsEmpty && clusters.Length != values.Length))
        {
            throw new ArgumentException($"{values.Length} values, {labels.Length} labels, {strata.Length} strata, {clusters.Length} clusters.", nameof(strata));
        }

        var (starts, sorted, positive) = GatherByStratum(values, labels, strata);
        double excess = 0, variance = 0;
        for (var k = 0; k + 1 < starts.Length; k++)
        {
            var (start, end) = (starts[k], starts[k + 1]);
            Array.Sort(sorted, positive, start, end - start);
            var sum = RankSum.Of(sorted.AsSpan(start, end - start), positive.AsSpan(start, end - start));
            double weight = end - start + 1;
            excess += sum.Excess / weight;
            variance += sum.Variance / (weight * weight);
        }

        return variance > 0
            ? TestResult.FromNormal(excess / Math.Sqrt(variance * (clusters.IsEmpty ? 1 : DesignEffectOf(values, labels, strata, clusters))))
            : TestResult.Undefined(1);
    }

    /// <summary>Of Σ over strata of (rank − mean rank)(label − mean label) / (N + 1), which is the excess of the rank sums.</summary>
    private static double DesignEffectOf(ReadOnlySpan<double> values, ReadOnlySpan<bool> labels, ReadOnlySpan<int> strata, ReadOnlySpan<int> clusters)
    {
        var rowsOf = new List<int>[StratumNumbers.Count(strata)];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                (rowsOf[strata[i]] ??= []).Add(i);
            }
        }

        var contributions = new double[values.Length];
        foreach (var rows in rowsOf.OfType<List<int>>())
        {
            var own = new double[rows.Count];
            var positives = 0.0;
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = values[rows[i]];
                positives += labels[rows[i]] ? 1 : 0;
            }

            var ranks = Midranks.Of(own);
            double n = own.Length;
            for (var i = 0; i < own.Length; i++)
            {
                contributions[rows[i]] = (ranks[i] - ((n + 1) / 2)) * ((labels[rows[i]] ? 1 : 0) - (positives / n)) / (n + 1);
            }
        }

        return DesignEffect.Of(contributions, clusters);
    }

    /// <summary>A counting sort by stratum; start k … start k + 1 are the rows of stratum k that have a value.</summary>
    private static (int[] Starts, double[] Values, bool[] Labels) GatherByStratum(
        ReadOnlySpan<double> values, ReadOnlySpan<bool> labels, ReadOnlySpan<int> strata)
    {
        var starts = new int[StratumNumbers.Count(strata) + 1];
        for (var i = 0; i < values.Length; i++)
        {
            starts[strata[i] + 1] += double.IsNaN(values[i]) ? 0 : 1;
        }

        for (var k = 0; k + 1 < starts.Length; k++)
        {
            starts[k + 1] += starts[k];
        }

        var next = starts.AsSpan().ToArray();
        var gathered = new double[starts[^1]];
        var positive = new bool[starts[^1]];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                var to = next[strata[i]]++;
                gathered[to] = values[i];
                positive[to] = labels[i];
            }
        }

        return (starts, gathered, positive);
    }

    /// <summary>Rank sum of the positives less its expectation, and its variance, when the labels are exchangeable.</summary>
    private readonly record struct RankSum(double Excess, double Variance)
    {
        public static RankSum Of(ReadOnlySpan<double> sorted, ReadOnlySpan<bool> positive)
        {
            double n = sorted.Length;
            if (n < 2)
            {
                return default;
            }

            double positives = positive.Count(true), sum = 0, tieCubes = 0;
            for (var start = 0; start < sorted.Length;)
            {
                var end = Midranks.EndOfTie(sorted, start);
                double tied = end - start;
                tieCubes += (tied * tied * tied) - tied;
                sum += positive[start..end].Count(true) * ((start + end + 1) / 2.0);
                start = end;
            }

            return new RankSum(
                sum - (positives * (n + 1) / 2),
                positives * (n - positives) / 12 * Math.Max(0, n + 1 - (tieCubes / (n * (n - 1)))));
        }
    }
}
