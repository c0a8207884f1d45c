using Milestones.Numerics;

namespace Milestones.Evidence;

/// <summary>A feature's association among the customers who signed up in one period.</summary>
/// <param name="Cohort">The quarter, e.g. <c>2024 Q1</c>, or the quarters united because one was sparse: <c>2024 Q1 to 2024 Q3</c>.</param>
/// <param name="Customers">Training customers of the cohort who are eligible for the feature.</param>
/// <param name="AdjustedRiskDifference">Within strata; NaN where no stratum holds adopters and others.</param>
public sealed record CohortEffect(string Cohort, int Customers, Estimate AdjustedRiskDifference);

/// <summary>Whether a feature's association is the same over time.</summary>
/// <param name="Cohorts">By time; empty without signup dates.</param>
/// <param name="Heterogeneity">Cochran's Q over the cohorts.</param>
/// <param name="AdjustedPValue">Its p-value adjusted for all features (Benjamini–Hochberg); NaN where it can't be tested.</param>
public sealed record TemporalStability(IReadOnlyList<CohortEffect> Cohorts, TestResult Heterogeneity, double AdjustedPValue)
{
    /// <summary>Nothing is known: no signup dates, or fewer than two cohorts.</summary>
    public static TemporalStability Unknown { get; } = new([], TestResult.Undefined(), double.NaN);
}
