using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>The milestones beside each other.</summary>
internal static class MilestoneTables
{
    /// <summary>What each milestone is, who reaches it and what goes with it.</summary>
    public static ReportTable Definitions(MilestoneSet set) => ReportTable.Of(
        ["milestone", "definition, or why there is none", "#reached", "on the hold-out"],
        MilestoneAnswer.All(set).Select(IReadOnlyList<ReportCell> (row) =>
        [
            MilestoneAnswer.Name(row.Milestone),
            row.Definition,
            row.Reached is null ? Numbers.None : Numbers.PercentWithInterval(row.Reached),
            row.GoesWith,
        ]));
}
