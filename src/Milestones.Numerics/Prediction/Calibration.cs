namespace Milestones.Numerics;

/// <summary>Observations with similar predictions, and how often the outcome then occurred.</summary>
/// <param name="MeanPredicted">Mean predicted probability of the group, in [0, 1].</param>
/// <param name="Observed">Occurrences among the group's observations.</param>
public sealed record CalibrationGroup(double MeanPredicted, Proportion Observed);

/// <summary>Whether predicted probabilities mean what they say: of those told 70 %, do 70 % occur?</summary>
public static class Calibration
{
    /// <summary>
    /// Groups of about equal size along the predicted probability (a reliability diagram's points). Equal predictions share a
    /// group, so that the order of the rows does not matter; hence sizes differ and a group may be missing where ties are many.
    /// </summary>
    /// <param name="labels">n outcomes.</param>
    /// <param name="probabilities">n probabilities of true, in [0, 1].</param>
    /// <param name="groups">Number of groups aimed at, at least 1.</param>
    /// <param name="clusters">n numbers of 0 or more, equal for rows that belong together, or empty; what is observed of a group then has
    /// the design effect of its clusters.</param>
    /// <returns>At most <paramref name="groups"/> groups by ascending prediction; none is empty.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a probability is outside [0, 1] or NaN, or groups are below 1.</exception>
    public static IReadOnlyList<CalibrationGroup> ByQuantile(
        ReadOnlySpan<bool> labels, ReadOnlySpan<double> probabilities, int groups = 10, ReadOnlySpan<int> clusters = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        ProbabilityScore.Require(labels, probabilities);
        var sorted = probabilities.ToArray();
        int[] rows = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, rows);
        var occurred = Take(labels, rows);
        var clusterOf = clusters.IsEmpty ? [] : Take(clusters, rows);

        var result = new List<CalibrationGroup>(groups);
        for (var start = 0; start < sorted.Length;)
        {
            var group = GroupOf(sorted, start, groups, out var end);
            while (end < sorted.Length && GroupOf(sorted, end, groups, out var nextEnd) == group)
            {
                end = nextEnd;
            }

            var mean = 0.0;
            for (var i = start; i < end; i++)
            {
                mean += sorted[i] / (end - start);
            }

            var observed = Proportion.OfClusters(occurred.AsSpan(start, end - start), clusterOf.Length == 0 ? [] : clusterOf.AsSpan(start, end - start));
            result.Add(new CalibrationGroup(Math.Min(1, mean), observed));
            start = end;
        }

        return result;
    }

    private static T[] Take<T>(ReadOnlySpan<T> items, int[] rows)
    {
        var taken = new T[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = items[rows[i]];
        }

        return taken;
    }

    /// <summary>The group in which the middle of the tie starting at <paramref name="start"/> falls.</summary>
    private static int GroupOf(double[] sorted, int start, int groups, out int end)
    {
        end = Midranks.EndOfTie(sorted, start);
        return (int)(groups * (start + end) / (2.0 * sorted.Length));
    }
}
