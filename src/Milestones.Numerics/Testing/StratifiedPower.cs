namespace Milestones.Numerics;

/// <summary>One stratum of a planned or finished comparison of two groups.</summary>
/// <param name="Exposed">Exposed rows, at least 0.</param>
/// <param name="Unexposed">Other rows, at least 0.</param>
/// <param name="ExposedRate">True rate of the event among the exposed, in [0, 1].</param>
/// <param name="UnexposedRate">True rate of the event among the others, in [0, 1].</param>
public readonly record struct PowerStratum(double Exposed, double Unexposed, double ExposedRate, double UnexposedRate);

/// <summary>
/// How likely the Cochran–Mantel–Haenszel test finds a difference of a given size: the usual normal approximation for two proportions
/// (Fleiss, Levin and Paik 2003, chapter 4), summed over strata with Mantel–Haenszel weights. For the test's null variance the
/// rate of a stratum is that of both its groups together.
/// </summary>
public static class StratifiedPower
{
    /// <summary>Power of the two-sided test without continuity correction.</summary>
    /// <param name="strata">Sizes and true rates; with one stratum of equal groups the result is that of R's
    /// <c>power.prop.test(strict = TRUE)</c>.</param>
    /// <param name="alpha">Significance level, in (0, 1).</param>
    /// <returns>In [0, 1]: <paramref name="alpha"/> without any difference, NaN where no stratum holds both groups and an
    /// uncertain event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or a rate or the level out of range.</exception>
    public static double Of(IReadOnlyList<PowerStratum> strata, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var z = Tail.NormalQuantileForLevel(1 - alpha);
        double mean = 0, nullVariance = 0, variance = 0;
        foreach (var stratum in strata)
        {
            Require(stratum);
            var (n1, n0, p1, p0) = stratum;
            var n = n1 + n0;
            if (n1 > 0 && n0 > 0)
            {
                var weight = n1 / n * n0;
                var pooled = ((n1 * p1) + (n0 * p0)) / n;
                mean += weight * (p1 - p0);
                nullVariance += weight * pooled * (1 - pooled);
                variance += weight * weight * ((p1 * (1 - p1) / n1) + (p0 * (1 - p0) / n0));
            }
        }

        if (nullVariance == 0)
        {
            return double.NaN;
        }

        var critical = z * Math.Sqrt(nullVariance);
        return variance == 0
            ? (Math.Abs(mean) >= critical ? 1 : 0)
            : Tail.LowerNormal((mean - critical) / Math.Sqrt(variance)) + Tail.LowerNormal((-mean - critical) / Math.Sqrt(variance));
    }

    /// <summary>
    /// The smallest common risk difference that the test finds with the given power, everything else as in the tables: sizes of the groups,
    /// and rate of each stratum as a whole. It says what a study could have found.
    /// </summary>
    /// <param name="tables">Counts, as for the test itself; of rows in clusters the effective counts are taken.</param>
    /// <param name="power">Wanted power, in (<paramref name="alpha"/>, 1).</param>
    /// <param name="alpha">Significance level, in (0, 1).</param>
    /// <returns>A positive difference in (0, 1], to 6 digits; NaN where even the largest that the rates allow would be
    /// missed too often. Where a rate cannot move as far in a stratum (it ends at 0 or 1), it moves as far as it can there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Power or level out of range.</exception>
    public static double SmallestRiskDifference(StratifiedTables tables, double power = 0.8, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(tables);
        if (!(alpha is > 0 and < 1 && power > alpha && power < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(power), power, "0 < alpha < power < 1 is needed.");
        }

        var effect = tables.DesignEffect;
        if (!(At(1) >= power))
        {
            return double.NaN;
        }

        var (low, high) = (0.0, 1.0);
        while (high - low > 1e-7)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle) >= power ? (low, middle) : (middle, high);
        }

        return high;

        double At(double difference) => Of([.. tables.Strata.Where(table => table.Total > 0).Select(table => Shifted(effect == 1 ? table : table.DividedBy(effect), difference))], alpha);
    }

    /// <summary>The stratum with its rate as observed and its groups <paramref name="difference"/> apart.</summary>
    private static PowerStratum Shifted(TwoByTwo table, double difference)
    {
        var rate = table.Events / table.Total;
        var share = table.Exposed / table.Total;
        var possible = Math.Min(
            share == 1 ? double.PositiveInfinity : (1 - rate) / (1 - share),
            share == 0 ? double.PositiveInfinity : rate / share);
        var moved = Math.Min(difference, possible);
        return new PowerStratum(
            table.Exposed,
            table.Unexposed,
            Math.Clamp(rate + ((1 - share) * moved), 0, 1),
            Math.Clamp(rate - (share * moved), 0, 1));
    }

    private static void Require(PowerStratum stratum)
    {
        if (!(stratum is { Exposed: >= 0, Unexposed: >= 0, ExposedRate: >= 0 and <= 1, UnexposedRate: >= 0 and <= 1 }))
        {
            throw new ArgumentOutOfRangeException(nameof(stratum), stratum, "Sizes are at least 0 and rates in [0, 1].");
        }
    }
}
