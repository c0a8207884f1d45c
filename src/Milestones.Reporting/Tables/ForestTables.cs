using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>How well the forest predicts.</summary>
internal static class ForestTables
{
    public static ReportTable Skill(MilestoneFramework framework)
    {
        var forest = framework.Forest;
        return ReportTable.Of(
            ["part", $"#{CountUnit.Of(framework.Population)}", "#AUC", "#log loss", "#Brier", "#AUC of logistic regression"],
            [
                Skill("out of bag", forest.OutOfBag, forest.LogisticAuc.Training),
                .. forest.HoldOut is { } heldOut ? [Skill("hold-out", heldOut, forest.LogisticAuc.HoldOut)] : Array.Empty<IReadOnlyList<ReportCell>>(),
                .. forest.HoldOutUnseen is { } unseen ? [Skill("hold-out, not seen in training", unseen, new Figure(null, null, null))] : Array.Empty<IReadOnlyList<ReportCell>>(),
            ]);
    }

    public static ReportTable Calibration(PredictionQuality quality, string unit) => ReportTable.Of(
        ["#predicted", "#retained", $"#{unit}"],
        quality.Calibration.Select(IReadOnlyList<ReportCell> (group) =>
            [Cell.Percent(group.MeanPredicted), Cell.Percent(group.Observed.Value), Cell.Count(group.Observed.Trials)]));

    public static ReportTable Context(ForestReport forest) => ReportTable.Of(
        ["context", "#importance"],
        forest.Context.Select(IReadOnlyList<ReportCell> (context) => [context.Name, Cell.Plain(context.Importance, "0.00000")]));

    private static IReadOnlyList<ReportCell> Skill(string part, PredictionFigures quality, Figure? logistic) =>
    [
        part,
        Cell.Count(quality.Customers),
        Cell.WithInterval(quality.Auc),
        Cell.Plain(quality.LogLoss, "0.0000"),
        Cell.Plain(quality.Brier, "0.0000"),
        Cell.WithInterval(logistic),
    ];
}
