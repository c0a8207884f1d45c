using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>Who entered, who was left out and why, as counts that add up.</summary>
internal static class PopulationTable
{
    public static ReportTable Of(Population population) => ReportTable.Of(
        ["step", $"#{CountUnit.Of(population)}", "#retained"],
        [
            [population.Pooled is null ? "rows of the customer table" : "rows of the customer table, at every snapshot", Cell.Count(population.Customers), ""],
            .. population.Exclusions.Select(exclusion => new ReportCell[] { $"left out: {exclusion.Reason}", new($"−{Numbers.Count(exclusion.Count)}", -exclusion.Count), "" }),
            ["training", Cell.Count(population.Training), Cell.Percent(population.Retained.Training)],
            [
                population.HoldOut == HoldOutKind.Latest ? "hold-out: the latest" : "hold-out: drawn by hash, not temporal",
                Cell.Count(population.HeldOut),
                population.Retained.HoldOut is { } heldOut ? Cell.Percent(heldOut) : "",
            ],
            .. (population.Pooled?.Snapshots ?? []).Select(flow => new ReportCell[] { FormattableString.Invariant($"of these at the snapshot {flow.Date:yyyy-MM-dd}"), Cell.Count(flow.Training + flow.HeldOut), "" }),
        ]);
}
