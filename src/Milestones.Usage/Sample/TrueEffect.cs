using MathNet.Numerics.Distributions;

namespace Milestones.Usage.Sample;

/// <summary>What an estimate of a feature's association would be without chance: the same estimand on a large generated
/// population, computed from the customers' true probabilities.</summary>
public sealed record TrueEffect
{
    /// <summary>The feature's name.</summary>
    public required string Feature { get; init; }

    /// <summary>The value from which on a customer counted as adopter.</summary>
    public required double AdoptedFrom { get; init; }

    /// <summary>Share of adopters among the eligible.</summary>
    public required double Prevalence { get; init; }

    /// <summary>Share retained of the adopters.</summary>
    public required double RetainedWith { get; init; }

    /// <summary>Share retained of the other eligible.</summary>
    public required double RetainedWithout { get; init; }

    /// <summary>Risk difference adjusted for plan × size × tenure with Mantel–Haenszel weights.</summary>
    public required double AdjustedRiskDifference { get; init; }

    /// <summary>Mantel–Haenszel odds ratio over the same strata.</summary>
    public required double AdjustedOddsRatio { get; init; }

    /// <summary>Eligible rows simulated, per generated customer.</summary>
    public required double RowsPerCustomer { get; init; }

    /// <summary>Expectation of the Cochran–Mantel–Haenszel score (adopters retained beyond expectation), per generated customer.</summary>
    public required double Score { get; init; }

    /// <summary>Variance of the score per generated customer, if the feature had no effect.</summary>
    public required double NullVariance { get; init; }

    /// <summary>Variance of the score per generated customer, as it is.</summary>
    public required double Variance { get; init; }

    /// <summary>Crude risk difference.</summary>
    public double RiskDifference => RetainedWith - RetainedWithout;

    /// <summary>Crude odds ratio.</summary>
    public double OddsRatio => RetainedWith * (1 - RetainedWithout) / ((1 - RetainedWith) * RetainedWithout);

    /// <summary>Probability that the two-sided Cochran–Mantel–Haenszel test rejects on a sample of this many generated
    /// customers, by the normal approximation.</summary>
    /// <remarks>Rows are taken as independent, so it is too high where several snapshots are pooled.</remarks>
    /// <param name="customers">Generated customers, before eligibility and hold-out.</param>
    /// <param name="significance">Level of the single test, in (0, 1). Benjamini–Hochberg at 5 % ends near 0.02 on 20,000 customers,
    /// where about half of the tested features are rejected; 0.01 leaves a margin.</param>
    public double Power(int customers, double significance = 0.01)
    {
        var critical = Normal.InvCDF(0, 1, 1 - (significance / 2)) * Math.Sqrt(NullVariance);
        var mean = Math.Sqrt(customers) * Score;
        var deviation = Math.Sqrt(Variance);
        return Normal.CDF(0, 1, (mean - critical) / deviation) + Normal.CDF(0, 1, (-mean - critical) / deviation);
    }
}
