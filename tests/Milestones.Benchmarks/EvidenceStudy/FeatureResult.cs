using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>What one data set said of one feature; only what is scored is kept.</summary>
/// <param name="Planted">The truth about it.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="RedundantWith">What it was called redundant with; null: nothing.</param>
/// <param name="IsExplainedByActivity">Whether it was marked so.</param>
/// <param name="Bar">From when on a customer counted as an adopter.</param>
/// <param name="IsSearched">Whether that threshold was chosen on the training customers of the same data.</param>
/// <param name="PValue">Of its test; NaN: not tested.</param>
/// <param name="AdjustedPValue">The same by Benjamini and Hochberg.</param>
/// <param name="Prevalence">Its Wilson interval.</param>
/// <param name="Training">The association on the training customers.</param>
/// <param name="HoldOut">The association on those held out.</param>
/// <param name="HoldOutUnseen">The association on those of them of whom no training row is; null: there are none, or one snapshot.</param>
/// <param name="Independent">What the training rows would say if they were taken as independent; null where every row is a customer.</param>
/// <param name="Threshold">Interval of the searched threshold; null: none was searched or found.</param>
internal sealed record FeatureResult(
    PlantedFeature Planted,
    Verdict Verdict,
    string? RedundantWith,
    bool IsExplainedByActivity,
    AdoptionBar Bar,
    bool IsSearched,
    double PValue,
    double AdjustedPValue,
    Estimate Prevalence,
    AssociationResult Training,
    AssociationResult HoldOut,
    AssociationResult? HoldOutUnseen,
    IndependentRows? Independent,
    ConfidenceInterval? Threshold)
{
    /// <summary>Takes what is scored from the evidence.</summary>
    public static FeatureResult Of(FeatureEvidence feature, PlantedFeature planted, int index, double confidence, IndependentRows? independent) => new(
        planted,
        feature.Verdict,
        feature.RedundantWith,
        feature.Reasons.Any(reason => string.Equals(reason.Code, "explained-by-general-activity", StringComparison.Ordinal)),
        new AdoptionBar(index, feature.Adoption.Threshold ?? double.Epsilon), // any use: above 0
        feature.Adoption.Basis == AdoptionBasis.Derived,
        feature.TestResult.PValue,
        feature.AdjustedPValue,
        new Estimate(feature.Prevalence.Value, feature.Prevalence.Wilson(confidence)),
        AssociationResult.Of(feature.Training, confidence),
        AssociationResult.Of(feature.HoldOut!, confidence),
        feature.HoldOutUnseen is { } unseen ? AssociationResult.Of(unseen, confidence) : null,
        independent,
        feature.Threshold?.Derived?.Interval);
}

/// <summary>The estimates of one association.</summary>
internal sealed record AssociationResult(
    Estimate RetainedAdopters, Estimate RiskDifference, Estimate AdjustedRiskDifference, Estimate AdjustedOddsRatio)
{
    public static AssociationResult Of(Association association, double confidence) => new(
        new Estimate(association.RetainedAdopters.Value, association.RetainedAdopters.Wilson(confidence)),
        association.RiskDifference,
        association.AdjustedRiskDifference,
        association.AdjustedOddsRatio);
}
