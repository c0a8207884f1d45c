using Milestones.Framework;
using Milestones.Reporting.Csv;

namespace Milestones.Reporting.Tables;

/// <summary>The candidate setup steps.</summary>
internal static class SetupTables
{
    /// <summary>Every step with its verdict: those of setup first, in the order in which customers take them.</summary>
    public static ReportTable Steps(MilestoneSet set) => ReportTable.Of(
        ["step", "verdict", "#taken", "#median day", "#adjusted", "#adjusted, hold-out", "#raw", "why"],
        InOrder(set).Select(IReadOnlyList<ReportCell> (step) =>
        [
            step.Title,
            Verdict(step),
            Cell.Percent(step.Prevalence),
            Cell.Plain(step.MedianDay, "0.#"),
            Cell.Points(step.Association.Training.AdjustedRiskDifference),
            Cell.Points(step.Association.HoldOut?.AdjustedRiskDifference),
            Cell.Points(step.Raw.Training.RiskDifference.Value),
            step.Reason.Sentence,
        ]));

    /// <summary>The steps of setup by median day, then the others.</summary>
    public static IEnumerable<SetupStepEvidence> InOrder(MilestoneSet set) => set.SetupSteps
        .OrderByDescending(step => step.Verdict == StepVerdict.Kept)
        .ThenBy(step => step.MedianDay);

    /// <summary>The verdict in words.</summary>
    public static string Verdict(SetupStepEvidence step) => step.Verdict == StepVerdict.Kept ? "part of setup" : SnakeCase.Of(step.Verdict).Replace('_', ' ');
}
