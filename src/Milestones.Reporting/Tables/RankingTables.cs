using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>What the forest's ranking is worth, and which features share their importance.</summary>
internal static class RankingTables
{
    public static ReportTable Importance(MilestoneFramework framework) => ReportTable.Of(
        ["#rank", "feature", "#importance", "#within strata", "#above all shuffled copies", "#among the first"],
        framework.Features.OrderBy(feature => feature.Evidence.Rank).Select(IReadOnlyList<ReportCell> (feature) =>
        [
            Cell.Rank(feature.Evidence),
            feature.Title,
            Cell.Importance(feature.Evidence.Importance),
            Cell.Importance(feature.Evidence.ConditionalImportance),
            Cell.Percent(feature.Evidence.ShareAboveShadows),
            Cell.Percent(feature.Evidence.SelectionFrequency),
        ]));

    public static ReportTable Clusters(DerivationResult result)
    {
        var features = result.Framework.Features.ToDictionary(feature => feature.Name, StringComparer.Ordinal);
        return ReportTable.Of(
            ["#group", "#together", "feature", "#alone", "#beyond its partners", "the forest hears", "verdict"],
            result.Evidence.Forest.Clusters.SelectMany(cluster => cluster.Members.Select((member, place) => new ReportCell[]
            {
                new(place == 0 ? Numbers.Count(cluster.Number) : "", cluster.Number),
                place == 0 ? Cell.Importance(cluster.JointImportance) : new ReportCell("", cluster.JointImportance),
                features[member.Feature].Title,
                Cell.Importance(features[member.Feature].Evidence.Importance),
                Cell.Importance(member.BeyondPartners),
                member.CopyOf is { } source ? $"a copy of {features[source].Title}" : "",
                Verdict(features[member.Feature]),
            })));

        string Verdict(FrameworkFeature feature) => VerdictWords.Of(feature.Verdict)
            + (feature.RedundantWith is { } other ? $" with {features[other].Title}" : "");
    }

    public static ReportTable Bands(StudyEvidence evidence) => ReportTable.Of(
        ["band", "#kept", "gained", "lost"],
        evidence.Bands.Select(IReadOnlyList<ReportCell> (band) =>
        [
            $"{Numbers.Percent(band.NicheBelow)} to {Numbers.Percent(band.UbiquitousAbove)}",
            Cell.Count(band.Kept),
            Names(band.Gained),
            Names(band.Lost),
        ]));

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? Numbers.None : string.Join(", ", names);
}
