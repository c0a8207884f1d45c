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
    /// with fewer than two such strata, and where several snapshots are pooled.</summary>
    public required TestResult Homogeneity { get; init; }

    /// <summary>
    /// Share of these customers, in [0, 1], who are in strata with adopters and others. The rest carries no weight
    /// in the adjusted numbers, which speak for this share only.
    /// </summary>
    public required double Overlap { get; init; }

    /// <summary>How much more the shares vary than among independent rows, where several snapshots are pooled.</summary>
    public ShareEffects Effects { get; init; } = new();

    /// <summary>Adopters among these customers.</summary>
    public Proportion Adoption => new((long)Table.Exposed, (long)Table.Total, Effects.Adoption);

    /// <summary>Retained among the adopters.</summary>
    public Proportion RetainedAdopters => new((long)Table.ExposedEvents, (long)Table.Exposed, Effects.RetainedAdopters);

    /// <summary>Retained among the others.</summary>
    public Proportion RetainedOthers => new((long)Table.UnexposedEvents, (long)Table.Unexposed, Effects.RetainedOthers);
}

/// <summary>Design effects of an association's shares: 1 where every row is a customer of its own.</summary>
/// <param name="Adoption">Of the share of adopters, above 0.</param>
/// <param name="RetainedAdopters">Of the share retained among adopters.</param>
/// <param name="RetainedOthers">Of the share retained among the others.</param>
public sealed record ShareEffects(double Adoption = 1, double RetainedAdopters = 1, double RetainedOthers = 1);
