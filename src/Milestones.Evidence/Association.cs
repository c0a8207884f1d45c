using Milestones.Numerics;

namespace Milestones.Evidence;

/// <summary>
/// Retention with a feature against without it, among the customers who are eligible for it, as it is and within
/// strata of comparable customers. Observational: an association, never an effect. Numbers that the counts do not
/// support are NaN.
/// </summary>
public sealed record Association
{
    /// <summary>Customers that every cell of a stratum must expect to take part in <see cref="Homogeneity"/> (Cochran 1954): with fewer χ² does not describe it.</summary>
    public const double LeastExpected = 5;

    /// <summary>The four counts: adopters retained and lost, others retained and lost.</summary>
    public required TwoByTwo Table { get; init; }

    /// <summary>Retention of adopters minus retention of others, in [−1, 1] (Newcombe's hybrid score interval).</summary>
    public required Estimate RiskDifference { get; init; }

    /// <summary>Odds of being retained, adopters over others; 0 or more (Woolf's interval).</summary>
    public required Estimate OddsRatio { get; init; }

    /// <summary>The risk difference within strata, with Mantel–Haenszel weights and Sato's variance.</summary>
    public required Estimate AdjustedRiskDifference { get; init; }

    /// <summary>The common odds ratio of Mantel and Haenszel (interval of Robins, Breslow and Greenland).</summary>
    public required Estimate AdjustedOddsRatio { get; init; }

    /// <summary>Breslow and Day's test of whether the odds ratio is the same in all strata that expect five or more customers in each cell; NaN
    /// with fewer than two such strata.</summary>
    public required TestResult Homogeneity { get; init; }

    /// <summary>
    /// Share of these customers, in [0, 1], who are in strata with adopters and others. The rest carries no weight
    /// in the adjusted numbers, which speak for this share only.
    /// </summary>
    public required double Overlap { get; init; }
}
