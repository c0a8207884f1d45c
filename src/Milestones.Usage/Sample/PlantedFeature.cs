namespace Milestones.Usage.Sample;

/// <summary>A feature of the generated product, with the truth about it. Its use is driven by a latent standard normal
/// number per customer: an adopter lies above the quantile that gives the plan's share; a count is
/// ⌊median · exp(spread · latent)⌋, so heavy-tailed.</summary>
public sealed record PlantedFeature
{
    /// <summary>Name in the catalog, and of the event.</summary>
    public required string Name { get; init; }

    /// <summary>Title in the catalog.</summary>
    public required string Title { get; init; }

    /// <summary>What it was planted for.</summary>
    public required PlantedRole Role { get; init; }

    /// <summary>Category in the catalog.</summary>
    public string Category { get; init; } = "";

    /// <summary>Level in the catalog.</summary>
    public required MaturityLevel Level { get; init; }

    /// <summary>Measure in the catalog.</summary>
    public required Measure Measure { get; init; }

    /// <summary>In the order of the plans: share of adopters, in [0, 1], or (counts) median number of uses in the
    /// feature window before rounding down. 0: the plan does not include the feature. Empty for the core action,
    /// which has a life of its own.</summary>
    public required IReadOnlyList<double> ByPlan { get; init; }

    /// <summary>Standard deviation of a count's logarithm; 0 for adopted features.</summary>
    public double Spread { get; init; }

    /// <summary>Uses (in the measure's unit) from which on the effect is there; null: any use.</summary>
    public double? Threshold { get; init; }

    /// <summary>Change of retention's log odds when adopted, everything else equal; 0 for null features. It is not the
    /// marginal log odds ratio: see <see cref="TruthSimulation"/>.</summary>
    public double Coefficient { get; init; }

    /// <summary>Correlation of the latent number with general activity, in [0, 1). A follower's comes from its source.</summary>
    public double ActivityLoading { get; init; }

    /// <summary>The earlier feature whose latent number this one's follows; null: none.</summary>
    public string? Follows { get; init; }

    /// <summary>Correlation of the latent number with that of <see cref="Follows"/>; the correlation of adoption is lower.</summary>
    public double FollowsCorrelation { get; init; }

    /// <summary>Whether only premium customers have the feature (its catalog entry says so).</summary>
    public bool PremiumOnly => ByPlan is [0, 0, > 0];

    /// <summary>The value from which on a customer is an adopter: <see cref="Threshold"/>, else any use.</summary>
    public double AdoptedFrom => Threshold ?? 1;
}

/// <summary>What a feature was planted for.</summary>
public enum PlantedRole
{
    /// <summary>Raises retention; to be kept where the data are enough.</summary>
    Causal,

    /// <summary>Raises retention, and only premium customers have it; to be kept among the eligible.</summary>
    PremiumOnlyCausal,

    /// <summary>Lowers retention.</summary>
    Harmful,

    /// <summary>Used by nearly everybody, without effect.</summary>
    Ubiquitous,

    /// <summary>Used by premium customers mostly; all its association with retention is the plan's.</summary>
    PlanProxy,

    /// <summary>A noisy copy of another feature, without effect of its own.</summary>
    Copy,

    /// <summary>Without effect, but used more by active customers, who stay more.</summary>
    ActivityProxy,

    /// <summary>Without effect and unrelated to anything but the plan.</summary>
    Noise,

    /// <summary>Used by hardly anybody, without effect.</summary>
    Niche,
}
