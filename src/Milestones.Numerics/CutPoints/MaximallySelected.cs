namespace Milestones.Numerics;

/// <summary>
/// The p-value of the largest of many correlated standard normal statistics along a line, as a searched cut point gives them.
/// </summary>
internal static class MaximallySelected
{
    /// <summary>
    /// P(max |Z| ≥ <paramref name="largest"/>) by Siegmund's approximation for a process that is locally of Ornstein–Uhlenbeck type
    /// (Siegmund 1985, chapter IV; Miller and Siegmund 1982 for cut points), with his correction for looking at discrete points only.
    /// It goes over into Bonferroni's sum where neighbours are independent and into Miller and Siegmund's formula where they are dense.
    /// </summary>
    /// <param name="largest">max |Z|, at least 0.</param>
    /// <param name="neighbourCorrelations">Correlation of each statistic with the next, in [−1, 1].</param>
    public static double PValue(double largest, ReadOnlySpan<double> neighbourCorrelations)
    {
        if (largest <= 0)
        {
            return 1;
        }

        // Expected number of clumps of excursions, two-sided, that begin between neighbours.
        var density = Math.Exp(-largest * largest / 2) / Math.Sqrt(2 * Math.PI);
        var clumps = 0.0;
        foreach (var correlation in neighbourCorrelations)
        {
            var lag = -Math.Log(Math.Clamp(correlation, 1e-9, 1));
            clumps += 2 * largest * density * lag * Discreteness(largest * Math.Sqrt(2 * lag));
        }

        // Clumps are about Poisson; written so that a tiny probability keeps its digits.
        var first = Tail.TwoSidedNormal(largest);
        var none = Math.Exp(-clumps);
        return Math.Min(1, (first * none) + (clumps < 1e-5 ? clumps : 1 - none));
    }

    /// <summary>Siegmund's ν: the share of the excursions of the continuous process that discrete points see, in the approximation of
    /// Siegmund and Yakir (2007).</summary>
    private static double Discreteness(double x)
    {
        if (x < 1e-8)
        {
            return 1;
        }

        var half = x / 2;
        var cumulative = Tail.LowerNormal(half);
        var density = Math.Exp(-half * half / 2) / Math.Sqrt(2 * Math.PI);
        return (cumulative - 0.5) / half / ((half * cumulative) + density);
    }
}
