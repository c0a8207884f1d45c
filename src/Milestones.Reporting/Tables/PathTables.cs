using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>The way from milestone to milestone, and what comes next on it.</summary>
internal static class PathTables
{
    /// <summary>Who goes on from each milestone to the next.</summary>
    public static ReportTable Transitions(MilestonePath path) => ReportTable.Of(
        ["from", "to", "#training", "#hold-out", "#hold-out, without", "#not over yet", "#not observable"],
        path.Transitions.Select(IReadOnlyList<ReportCell> (step) =>
        [
            step.From is { } from ? MilestoneAnswer.Name(from) : "signup",
            MilestoneAnswer.Name(step.To),
            Cell.PercentWithInterval(step.All.Training.AmongReached),
            step.All.HoldOut is { } heldOut ? Cell.PercentWithInterval(heldOut.AmongReached) : Numbers.None,
            step.All.HoldOut is { } others ? Cell.PercentWithInterval(others.AmongOthers) : Numbers.None,
            Cell.Count(step.Censored),
            Cell.Count(step.NotObservable),
        ]));

    /// <summary>Retention by furthest milestone at one landmark.</summary>
    public static ReportTable Furthest(FurthestRetention figures) => ReportTable.Of(
        ["furthest", "#customers", "#retained"],
        [
            .. figures.Steps.Select(IReadOnlyList<ReportCell> (step) => [MilestoneAnswer.Name(step.Furthest), Cell.Count(step.Retained.Of), Cell.PercentWithInterval(step.Retained)]),
            ["out of order", Cell.Count(figures.OutOfOrder.Of), Cell.PercentWithInterval(figures.OutOfOrder)],
        ]);

    /// <summary>Furthest milestone by quarter of signup.</summary>
    public static ReportTable Quarters(MilestonePath path)
    {
        var steps = path.Quarters.SelectMany(quarter => quarter.Furthest).Select(share => share.Furthest).Distinct().Order().ToList();
        return ReportTable.Of(
            ["quarter", "#customers", .. steps.Select(step => $"#{MilestoneAnswer.Name(step)}")],
            path.Quarters.Select(IReadOnlyList<ReportCell> (quarter) =>
            [
                quarter.Quarter,
                Cell.Count(quarter.Furthest[0].Customers.Of),
                .. steps.Select(step => quarter.Furthest.FirstOrDefault(share => share.Furthest == step) is { } share ? Cell.Percent(share.Customers) : Cell.Percent(0)),
            ]));
    }
}
