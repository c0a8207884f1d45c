using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>The milestones beside each other, and what their thresholds rest on.</summary>
internal static class MilestoneTables
{
    /// <summary>What each milestone is, who reaches it and what goes with it.</summary>
    public static ReportTable Definitions(MilestoneSet set) => ReportTable.Of(
        ["milestone", "definition, or why there is none", "#reached", "on the hold-out"],
        MilestoneAnswer.All(set).Select(IReadOnlyList<ReportCell> (row) =>
        [
            MilestoneAnswer.Name(row.Milestone),
            row.Definition,
            row.Reached is null ? Numbers.None : Cell.PercentWithInterval(row.Reached),
            row.GoesWith,
        ]));

    /// <summary>The searched thresholds of activation and utilization, with interval and plateau.</summary>
    public static ReportTable Thresholds(MilestoneSet set) => ReportTable.Of(
        ["threshold", "#proposed", "unit", "#best", "#interval", "#anything in", "#adjusted p", "#customers"],
        new[] { (Milestone.Activation, set.Activation?.Threshold), (Milestone.Utilization, set.Utilization?.Threshold) }
            .Where(row => row.Item2 is not null)
            .Select(IReadOnlyList<ReportCell> (row) => row is var (milestone, threshold) ?
            [
                MilestoneAnswer.Name(milestone),
                Cell.Plain(threshold!.AtLeast),
                threshold.Unit,
                Cell.Plain(threshold.Search.Best),
                $"{Numbers.Plain(threshold.Search.Lower)} to {Numbers.Plain(threshold.Search.Upper)}",
                $"{Numbers.Plain(threshold.Search.PlateauLow)} to {Numbers.Plain(threshold.Search.PlateauHigh)}",
                Cell.PValue(threshold.AdjustedPValue),
                Cell.Count(threshold.Support),
            ] : []));

    /// <summary>Utilization in every size band, beside the best threshold without regard to seats; training customers.</summary>
    public static ReportTable Sizes(UtilizationMilestone utilization) => ReportTable.Of(
        ["size", "#customers", "#reach it per seat", "#retention, points", "#reach the absolute one", "#retention, points", "#uncertain side"],
        utilization.BySize.Select(IReadOnlyList<ReportCell> (band) =>
        [
            band.Band,
            Cell.Count(band.Relative.Training.Reached.Of),
            Cell.Percent(band.Relative.Training.Reached),
            Cell.Points(band.Relative.Training.AdjustedRiskDifference),
            band.Absolute is { } absolute ? Cell.Percent(absolute.Training.Reached) : Numbers.None,
            Cell.Points(band.Absolute?.Training.AdjustedRiskDifference),
            Cell.Percent(band.Uncertain),
        ]));

    /// <summary>What goes with each milestone on every plan and in every size band.</summary>
    public static ReportTable Groups(MilestoneSet set)
    {
        (Milestone Milestone, IReadOnlyList<GroupFigures>? Groups)[] milestones =
            [(Milestone.Setup, set.Setup?.ByGroup), (Milestone.Activation, set.Activation?.ByGroup), (Milestone.Utilization, set.Utilization?.ByGroup)];
        return ReportTable.Of(
            ["milestone", "among", "#customers", "#reached", "#training, points", "#hold-out, points"],
            milestones.SelectMany(entry => (entry.Groups ?? []).Select(IReadOnlyList<ReportCell> (group) =>
            [
                MilestoneAnswer.Name(entry.Milestone),
                $"{group.Context} {group.Level}",
                Cell.Count(group.Figures.Training.Reached.Of),
                Cell.Percent(group.Figures.Training.Reached),
                Cell.Points(group.Figures.Training.AdjustedRiskDifference),
                Cell.Points(group.Figures.HoldOut?.AdjustedRiskDifference),
            ])));
    }
}
