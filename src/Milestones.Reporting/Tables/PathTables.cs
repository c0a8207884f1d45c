using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>The path between the milestones.</summary>
internal static class PathTables
{
    /// <summary>Who goes on from each milestone to the next, with the complement.</summary>
    public static ReportTable Transitions(MilestonePath path) => ReportTable.Of(
        ["from", "to", "#training", "#hold-out", "#hold-out, without", "#not over yet", "#not observable"],
        path.Transitions.Select(IReadOnlyList<ReportCell> (step) =>
            [From(step), MilestoneAnswer.Name(step.To), .. Shares(step.All), Cell.Count(step.Censored), Cell.Count(step.NotObservable)]));

    /// <summary>The same on every plan.</summary>
    public static ReportTable TransitionsByPlan(MilestonePath path) => ReportTable.Of(
        ["from", "to", "plan", "#training", "#hold-out", "#hold-out, without"],
        path.Transitions.SelectMany(step => step.ByPlan.Select(IReadOnlyList<ReportCell> (plan) =>
            [From(step), MilestoneAnswer.Name(step.To), plan.Plan, .. Shares(plan.Figures)])));

    /// <summary>Retention of those who reached each milestone and of the others, on all plans and on each.</summary>
    public static ReportTable Retention(LandmarkRetention retention) => ReportTable.Of(
        ["milestone", "plan", "#retained, reached", "#retained, others", "#difference"],
        retention.Milestones.SelectMany(milestone => milestone.ByPlan
            .Select(plan => Row(milestone.Milestone, plan.Plan, Part(retention, plan.Figures)))
            .Prepend(Row(milestone.Milestone, "all", Part(retention, milestone.All)))));

    /// <summary>Retention by furthest milestone at one landmark.</summary>
    public static ReportTable Furthest(FurthestRetention figures) => ReportTable.Of(
        ["furthest", "#customers", "#retained"],
        [
            .. figures.Steps.Select(IReadOnlyList<ReportCell> (step) =>
                [MilestoneAnswer.Name(step.Furthest), Cell.Count(step.Retained.Of), Cell.PercentWithInterval(step.Retained)]),
            ["out of order", Cell.Count(figures.OutOfOrder.Of), Cell.PercentWithInterval(figures.OutOfOrder)],
        ]);

    /// <summary>Which milestones customers reached, in order or not.</summary>
    public static ReportTable Combinations(MilestonePath path) => ReportTable.Of(
        ["reached", "order", "#customers", "#share"],
        path.Combinations.Select(IReadOnlyList<ReportCell> (combination) =>
        [
            combination.Reached.Count == 0 ? "none" : string.Join(" + ", combination.Reached.Select(MilestoneAnswer.Name)),
            combination.InOrder ? "in order" : "out of order",
            Cell.Count(combination.Customers.Count),
            Cell.PercentWithInterval(combination.Customers),
        ]));

    /// <summary>Furthest milestone by quarter of signup.</summary>
    public static ReportTable Quarters(MilestonePath path)
    {
        var steps = Steps(path);
        return ReportTable.Of(
            ["quarter", "#customers", .. steps.Select(step => $"#{MilestoneAnswer.Name(step)}")],
            path.Quarters.Select(IReadOnlyList<ReportCell> (quarter) =>
            [
                quarter.Quarter,
                Cell.Count(quarter.Furthest[0].Customers.Of),
                .. steps.Select(step => Cell.Percent(ShareOf(quarter, step))),
            ]));
    }

    /// <summary>The furthest milestones that occur in any quarter, from none up.</summary>
    public static IReadOnlyList<FurthestMilestone> Steps(MilestonePath path) =>
        [.. path.Quarters.SelectMany(quarter => quarter.Furthest).Select(share => share.Furthest).Distinct().Order()];

    /// <summary>The share of a quarter's customers who came so far and no further, in [0, 1].</summary>
    public static double? ShareOf(QuarterProgress quarter, FurthestMilestone furthest) =>
        quarter.Furthest.FirstOrDefault(share => share.Furthest == furthest) is { } found ? found.Customers.Value : 0;

    private static string From(Transition step) => step.From is { } from ? MilestoneAnswer.Name(from) : "signup";

    private static IEnumerable<ReportCell> Shares(OnBothParts<TransitionFigures> figures) =>
    [
        Cell.PercentWithInterval(figures.Training.AmongReached),
        figures.HoldOut is { } heldOut ? Cell.PercentWithInterval(heldOut.AmongReached) : Numbers.None,
        figures.HoldOut is { } others ? Cell.PercentWithInterval(others.AmongOthers) : Numbers.None,
    ];

    private static IReadOnlyList<ReportCell> Row(Milestone milestone, string plan, TransitionFigures? found) => found is null
        ? [MilestoneAnswer.Name(milestone), plan, Numbers.None, Numbers.None, Numbers.None]
        : [MilestoneAnswer.Name(milestone), plan, Cell.PercentWithInterval(found.AmongReached), Cell.PercentWithInterval(found.AmongOthers), Cell.Points(found.Difference)];

    /// <summary>The hold-out where the landmark has one, and then never training figures among its own: a plan of which nobody is held out has none.</summary>
    private static TransitionFigures? Part(LandmarkRetention retention, OnBothParts<TransitionFigures> figures) =>
        retention.ByFurthest.HoldOut is null ? figures.Training : figures.HoldOut;
}
