using Milestones.Numerics;

namespace Milestones.Evidence.Associations;

/// <summary>Retention of adopters against others, raw and within strata.</summary>
internal static class AssociationEstimator
{
    /// <summary>Estimates what <see cref="Association"/> holds.</summary>
    /// <param name="sample">The customers.</param>
    /// <param name="rule">Who of them has adopted.</param>
    /// <param name="level">Nominal coverage of the intervals, in (0, 1).</param>
    public static Association Run(FeatureSample sample, AdoptionRule rule, double level)
    {
        var tables = sample.Tables(rule);
        var collapsed = tables.Collapsed;
        return new Association
        {
            Table = collapsed,
            RiskDifference = tables.CrudeRiskDifference(level),
            OddsRatio = tables.CrudeOddsRatio(level),
            AdjustedRiskDifference = tables.RiskDifference(level),
            AdjustedOddsRatio = tables.OddsRatio(level),
            Homogeneity = tables.BreslowDay(minExpected: Association.LeastExpected),
            Effects = new ShareEffects(tables.Exposure.DesignEffect, tables.ExposedEvents.DesignEffect, tables.UnexposedEvents.DesignEffect),
            Overlap = Overlap(tables.Strata) / collapsed.Total,
        };
    }

    private static double Overlap(IReadOnlyList<TwoByTwo> strata)
        => strata.Where(table => table.Exposed > 0 && table.Unexposed > 0).Sum(table => table.Total);
}
