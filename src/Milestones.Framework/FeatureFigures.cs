using System.Text.Json.Serialization;
using Milestones.Evidence;
using Milestones.Numerics;

namespace Milestones.Framework;

/// <summary>The numbers behind a verdict.</summary>
/// <param name="Rank">Place in the forest's ranking, from 1.</param>
/// <param name="RankOverSubsamples">Median rank over subsamples of half the customers, with the interval of the middle share of them; null: not measured.</param>
/// <param name="SelectionFrequency">Share of the subsamples in which it is among the first of the ranking; null: not measured.</param>
/// <param name="Importance">Permutation importance: expected increase of the Brier score.</param>
/// <param name="ConditionalImportance">The same within strata: what the feature says beyond plan, size and tenure.</param>
/// <param name="ShareAboveShadows">Share of refits in which it was more important than every shuffled copy of a column; null: not measured.</param>
/// <param name="Cluster">The features that it goes with; null: none.</param>
/// <param name="Statistic">Statistic of the deciding test; null: not tested.</param>
/// <param name="PValue">Its p-value.</param>
/// <param name="AdjustedPValue">The p-value adjusted for all features tested (Benjamini–Hochberg).</param>
/// <param name="LiftBeyondActivity">The adjusted risk difference with general activity among the strata.</param>
/// <param name="AucAlone">AUC of the feature's value by itself; below ½ where larger values go with loss.</param>
/// <param name="Association">Adoption and retention, on both parts.</param>
/// <param name="Secondary">The associations with the secondary outcomes.</param>
public sealed record FeatureFigures(
    int Rank,
    Figure? RankOverSubsamples,
    double? SelectionFrequency,
    double Importance,
    double? ConditionalImportance,
    double? ShareAboveShadows,
    ClusterFigures? Cluster,
    double? Statistic,
    double? PValue,
    double? AdjustedPValue,
    Figure LiftBeyondActivity,
    Figure AucAlone,
    OnBothParts<AssociationFigures> Association,
    IReadOnlyList<SecondaryFigures> Secondary)
{
    /// <summary>The association on those held out of whom no training row is, where several snapshots are pooled; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AssociationFigures? HoldOutUnseen { get; init; }

    /// <summary>States what was measured.</summary>
    /// <param name="measured">The measurements.</param>
    /// <param name="level">Nominal coverage of shares' intervals, in (0, 1).</param>
    public static FeatureFigures Of(FeatureMeasurements measured, double level)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return new FeatureFigures(
            measured.Rank,
            measured.RankStability is { } stability ? Figure.Of(stability.Rank) : null,
            measured.RankStability?.SelectionFrequency,
            measured.Importance,
            Figure.Finite(measured.ConditionalImportance),
            Figure.Finite(measured.ShareAboveShadows),
            measured.Cluster is { } cluster ? ClusterFigures.Of(cluster, measured.Feature.Name) : null,
            Figure.Finite(measured.TestResult.Statistic),
            Figure.Finite(measured.TestResult.PValue),
            Figure.Finite(measured.AdjustedPValue),
            Figure.Of(measured.BeyondActivity),
            Figure.Of(measured.AloneAuc),
            new OnBothParts<AssociationFigures>(
                AssociationFigures.Of(measured.Training, level),
                measured.HoldOut is { } heldOut ? AssociationFigures.Of(heldOut, level) : null),
            [.. measured.Secondary.Select(secondary => SecondaryFigures.Of(secondary, level))])
        {
            HoldOutUnseen = measured.HoldOutUnseen is { } unseen ? AssociationFigures.Of(unseen, level) : null,
        };
    }
}

/// <summary>A feature's association with an outcome that is reported beside the primary one.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="PValue">p-value of the deciding test with this outcome; null: not tested.</param>
/// <param name="AdjustedPValue">The p-value adjusted for all features tested with this outcome (Benjamini–Hochberg).</param>
/// <param name="Association">The association, on both parts; retained stands for having reached this outcome.</param>
public sealed record SecondaryFigures(string Outcome, double? PValue, double? AdjustedPValue, OnBothParts<AssociationFigures> Association)
{
    /// <summary>States what was measured.</summary>
    /// <param name="secondary">The association.</param>
    /// <param name="level">Nominal coverage of shares' intervals, in (0, 1).</param>
    public static SecondaryFigures Of(SecondaryAssociation secondary, double level)
    {
        ArgumentNullException.ThrowIfNull(secondary);
        return new SecondaryFigures(
            secondary.Outcome,
            Figure.Finite(secondary.TestResult.PValue),
            Figure.Finite(secondary.AdjustedPValue),
            new OnBothParts<AssociationFigures>(
                AssociationFigures.Of(secondary.Training, level),
                secondary.HoldOut is { } heldOut ? AssociationFigures.Of(heldOut, level) : null));
    }
}

/// <summary>Retention of adopters against that of the other eligible customers.</summary>
/// <param name="Adoption">Adopters among the eligible.</param>
/// <param name="RetainedAdopters">Retained among the adopters.</param>
/// <param name="RetainedOthers">Retained among the others.</param>
/// <param name="RiskDifference">Difference of the two.</param>
/// <param name="OddsRatio">Ratio of their odds.</param>
/// <param name="AdjustedRiskDifference">The difference within strata of comparable customers.</param>
/// <param name="AdjustedOddsRatio">The odds ratio within strata.</param>
/// <param name="Homogeneity">Test of whether the odds ratio is the same in all strata; null where several snapshots are pooled.</param>
public sealed record AssociationFigures(
    Share Adoption,
    Share RetainedAdopters,
    Share RetainedOthers,
    Figure RiskDifference,
    Figure OddsRatio,
    Figure AdjustedRiskDifference,
    Figure AdjustedOddsRatio,
    TestFigure Homogeneity)
{
    /// <summary>States an association that the evidence holds.</summary>
    /// <param name="association">The association.</param>
    /// <param name="level">Nominal coverage of shares' intervals, in (0, 1).</param>
    public static AssociationFigures Of(Association association, double level)
    {
        ArgumentNullException.ThrowIfNull(association);
        return new AssociationFigures(
            Share.From(association.Adoption, level),
            Share.From(association.RetainedAdopters, level),
            Share.From(association.RetainedOthers, level),
            Figure.Of(association.RiskDifference),
            Figure.Of(association.OddsRatio),
            Figure.Of(association.AdjustedRiskDifference),
            Figure.Of(association.AdjustedOddsRatio),
            TestFigure.Of(association.Homogeneity));
    }

    /// <summary>States the association of having reached something with being retained.</summary>
    /// <param name="strata">The tables of the strata.</param>
    /// <param name="level">Nominal coverage of all intervals, in (0, 1).</param>
    internal static AssociationFigures Of(StratifiedTables strata, double level) => new(
        Share.From(strata.Exposure, level),
        Share.From(strata.ExposedEvents, level),
        Share.From(strata.UnexposedEvents, level),
        Figure.Of(strata.CrudeRiskDifference(level)),
        Figure.Of(strata.CrudeOddsRatio(level)),
        Figure.Of(strata.RiskDifference(level)),
        Figure.Of(strata.OddsRatio(level)),
        TestFigure.Of(strata.BreslowDay(minExpected: Association.LeastExpected)));
}
