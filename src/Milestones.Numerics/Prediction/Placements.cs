namespace Milestones.Numerics;

/// <summary>
/// Where each observation stands among the other class: for a positive the share of negatives below it, for a negative the share
/// of positives above it, ties counting ½. Their means are the AUC, their variances DeLong's.
/// </summary>
internal readonly struct Placements
{
    private Placements(long positives, long negatives, double area, double variance)
    {
        Positives = positives;
        Negatives = negatives;
        Area = area;
        Variance = variance;
    }

    public long Positives { get; }

    public long Negatives { get; }

    /// <summary>The AUC.</summary>
    public double Area { get; }

    /// <summary>DeLong's variance of the AUC; NaN with fewer than two of a class.</summary>
    public double Variance { get; }

    /// <summary>One pass over the groups of tied scores; all members of a class within a group share one placement.</summary>
    /// <param name="sorted">Scores in ascending order.</param>
    /// <param name="positive">Their labels, in the same order; the order inside a tie does not matter.</param>
    public static Placements Of(ReadOnlySpan<double> sorted, ReadOnlySpan<bool> positive)
    {
        double positives = positive.Count(true);
        var negatives = positive.Length - positives;
        double positivesBelow = 0, negativesBelow = 0;
        double wins = 0, positiveSquares = 0, negativeSquares = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = Midranks.EndOfTie(sorted, start);
            double tiedPositives = positive[start..end].Count(true);
            var tiedNegatives = end - start - tiedPositives;
            var beaten = negativesBelow + (tiedNegatives / 2);
            var beating = positives - positivesBelow - (tiedPositives / 2);
            wins += tiedPositives * beaten;
            positiveSquares += tiedPositives * beaten * beaten;
            negativeSquares += tiedNegatives * beating * beating;
            positivesBelow += tiedPositives;
            negativesBelow += tiedNegatives;
            start = end;
        }

        var area = wins / (positives * negatives);
        var positiveVariance = ((positiveSquares / (negatives * negatives)) - (positives * area * area)) / (positives - 1);
        var negativeVariance = ((negativeSquares / (positives * positives)) - (negatives * area * area)) / (negatives - 1);
        var variance = (Math.Max(0, positiveVariance) / positives) + (Math.Max(0, negativeVariance) / negatives);
        return new Placements((long)positives, (long)negatives, area, variance);
    }
}
