using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Wording;
using Milestones.Usage;

namespace Milestones.Reporting.Figures;

/// <summary>A feature as the framework states it, with the evidence that it was stated from.</summary>
internal sealed record StudyFeature(FrameworkFeature Stated, FeatureEvidence Measured)
{
    public string Title => Stated.Title;

    public bool IsMember => Stated.Level != MaturityLevel.None;

    public int Rank => Stated.Evidence.Rank;

    public double Importance => Stated.Evidence.Importance;

    public double? ConditionalImportance => Stated.Evidence.ConditionalImportance;

    public AssociationFigures Training => Stated.Evidence.Association.Training;

    /// <summary>The features by rank, then in the order of the catalog.</summary>
    public static IReadOnlyList<StudyFeature> Of(DerivationResult result) =>
    [
        .. result.Framework.Features
            .Zip(result.Evidence.Features, (stated, evidence) => new StudyFeature(stated, evidence))
            .OrderBy(feature => feature.Rank),
    ];

    /// <summary>What is known of the feature in a few lines, for whoever points at it.</summary>
    public string Dossier() => PlotlyText.Dossier(
        Title,
        VerdictWords.Of(Stated.Verdict) + (IsMember ? $", {Stated.Level.ToString().ToLowerInvariant()}{(Stated.Category is { } category ? $" in {category}" : "")}" : ""),
        $"rank {Numbers.Rank(Stated.Evidence)}, importance {Numbers.Importance(Importance)}, among comparable customers {Numbers.Importance(ConditionalImportance)}",
        $"adopted ({Answer.Adoption(Stated.Adoption)}) by {Numbers.PercentWithInterval(Training.Adoption)}",
        $"retained {Numbers.Percent(Training.RetainedAdopters)} of adopters, {Numbers.Percent(Training.RetainedOthers)} of others",
        $"adjusted lift {Numbers.PointsWithInterval(Training.AdjustedRiskDifference)} points",
        Stated.Reasons.Count > 0 ? Stated.Reasons[0].Sentence : "");
}
