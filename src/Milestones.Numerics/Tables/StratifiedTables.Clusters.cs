namespace Milestones.Numerics;

/// <content>What every cell contributes to the estimates, from which their design effects are found when rows come in clusters.</content>
public sealed partial class StratifiedTables
{
    /// <summary>
    /// How much more Σ a − E(a) within the strata varies than among independent rows, above 0; 1 where no clusters were given. Counts divided by it
    /// are effective counts. Intervals use the design effect of their own estimate, which differs little.
    /// </summary>
    public double DesignEffect => _rows?.DesignEffect(ScoreContributions()) ?? 1;

    /// <summary>The risk difference of the collapsed table (<see cref="TwoByTwo.RiskDifference"/>), without regard to the strata.</summary>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    public Estimate CrudeRiskDifference(double level = 0.95) => Effective(RiskDifferenceContributions).RiskDifference(level);

    /// <summary>The odds ratio of the collapsed table (<see cref="TwoByTwo.OddsRatio"/>), without regard to the strata.</summary>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    public Estimate CrudeOddsRatio(double level = 0.95) => Effective(OddsRatioContributions).OddsRatio(level);

    /// <summary>The exposed among all.</summary>
    public Proportion Exposure => Share(Collapsed, table => (table.Exposed, table.Total), share => (1 - share, 1 - share, -share, -share));

    /// <summary>Those with the event among the exposed.</summary>
    public Proportion ExposedEvents => Share(Collapsed, table => (table.ExposedEvents, table.Exposed), share => (1 - share, -share, 0, 0));

    /// <summary>Those with the event among the others.</summary>
    public Proportion UnexposedEvents => Share(Collapsed, table => (table.UnexposedEvents, table.Unexposed), share => (0, 0, 1 - share, -share));

    private Proportion Share(
        TwoByTwo table, Func<TwoByTwo, (double Count, double Of)> count, Func<double, (double A, double B, double C, double D)> contributions)
    {
        var (successes, trials) = count(table);
        var effect = _rows is null || trials == 0 ? 1 : _rows.DesignEffect(PerCell([table], _ => contributions(successes / trials)));
        return new Proportion((long)successes, (long)trials, effect);
    }

    private TwoByTwo Effective(Func<TwoByTwo[], double[]> contributions)
    {
        var collapsed = Collapsed;
        return _rows is null ? collapsed : collapsed.DividedBy(_rows.DesignEffect(contributions([collapsed])));
    }

    /// <summary>(exposure − its mean)(event − its mean), which add up to Σ a − E(a).</summary>
    private double[] ScoreContributions() => PerCell(_strata, stratum =>
    {
        var (exposure, events) = (stratum.Exposed / stratum.Total, stratum.Events / stratum.Total);
        return ((1 - exposure) * (1 - events), (1 - exposure) * -events, -exposure * (1 - events), -exposure * -events);
    });

    /// <summary>Derivatives of Σ (an₀ − cn₁)/n − δ n₁n₀/n, which is 0 at the common risk difference δ, with respect to each count. In one table, where
    /// δ is its own difference, that is (n₀/n)(event − rate of the exposed) and −(n₁/n)(event − rate of the others). In many sparse strata
    /// deviations from rates of their own would be too small (the one customer exposed in a stratum never deviates), and so would the design
    /// effect; the common difference has no such freedom.</summary>
    private static double[] RiskDifferenceContributions(TwoByTwo[] strata)
    {
        double weights = 0, weighted = 0;
        foreach (var stratum in strata)
        {
            if (stratum.Total > 0)
            {
                weights += stratum.Exposed / stratum.Total * stratum.Unexposed;
                weighted += ((stratum.ExposedEvents * stratum.Unexposed) - (stratum.UnexposedEvents * stratum.Exposed)) / stratum.Total;
            }
        }

        var difference = weights == 0 ? 0 : weighted / weights;
        return PerCell(strata, stratum =>
        {
            var (a, _, c, _) = stratum;
            var (n1, n0, n) = (stratum.Exposed, stratum.Unexposed, stratum.Total);
            var own = ((a * n0) - (c * n1)) / (n * n);
            var (ofExposed, ofOthers) = (own + (difference * (n0 / n) * (n0 / n)), own + (difference * (n1 / n) * (n1 / n)));
            return (((n0 - c) / n) - ofExposed, (-c / n) - ofExposed, ((a - n1) / n) - ofOthers, (a / n) - ofOthers);
        });
    }

    /// <summary>Derivatives of Σ (ad − ψbc)/n, which is 0 at the common odds ratio ψ, with respect to each count.</summary>
    private static double[] OddsRatioContributions(TwoByTwo[] strata)
    {
        var sums = RobinsBreslowGreenland.Sum(strata);
        if (sums.R == 0 || sums.S == 0)
        {
            return PerCell(strata, _ => default); // no contribution is known: the rows of a cluster count as copies
        }

        var ratio = sums.Ratio;
        return PerCell(strata, stratum =>
        {
            var (a, b, c, d) = stratum;
            var n = stratum.Total;
            var own = ((a * d) - (ratio * b * c)) / (n * n);
            return ((d / n) - own, (-ratio * c / n) - own, (-ratio * b / n) - own, (a / n) - own);
        });
    }

    private static double[] PerCell(TwoByTwo[] strata, Func<TwoByTwo, (double A, double B, double C, double D)> contribute)
        => [.. strata.SelectMany(stratum =>
        {
            var (a, b, c, d) = stratum.Total == 0 ? default : contribute(stratum);
            return new[] { a, b, c, d };
        })];
}
