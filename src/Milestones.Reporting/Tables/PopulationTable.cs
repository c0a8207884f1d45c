using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>Who entered, who was left out and why, as counts that add up.</summary>
internal static class PopulationTable
{
    public static ReportTable Of(Population population) => ReportTable.Of(
        ["step", "#customers", "#retained"],
        [
            ["rows of the customer table", Cell.Count(population.Customers), ""],
            .. population.Exclusions.Select(exclusion => new ReportCell[] { $"left out: {exclusion.Reason}", new($"−{Numbers.Count(exclusion.Count)}", -exclusion.Count), "" }),
            ["training", Cell.Count(population.Training), Cell.Percent(population.Retained.Training)],
            [
                population.HoldOut == HoldOutKind.Latest ? "hold-out: the latest" : "hold-out: drawn by hash, not temporal",
                Cell.Count(population.HeldOut),
                population.Retained.HoldOut is { } heldOut ? Cell.Percent(heldOut) : "",
            ],
        ]);
}
