namespace Milestones.Numerics;

/// <summary>A point of a ROC curve: what a threshold on the score catches, and what it catches wrongly.</summary>
/// <param name="FalsePositiveRate">Share of the negatives that score at or above the threshold, in [0, 1].</param>
/// <param name="TruePositiveRate">Share of the positives that do, in [0, 1].</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate);

/// <summary>The ROC curve of a score (Fawcett 2006, Pattern Recognition Letters 27:861).</summary>
public static class RocCurve
{
    /// <summary>
    /// Points of the curve from (0, 0) to (1, 1), one per distinct score, joined by straight lines: a tie is one slanted line, so
    /// that the area below is the AUC with ties counting ½. Of more points than <paramref name="greatest"/> those are left out
    /// that follow closely on the one before; what remains lies on the curve.
    /// </summary>
    /// <param name="labels">n labels; true is the positive class.</param>
    /// <param name="scores">n scores without NaN, higher meaning more likely positive.</param>
    /// <param name="greatest">About how many points to give at most, 2 or more.</param>
    /// <returns>Points by ascending rates; empty when a class is.</returns>
    /// <exception cref="ArgumentException">Lengths differ or a score is NaN.</exception>
    public static IReadOnlyList<RocPoint> Of(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores, int greatest = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(greatest, 2);
        var sorted = RocAuc.SortByScore(scores, labels, out var positive);
        double positives = positive.AsSpan().Count(true);
        var negatives = positive.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return [];
        }

        var points = new List<RocPoint> { new(0, 0) };
        double positivesAbove = 0, negativesAbove = 0;
        for (var end = sorted.Length; end > 0;)
        {
            var start = end - 1;
            while (start > 0 && sorted[start - 1] == sorted[end - 1])
            {
                start--;
            }

            double tied = positive.AsSpan(start, end - start).Count(true);
            positivesAbove += tied;
            negativesAbove += end - start - tied;
            end = start;
            var point = new RocPoint(negativesAbove / negatives, positivesAbove / positives);
            if (end == 0 || Distance(points[^1], point) >= 2.0 / greatest)
            {
                points.Add(point);
            }
        }

        return points;
    }

    private static double Distance(RocPoint from, RocPoint to)
        => to.FalsePositiveRate - from.FalsePositiveRate + to.TruePositiveRate - from.TruePositiveRate;
}
