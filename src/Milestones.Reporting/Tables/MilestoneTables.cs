using Milestones.Framework;
using Milestones.Reporting.Csv;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>The milestones beside each other, and what each rests on.</summary>
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

    /// <summary>The thresholds of activation and utilization, with the interval of the best and the plateau of equally good ones.</summary>
    public static ReportTable Thresholds(MilestoneSet set) => ReportTable.Of(
        ["threshold", "#proposed", "unit", "#best", "#interval", "#anything in", "#adjusted p", "#customers"],
        new[] { (Milestone: Milestone.Activation, set.Activation?.Threshold), (Milestone: Milestone.Utilization, set.Utilization?.Threshold) }
            .Where(row => row.Threshold is not null)
            .Select(IReadOnlyList<ReportCell> (row) =>
            [
                MilestoneAnswer.Name(row.Milestone),
                Cell.Plain(row.Threshold!.AtLeast),
                row.Threshold.Unit,
                Cell.Plain(row.Threshold.Search.Best),
                new($"{Numbers.Plain(row.Threshold.Search.Lower)} to {Numbers.Plain(row.Threshold.Search.Upper)}", row.Threshold.Search.Lower),
                new($"{Numbers.Plain(row.Threshold.Search.PlateauLow)} to {Numbers.Plain(row.Threshold.Search.PlateauHigh)}", row.Threshold.Search.PlateauLow),
                Cell.PValue(row.Threshold.AdjustedPValue),
                Cell.Count(row.Threshold.Support),
            ]));

    /// <summary>Whether a threshold per seat treats small customers fairly: by size, beside the best threshold without regard to seats.</summary>
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

    /// <summary>Every candidate setup step with its verdict; those of the milestone first, by the day on which they are taken.</summary>
    public static ReportTable SetupSteps(MilestoneSet set) => ReportTable.Of(
        ["step", "verdict", "#taken", "#median day", "#adjusted", "#raw", "why"],
        set.SetupSteps
            .OrderByDescending(step => step.Verdict == StepVerdict.Kept)
            .ThenBy(step => step.MedianDay)
            .Select(IReadOnlyList<ReportCell> (step) =>
            [
                step.Title,
                step.Verdict == StepVerdict.Kept ? "part of setup" : SnakeCase.Of(step.Verdict).Replace('_', ' '),
                Cell.Percent(step.Prevalence),
                Cell.Plain(step.MedianDay, "0.#"),
                Cell.Points(step.Association.Training.AdjustedRiskDifference),
                Cell.Points(step.Raw.Training.RiskDifference.Value),
                step.Reason.Sentence,
            ]));
}
