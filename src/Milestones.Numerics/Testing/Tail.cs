using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Milestones.Numerics;

/// <summary>Tail probabilities, computed as tails: 1 − CDF would lose every p-value below 1e-16.</summary>
internal static class Tail
{
    /// <summary>P(χ² with <paramref name="degreesOfFreedom"/> ≥ <paramref name="statistic"/>).</summary>
    public static double ChiSquare(double statistic, double degreesOfFreedom)
    {
        if (double.IsNaN(statistic) || degreesOfFreedom <= 0)
        {
            return double.NaN;
        }

        return statistic <= 0 ? 1
            : degreesOfFreedom == 1 ? SpecialFunctions.Erfc(Math.Sqrt(statistic / 2))
            : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2, statistic / 2);
    }

    /// <summary>P(|Z| ≥ |<paramref name="z"/>|).</summary>
    public static double TwoSidedNormal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>P(Z ≤ <paramref name="z"/>).</summary>
    public static double LowerNormal(double z) => SpecialFunctions.Erfc(-z / Math.Sqrt(2)) / 2;

    /// <summary>The z with P(|Z| ≤ z) = <paramref name="level"/>: 1.96 for 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static double NormalQuantileForLevel(double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        return Normal.InvCDF(0, 1, (1 + level) / 2);
    }
}
