using Milestones.Framework;
using Milestones.Reporting.Wording;
using Milestones.Usage;

namespace Milestones.Reporting.Markdown;

/// <content>The features: what is part of the framework, what was dropped and why, and what people decided.</content>
public static partial class ReportMarkdown
{
    private static void WriteMembers(MarkdownText text, MilestoneFramework framework)
    {
        var members = framework.Features.Where(feature => feature.Level != MaturityLevel.None).OrderBy(feature => feature.Evidence.Rank).ToList();
        text.Heading(2, "What is part of the framework");
        if (members.Count == 0)
        {
            text.Paragraph("No feature.");
            return;
        }

        text.Paragraph("Lift is retention of adopters minus retention of others, in points; adjusted lift compares within strata of comparable customers.");
        text.Table(
            ["#rank", "feature", "category", "level", "adopted", "#adoption", "#lift", "#adjusted lift", "#adjusted lift, hold-out", "#adjusted p"],
            members.Select(feature => new[]
            {
                Numbers.Rank(feature.Evidence),
                MarkdownText.Escape(feature.Title),
                Category(feature),
                Level(feature),
                Answer.Adoption(feature.Adoption),
                Numbers.Percent(feature.Evidence.Association.Training.Adoption),
                Numbers.PointsWithInterval(feature.Evidence.Association.Training.RiskDifference),
                Numbers.PointsWithInterval(feature.Evidence.Association.Training.AdjustedRiskDifference),
                feature.Evidence.Association.HoldOut is { } heldOut ? Numbers.PointsWithInterval(heldOut.AdjustedRiskDifference) : Numbers.None,
                Numbers.PValue(feature.Evidence.AdjustedPValue),
            }));
        text.Bullets(members
            .Where(feature => feature.Adoption is { AtLeast: not null, Search: not null })
            .Select(feature => $"{MarkdownText.Escape(feature.Title)}: {Threshold(feature.Adoption)}")
            .DefaultIfEmpty("No threshold was searched for: any use is adoption."));
    }

    private static void WriteDropped(MarkdownText text, MilestoneFramework framework)
    {
        text.Heading(2, "What was dropped, and why");
        text.Table(
            ["#rank", "feature", "verdict", "why"],
            framework.Features
                .Where(feature => feature.Level == MaturityLevel.None)
                .OrderBy(feature => feature.Evidence.Rank)
                .Select(feature => new[]
                {
                    Numbers.Rank(feature.Evidence),
                    MarkdownText.Escape(feature.Title),
                    VerdictWords.Of(feature.Verdict) + (feature.Decided == DecisionChoice.Drop ? ", decided: drop" : ""),
                    MarkdownText.Escape(string.Join(' ', feature.Reasons.Select(reason => reason.Sentence))),
                }));
    }

    private static void WriteDecisions(MarkdownText text, MilestoneFramework framework)
    {
        if (framework.Decisions.Count == 0)
        {
            return;
        }

        text.Heading(2, "Decisions");
        text.Paragraph("What people decided beside what was computed, and by how many points each decision moves the headline.");
        text.Table(
            ["feature", "computed", "decided", "by", "on", "why", "#effect on the headline"],
            framework.Decisions.Select(decision => new[]
            {
                MarkdownText.Escape(decision.Item),
                VerdictWords.Of(decision.Computed),
                decision.Decision.ToString().ToLowerInvariant() + (decision.Applied ? "" : " (does not count)"),
                MarkdownText.Escape(decision.Author),
                decision.Date.ToString("O"),
                MarkdownText.Escape(decision.Reason),
                Numbers.Points(decision.Effect),
            }));
        if (framework.Milestones.Maturity?.WithoutDecisions is { } without)
        {
            text.Paragraph($"Without any decision the headline would be {Numbers.PercentWithInterval(without.Mature)}.");
        }
    }

    private static string Category(FrameworkFeature feature) => feature.Category is not { } category ? Numbers.None
        : feature.SuggestedByPhi is { } phi ? $"{MarkdownText.Escape(category)} (suggested by co-usage, phi {Numbers.Plain(phi, "0.00")})"
        : MarkdownText.Escape(category);

    private static string Level(FrameworkFeature feature) =>
        feature.Level.ToString().ToLowerInvariant() + (feature.Decided is null ? "" : ", decided");

    private static string Threshold(AdoptionThreshold adoption)
    {
        var search = adoption.Search!;
        return $"anything from {Numbers.Plain(search.PlateauLow)} to {Numbers.Plain(search.PlateauHigh)} {adoption.Unit} works; {Numbers.Plain(search.Proposed)} is proposed, the best is {Numbers.Plain(search.Best)} (interval {Numbers.Plain(search.Lower)} to {Numbers.Plain(search.Upper)}, p {Numbers.PValue(search.PValue)}).";
    }
}
