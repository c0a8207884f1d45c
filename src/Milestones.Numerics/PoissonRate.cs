using MathNet.Numerics.Distributions;

namespace Milestones.Numerics;

/// <summary>How many events per unit of exposure (seat and month, say), learned from a count.</summary>
public static class PoissonRate
{
    /// <summary>The exact interval (Garwood 1936): the rates for which neither so many nor so few events would be unlikely.</summary>
    /// <param name="count">Events, 0 or more; need not be whole, the limits are those of the gamma distribution.</param>
    /// <param name="exposure">Units in which they were counted, above 0.</param>
    /// <param name="level">Nominal coverage, in (0, 1); at least that is covered.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, the exposure not above 0, or the level not in (0, 1).</exception>
    public static Estimate Of(double count, double exposure, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        var tail = (1 - level) / 2;
        var lower = count == 0 ? 0 : Gamma.InvCDF(count, 1, tail);
        var upper = Gamma.InvCDF(count + 1, 1, 1 - tail);
        return new Estimate(count / exposure, new ConfidenceInterval(lower / exposure, upper / exposure, level));
    }
}
