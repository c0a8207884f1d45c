using Milestones.Framework;

namespace Milestones.Reporting.Tables;

/// <summary>The outcomes beside the primary one: of the mature, and of the adopters of every feature.</summary>
internal static class OutcomeTables
{
    public static ReportTable Mature(MaturityOutcome outcome) => ReportTable.Of(
        ["part", "#mature", "#others", "#difference", "#adjusted"],
        [
            Row("training", outcome.Association.Training),
            .. outcome.Association.HoldOut is { } heldOut ? [Row("hold-out", heldOut)] : Array.Empty<IReadOnlyList<ReportCell>>(),
        ]);

    /// <summary>The features.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="place">Place of the outcome among the secondary ones.</param>
    public static ReportTable Features(MilestoneFramework framework, int place) => ReportTable.Of(
        ["#rank", "feature", "verdict", "#difference", "#adjusted", "#adjusted, hold-out", "#adjusted p"],
        framework.Features.OrderBy(feature => feature.Evidence.Rank).Select(IReadOnlyList<ReportCell> (feature) =>
        {
            var (_, _, adjusted, (training, heldOut)) = feature.Evidence.Secondary[place];
            return
            [
                Cell.Rank(feature.Evidence),
                feature.Title,
                VerdictWords.Of(feature.Verdict),
                Cell.Points(training.RiskDifference),
                Cell.Points(training.AdjustedRiskDifference),
                Cell.Points(heldOut?.AdjustedRiskDifference),
                Cell.PValue(adjusted),
            ];
        }));

    private static IReadOnlyList<ReportCell> Row(string part, AssociationFigures association) =>
    [
        part,
        Cell.Percent(association.RetainedAdopters),
        Cell.Percent(association.RetainedOthers),
        Cell.Points(association.RiskDifference),
        Cell.Points(association.AdjustedRiskDifference),
    ];
}
