namespace Milestones.Numerics;

/// <content>The association that the strata have in common.</content>
public sealed partial class StratifiedTables
{
    /// <summary>
    /// The Mantel–Haenszel odds ratio (Mantel and Haenszel 1959), Σ ad/n ÷ Σ bc/n, with the interval of Robins, Breslow and
    /// Greenland (1986) on the log scale, which holds both for few large and for many sparse strata. Where the ratio would be 0
    /// or infinite, ½ is added to each cell of the collapsed table, shared out among the informative strata by their size; with
    /// one stratum this is the correction of <see cref="TwoByTwo.OddsRatio"/>.
    /// </summary>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <returns>NaN when no stratum is informative.</returns>
    public Estimate OddsRatio(double level = 0.95)
    {
        if (_rows is not null)
        {
            return DividedBy(_rows.DesignEffect(OddsRatioContributions(_strata))).OddsRatio(level);
        }

        var z = Tail.NormalQuantileForLevel(level);
        var informative = Array.FindAll(_strata, stratum => stratum.IsInformative);
        if (informative.Length == 0)
        {
            return Estimate.Undefined(level);
        }

        var sums = RobinsBreslowGreenland.Sum(informative);
        if (sums.R == 0 || sums.S == 0)
        {
            var total = informative.Sum(stratum => stratum.Total);
            sums = RobinsBreslowGreenland.Sum(Array.ConvertAll(informative, stratum => stratum + Equal(0.5 * stratum.Total / total)));
        }

        var factor = Math.Exp(z * Math.Sqrt(sums.LogVariance));
        return new Estimate(sums.Ratio, new ConfidenceInterval(sums.Ratio / factor, sums.Ratio * factor, level));
    }

    /// <summary>
    /// The common risk difference with Mantel–Haenszel weights n₁n₀/n, with the variance of Sato (1989; Greenland and Robins
    /// 1985 for the weights), which like <see cref="OddsRatio"/> holds for large and for sparse strata. Limits are cut to [−1, 1].
    /// Where that variance is 0 (no outcome varies within a group, which would claim certainty), the strata's Newcombe limits are
    /// combined instead, by the method of variance estimates recovery (Zou and Donner 2008).
    /// </summary>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <returns>In [−1, 1]; NaN when no stratum holds both exposed and unexposed.</returns>
    public Estimate RiskDifference(double level = 0.95)
    {
        if (_rows is not null)
        {
            return DividedBy(_rows.DesignEffect(RiskDifferenceContributions(_strata))).RiskDifference(level);
        }

        var z = Tail.NormalQuantileForLevel(level);
        double weights = 0, weighted = 0, p = 0, q = 0;
        foreach (var stratum in _strata)
        {
            var (a, _, c, _) = stratum;
            var (n1, n0, n) = (stratum.Exposed, stratum.Unexposed, stratum.Total);
            if (n1 == 0 || n0 == 0)
            {
                continue;
            }

            weights += n1 / n * n0;
            weighted += ((a * n0) - (c * n1)) / n;
            p += (c * (n1 / n) * (n1 / n)) - (a * (n0 / n) * (n0 / n)) + (n1 / n * (n0 / n) * (n0 - n1) / 2);
            q += ((a * (n0 - c)) + (c * (n1 - a))) / n / 2;
        }

        if (weights == 0)
        {
            return Estimate.Undefined(level);
        }

        var difference = weighted / weights;
        var variance = ((difference * p) + q) / (weights * weights);

        // Exactly 0 but for rounding where nothing varies; any real variance is of the order of 1 / weights.
        var (below, above) = variance * weights > 1e-12
            ? (z * Math.Sqrt(variance), z * Math.Sqrt(variance))
            : RecoveredHalfWidths(weights, level);
        return new Estimate(difference, new ConfidenceInterval(
            Math.Max(-1, difference - below), Math.Min(1, difference + above), level));
    }

    private (double Below, double Above) RecoveredHalfWidths(double weights, double level)
    {
        double below = 0, above = 0;
        foreach (var stratum in _strata)
        {
            var estimate = stratum.RiskDifference(level);
            if (!estimate.IsDefined)
            {
                continue;
            }

            var share = stratum.Exposed / stratum.Total * stratum.Unexposed / weights;
            below = double.Hypot(below, share * (estimate.Value - estimate.Interval.Lower));
            above = double.Hypot(above, share * (estimate.Interval.Upper - estimate.Value));
        }

        return (below, above);
    }

    private static TwoByTwo Equal(double count) => new(count, count, count, count);
}
