namespace Milestones.Numerics;

/// <summary>Wilson's score limits of a proportion (Wilson 1927), for counts that need not be whole.</summary>
internal static class WilsonScore
{
    /// <summary>Limits within [0, 1], exactly 0 or 1 at the edge; [0, 1] itself without trials.</summary>
    public static (double Lower, double Upper) Limits(double successes, double trials, double z)
    {
        if (trials == 0)
        {
            return (0, 1);
        }

        var p = successes / trials;
        var centre = (p + (z * z / (2 * trials))) / (1 + (z * z / trials));
        var half = z / (1 + (z * z / trials)) * Math.Sqrt((p * (1 - p) / trials) + (z * z / (4 * trials * trials)));
        return (successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }
}
