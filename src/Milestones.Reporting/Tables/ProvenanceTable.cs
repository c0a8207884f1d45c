using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>What the framework was derived from, and how.</summary>
internal static class ProvenanceTable
{
    public static ReportTable Of(MilestoneFramework framework)
    {
        var provenance = framework.Provenance;
        return ReportTable.Of(
            ["what", "value"],
            [
                ["framework", framework.Id],
                ["format, product", $"{framework.Format}, milestones {framework.Product}"],
                .. provenance.Files.Select(file => new ReportCell[] { file.Name, file.Sha256 }),
                ["data", provenance.Data],
                ["seed", provenance.Seed],
                .. framework.Windows is { EarlierSnapshots: not null } windows
                    ? [new ReportCell[] { "snapshots", string.Join(", ", windows.Snapshots.Select(date => FormattableString.Invariant($"{date:yyyy-MM-dd}"))) }]
                    : Array.Empty<ReportCell[]>(),
                ["engine", provenance.Options.Forest.Engine.ToString().ToLowerInvariant()],
                ["trees", Numbers.Count(provenance.Options.Forest.Trees)],
                ["hold-out", Numbers.Percent(provenance.Options.HoldOut)],
            ]);
    }
}
