using System.Text.Json.Serialization;
using Milestones.Evidence;

namespace Milestones.Framework;

/// <summary>Whether usage predicts the outcome at all; without skill no ranking means anything, and nothing is kept.</summary>
/// <param name="HasSkill">Whether the skill gate was passed.</param>
/// <param name="OutOfBag">The forest on its training customers, each predicted by the trees that did not see it.</param>
/// <param name="HoldOut">The forest on the customers held out; null without a hold-out.</param>
/// <param name="LogisticAuc">AUC of a logistic regression on the same columns, cross-fitted on training and on the hold-out.</param>
public sealed record ForestSkill(bool HasSkill, PredictionFigures OutOfBag, PredictionFigures? HoldOut, OnBothParts<Figure> LogisticAuc)
{
    /// <summary>The forest on those held out of whom no training row is, where several snapshots are pooled; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PredictionFigures? HoldOutUnseen { get; init; }

    /// <summary>States a forest's report.</summary>
    public static ForestSkill Of(ForestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ForestSkill(
            report.HasSkill,
            PredictionFigures.Of(report.OutOfBag),
            report.HoldOut is { } heldOut ? PredictionFigures.Of(heldOut) : null,
            new OnBothParts<Figure>(
                Figure.Of(report.Logistic.CrossFitted),
                report.Logistic.HoldOut is { } logistic ? Figure.Of(logistic) : null))
        {
            HoldOutUnseen = report.HoldOutUnseen is { } unseen ? PredictionFigures.Of(unseen) : null,
        };
    }
}

/// <summary>Quality of predicted probabilities.</summary>
/// <param name="Customers">Customers predicted.</param>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="LogLoss">Mean negative log likelihood, nats.</param>
/// <param name="Brier">Mean squared difference of probability and outcome.</param>
public sealed record PredictionFigures(int Customers, Figure Auc, double? LogLoss, double? Brier)
{
    /// <summary>States a prediction's quality.</summary>
    public static PredictionFigures Of(PredictionQuality quality)
    {
        ArgumentNullException.ThrowIfNull(quality);
        return new PredictionFigures(
            quality.Customers, Figure.Of(quality.Auc), Figure.Finite(quality.LogLoss), Figure.Finite(quality.Brier));
    }
}
