using Milestones.Usage;

namespace Milestones.Evidence;

/// <summary>What the data of a study say: how far the forest is to be believed, and the evidence and verdict of every feature.</summary>
public sealed record StudyEvidence
{
    /// <summary>The modelling table it was computed from.</summary>
    public required UsageTable Table { get; init; }

    /// <summary>The rules by which the verdicts were reached.</summary>
    public required EvidenceRules Rules { get; init; }

    /// <summary>How well the forest predicts.</summary>
    public required ForestReport Forest { get; init; }

    /// <summary>The strata of the adjustment.</summary>
    public required StrataReport Strata { get; init; }

    /// <summary>One entry per feature of the catalog, in its order.</summary>
    public required IReadOnlyList<FeatureEvidence> Features { get; init; }

    /// <summary>What would be kept with other bands of prevalence: each end once further out and once further in.</summary>
    public IReadOnlyList<BandSensitivity> Bands { get; init; } = [];

    /// <summary>How far another engine agrees; null where the study asks for the product's own only.</summary>
    public EngineAgreement? Agreement { get; init; }

    /// <summary>What a person should notice about the analysis.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
