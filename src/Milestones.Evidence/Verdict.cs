namespace Milestones.Evidence;

/// <summary>What the evidence says of a feature. The order is the order of precedence: the first that applies stands.</summary>
public enum Verdict
{
    /// <summary>The feature knows the outcome too well to be usage: it is suspected to be measured after the fact.</summary>
    Leaking,

    /// <summary>Too few adopters or too few others to say anything.</summary>
    NotEnoughData,

    /// <summary>Adopted by too few customers to be a milestone.</summary>
    Niche,

    /// <summary>Adopted by nearly everyone, so it tells nobody apart.</summary>
    Ubiquitous,

    /// <summary>Associated with the outcome only because its adopters are on certain plans.</summary>
    PlanProxy,

    /// <summary>Says nothing that a stronger, correlated feature doesn't say.</summary>
    RedundantWith,

    /// <summary>No association with the outcome within comparable customers that a test confirms.</summary>
    NotPredictive,

    /// <summary>Its association changes sides between cohorts.</summary>
    Unstable,

    /// <summary>Adopters are retained less than comparable others.</summary>
    Negative,

    /// <summary>Adopters are retained more than comparable others; the feature is part of maturity.</summary>
    Kept,
}
