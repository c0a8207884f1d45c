using Milestones.Framework;
using Milestones.Reporting.Wording;
using Milestones.Usage;

namespace Milestones.Reporting.Tables;

/// <summary>The features: what is part of the framework, what was dropped and why, and what people decided.</summary>
internal static class FeatureTables
{
    public static ReportTable Members(MilestoneFramework framework) => ReportTable.Of(
        ["#rank", "feature", "category", "level", "adopted", "#adoption", "#lift", "#adjusted lift", "#adjusted lift, hold-out", "#adjusted p"],
        ByRank(framework, member: true).Select(IReadOnlyList<ReportCell> (feature) =>
        [
            Cell.Rank(feature.Evidence),
            feature.Title,
            Category(feature),
            Level(feature),
            Answer.Adoption(feature.Adoption),
            Cell.Percent(feature.Evidence.Association.Training.Adoption),
            Cell.Points(feature.Evidence.Association.Training.RiskDifference),
            Cell.Points(feature.Evidence.Association.Training.AdjustedRiskDifference),
            Cell.Points(feature.Evidence.Association.HoldOut?.AdjustedRiskDifference),
            Cell.PValue(feature.Evidence.AdjustedPValue),
        ]));

    public static ReportTable Dropped(MilestoneFramework framework) => ReportTable.Of(
        ["#rank", "feature", "verdict", "why"],
        ByRank(framework, member: false).Select(IReadOnlyList<ReportCell> (feature) =>
        [
            Cell.Rank(feature.Evidence),
            feature.Title,
            VerdictWords.Of(feature.Verdict) + (feature.Decided == DecisionChoice.Drop ? ", decided: drop" : ""),
            string.Join(' ', feature.Reasons.Select(reason => reason.Sentence)),
        ]));

    public static ReportTable Decisions(MilestoneFramework framework) => ReportTable.Of(
        ["feature", "computed", "decided", "by", "on", "why", "#effect on the headline"],
        framework.Decisions.Select(IReadOnlyList<ReportCell> (decision) =>
        [
            decision.Item,
            VerdictWords.Of(decision.Computed),
            decision.Decision.ToString().ToLowerInvariant() + (decision.Applied ? "" : " (does not count)"),
            decision.Author,
            decision.Date.ToString("O"),
            decision.Reason,
            Cell.Points(decision.Effect),
        ]));

    private static IEnumerable<FrameworkFeature> ByRank(MilestoneFramework framework, bool member) =>
        framework.Features.Where(feature => feature.Level != MaturityLevel.None == member).OrderBy(feature => feature.Evidence.Rank);

    private static string Category(FrameworkFeature feature) => feature.Category is not { } category ? Numbers.None
        : feature.SuggestedByPhi is { } phi ? $"{category} (suggested by co-usage, phi {Numbers.Plain(phi, "0.00")})"
        : category;

    private static string Level(FrameworkFeature feature) =>
        feature.Level.ToString().ToLowerInvariant() + (feature.Decided is null ? "" : ", decided");
}
