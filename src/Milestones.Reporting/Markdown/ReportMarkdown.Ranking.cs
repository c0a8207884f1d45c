using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>What the forest's ranking is worth, and which features share their importance.</content>
public static partial class ReportMarkdown
{
    private static void WriteRanking(MarkdownText text, DerivationResult result)
    {
        var (forest, ranking) = (result.Evidence.Forest, result.Framework.Ranking);
        text.Heading(2, "How certain is the ranking?");
        text.Paragraph(ranking.SelectionStability is { } stability
            ? $"Ranks stand with the interval of the middle share of {forest.Stability!.Refits} refits on half of the customers each. The {ranking.Selected} features that each of them puts first are the same to a degree of {Numbers.WithInterval(stability, "0.00")} (Nogueira's index: 1 always the same, 0 drawn at random)."
            : "Ranks were not repeated on subsamples, so how certain they are is not known.");
        text.Paragraph(ranking.ShadowLine is { } line
            ? $"Columns that cannot matter, shuffled copies of the real ones, reach an importance of {Numbers.Plain(line, "0.00000")} ({forest.Shadows!.Refits} refits); the most negative importance of any column mirrors a noise of {Numbers.Plain(ranking.NoiseLine, "0.00000")}. Both describe, and decide nothing."
            : $"The most negative importance of any column mirrors a noise of {Numbers.Plain(ranking.NoiseLine, "0.00000")}.");
        WriteImportance(text, result.Framework);
        WriteClusters(text, result);
    }

    private static void WriteImportance(MarkdownText text, MilestoneFramework framework) => text.Table(
        ["#rank", "feature", "#importance", "#within strata", "#above all shuffled copies", "#among the first"],
        framework.Features.OrderBy(feature => feature.Evidence.Rank).Select(feature => new[]
        {
            Numbers.Rank(feature.Evidence),
            MarkdownText.Escape(feature.Title),
            Numbers.Plain(feature.Evidence.Importance, "0.00000"),
            Numbers.Plain(feature.Evidence.ConditionalImportance, "0.00000"),
            Numbers.Percent(feature.Evidence.ShareAboveShadows),
            Numbers.Percent(feature.Evidence.SelectionFrequency),
        }));

    private static void WriteClusters(MarkdownText text, DerivationResult result)
    {
        var clusters = result.Evidence.Forest.Clusters;
        if (clusters.Count == 0)
        {
            return;
        }

        var features = result.Framework.Features.ToDictionary(feature => feature.Name, StringComparer.Ordinal);
        text.Paragraph(
            "Features that go together share their importance. Beyond its partners is the least that a feature is worth among customers alike in one of the others: about 0 for a copy. "
            + "Whether a feature is redundant is tested in the same way on retention itself; the verdict goes by that test.");
        text.Table(
            ["#group", "#together", "feature", "#alone", "#beyond its partners", "the forest hears", "verdict"],
            clusters.SelectMany(cluster => cluster.Members.Select((member, place) => new[]
            {
                place == 0 ? Numbers.Count(cluster.Number) : "",
                place == 0 ? Importance(cluster.JointImportance) : "",
                MarkdownText.Escape(features[member.Feature].Title),
                Importance(features[member.Feature].Evidence.Importance),
                Importance(member.BeyondPartners),
                member.CopyOf is { } source ? $"a copy of {MarkdownText.Escape(features[source].Title)}" : "",
                Verdict(features[member.Feature]),
            })));

        string Verdict(FrameworkFeature feature) => VerdictWords.Of(feature.Verdict)
            + (feature.RedundantWith is { } other ? $" with {MarkdownText.Escape(features[other].Title)}" : "");
    }

    private static void WriteBands(MarkdownText text, StudyEvidence evidence)
    {
        if (evidence.Bands.Count == 0)
        {
            return;
        }

        var rules = evidence.Rules;
        text.Heading(2, "What if niche and ubiquitous began elsewhere");
        text.Paragraph($"The study takes features adopted by {Numbers.Percent(rules.NicheBelow)} to {Numbers.Percent(rules.UbiquitousAbove)} of the eligible; no data can tell where this band should end.");
        text.Table(
            ["band", "#kept", "gained", "lost"],
            evidence.Bands.Select(band => new[]
            {
                $"{Numbers.Percent(band.NicheBelow)} to {Numbers.Percent(band.UbiquitousAbove)}",
                Numbers.Count(band.Kept),
                Names(band.Gained),
                Names(band.Lost),
            }));

        static string Names(IReadOnlyList<string> names) => names.Count == 0 ? Numbers.None : string.Join(", ", names.Select(MarkdownText.Escape));
    }

    private static string Importance(double value) => Numbers.Plain(double.IsFinite(value) ? value : null, "0.00000");
}
