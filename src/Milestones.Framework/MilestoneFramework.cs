using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>
/// The finalized config: what counts as mature in this product, by which features and thresholds, on what evidence
/// and by whose decisions. A document without time of writing, paths or thread counts: the same study on the same
/// data gives the same bytes.
/// </summary>
/// <remarks>Its JSON is <see cref="FrameworkJson"/>.</remarks>
public sealed record MilestoneFramework
{
    /// <summary>The version of the format that this library writes. A major version that it does not know is refused.</summary>
    public const string CurrentFormat = "2.0";

    /// <summary>SHA-256 (lower-case hex) of the canonical bytes of the document without this member.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the format, major.minor.</summary>
    public required string Format { get; init; }

    /// <summary>Semantic version of the content, as <see cref="FrameworkVersion"/> writes it: 1.0.0, or what follows from the framework that this one replaces.</summary>
    public required string Version { get; init; }

    /// <summary>The framework that this one replaces; null: it continues none.</summary>
    public required FrameworkReference? Replaces { get; init; }

    /// <summary>Whether somebody stands for it.</summary>
    public required FrameworkStatus Status { get; init; }

    /// <summary>Who stands for it; null for a draft.</summary>
    public required FrameworkApproval? Approval { get; init; }

    /// <summary>Version of the product that derived it.</summary>
    public required string Product { get; init; }

    /// <summary>Name of the study.</summary>
    public required string Study { get; init; }

    /// <summary>What it was derived from, as hashes, and by which options.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>When usage and outcome were measured; null for a ready feature table.</summary>
    public required StudyWindows? Windows { get; init; }

    /// <summary>What counted as success.</summary>
    public required OutcomeStatement Outcome { get; init; }

    /// <summary>What else was looked at, without a verdict resting on it.</summary>
    public required IReadOnlyList<OutcomeStatement> SecondaryOutcomes { get; init; }

    /// <summary>Whom it was derived from.</summary>
    public required Population Population { get; init; }

    /// <summary>Whether usage predicts the outcome at all.</summary>
    public required ForestSkill Forest { get; init; }

    /// <summary>What the forest's ranking of the features is worth.</summary>
    public required RankingFigures Ranking { get; init; }

    /// <summary>The maturity categories, in order of display.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Every feature of the catalog, in its order, with its verdict; those of a level are part of the framework.</summary>
    public required IReadOnlyList<FrameworkFeature> Features { get; init; }

    /// <summary>The milestones.</summary>
    public required MilestoneSet Milestones { get; init; }

    /// <summary>What people decided, beside what was computed.</summary>
    public required IReadOnlyList<DecisionRecord> Decisions { get; init; }

    /// <summary>What a person should notice.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The framework in a sentence.</summary>
    public override string ToString()
    {
        var answer = Milestones.Maturity is { } maturity ? $"{maturity.Headline.Mature} mature" : "no maturity milestone";
        return $"framework {Id[..Math.Min(12, Id.Length)]} of {Study}: {answer}, {Features.Count(feature => feature.Verdict == Verdict.Kept)} of {Features.Count} features kept";
    }
}
