namespace Milestones.Numerics;

/// <summary>
/// Area under the ROC curve: the probability that a random positive scores higher than a random negative, a tie
/// counting ½ (the Mann–Whitney statistic over the number of pairs).
/// </summary>
public static class RocAuc
{
    /// <summary>
    /// The area with DeLong's interval (DeLong, DeLong and Clarke-Pearson 1988), from midranks in O(n log n) as by Sun and
    /// Xu (2014). The variance accounts for ties. The limits are cut to [0, 1].
    /// </summary>
    /// <param name="labels">n labels; true is the positive class.</param>
    /// <param name="scores">n scores without NaN, higher meaning more likely positive; only their order matters.</param>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <param name="clusters">n numbers of 0 or more, equal for rows that belong together, or empty. The variance is then that of Obuchowski
    /// (1997); with one row per cluster it is DeLong's.</param>
    /// <returns>
    /// NaN when a class is empty; an undefined interval when a class has one member, as its variance is then unknown. Where
    /// every positive scores above (or below) every negative DeLong's variance is 0 and would claim certainty: the interval is
    /// then Wilson's for as many independent pairs as the smaller class has members.
    /// </returns>
    /// <exception cref="ArgumentException">Lengths differ or a score is NaN.</exception>
    public static Estimate Estimate(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores, double level = 0.95, ReadOnlySpan<int> clusters = default)
    {
        var z = Tail.NormalQuantileForLevel(level);
        if (labels.Length != scores.Length || (!clusters.IsEmpty && clusters.Length != labels.Length))
        {
            throw new ArgumentException($"{labels.Length} labels, {scores.Length} scores, {clusters.Length} clusters.", nameof(scores));
        }

        var sorted = SortByScore(scores, labels, out var positive);
        var placements = Placements.Of(sorted, positive);
        if (placements.Positives == 0 || placements.Negatives == 0)
        {
            return Numerics.Estimate.Undefined(level);
        }

        var auc = placements.Area;
        var smallerClass = Math.Min(placements.Positives, placements.Negatives);
        if (smallerClass < 2)
        {
            return new Estimate(auc, new ConfidenceInterval(double.NaN, double.NaN, level));
        }

        if (auc is 0 or 1)
        {
            return new Estimate(auc, new Proportion(auc == 0 ? 0 : smallerClass, smallerClass).Wilson(level));
        }

        var variance = clusters.IsEmpty ? placements.Variance : ClusteredPlacements.Variance(labels, scores, clusters);
        var half = z * Math.Sqrt(variance);
        return new Estimate(auc, new ConfidenceInterval(Math.Max(0, auc - half), Math.Min(1, auc + half), level));
    }

    /// <summary>The scores in ascending order, and the labels in the same.</summary>
    internal static double[] SortByScore(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, out bool[] positive)
    {
        var sorted = scores.ToArray();
        positive = labels.ToArray();
        Array.Sort(sorted, positive);
        if (sorted.Length > 0 && double.IsNaN(sorted[0])) // NaN sorts first
        {
            throw new ArgumentException("A score is NaN; leave its row out.", nameof(scores));
        }

        return sorted;
    }
}
