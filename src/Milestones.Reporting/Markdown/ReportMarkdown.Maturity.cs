using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>What maturity means, and how much it depends on its definition.</content>
public static partial class ReportMarkdown
{
    private static void WriteCategories(MarkdownText text, MaturityMilestone maturity)
    {
        text.Heading(2, "Categories");
        text.Paragraph($"A customer is mature altogether when mature in at least {maturity.RequiredCategories} of these. Retention compares the mature with the others, in points.");
        text.Table(
            ["category", "mature with", "#at least basic", "#mature", "#retention, training", "#retention, hold-out"],
            maturity.Categories.Select(category => new[]
            {
                MarkdownText.Escape(category.Category),
                MatureFrom(category),
                Numbers.Percent(category.ReachedBasic),
                Numbers.Percent(category.ReachedMature),
                Points(category.Association?.Training),
                Points(category.Association?.HoldOut),
            }));
    }

    private static void WriteSensitivity(MarkdownText text, MaturityMilestone maturity)
    {
        text.Heading(2, "What if maturity were defined otherwise");
        text.Table(
            ["definition", "#mature", "#retention, training", "#retention, hold-out"],
            maturity.Sensitivity.Select(variant => new[]
            {
                variant.WithoutCategory is { } left ? $"at least {variant.RequiredCategories}, without {MarkdownText.Escape(left)}" : $"at least {variant.RequiredCategories}",
                Numbers.PercentWithInterval(variant.Headline.Mature),
                Points(variant.Headline.Association.Training),
                Points(variant.Headline.Association.HoldOut),
            }));
    }

    private static void WriteRetentionByCategories(MarkdownText text, MaturityMilestone maturity)
    {
        var (training, heldOut) = maturity.RetentionByCategories;
        text.Heading(2, "Retention by number of mature categories");
        text.Table(
            ["#mature in", "#customers, training", "#retained, training", "#customers, hold-out", "#retained, hold-out"],
            training.Steps.Concat(heldOut?.Steps ?? []).Select(step => step.Categories).Distinct().Order().Select(IReadOnlyList<string> (count) =>
            [
                Numbers.Count(count),
                .. Cells(training, count),
                .. Cells(heldOut, count),
            ]));
        text.Paragraph($"Trend on training: {Trend(training)}.{(heldOut is null ? "" : $" On the hold-out: {Trend(heldOut)}.")}");
    }

    private static IEnumerable<string> Cells(RetentionTrend? trend, int count) =>
        trend?.Steps.FirstOrDefault(step => step.Categories == count) is { } found
            ? [Numbers.Count(found.Retained.Of), Numbers.PercentWithInterval(found.Retained)]
            : [Numbers.Count(0), Numbers.None];

    private static string Trend(RetentionTrend trend) =>
        $"z = {Numbers.Plain(trend.Trend.Statistic, "0.00")} (p {Numbers.PValue(trend.Trend.PValue)}), within strata of comparable customers z = {Numbers.Plain(trend.TrendWithinStrata.Statistic, "0.00")} (p {Numbers.PValue(trend.TrendWithinStrata.PValue)})";

    private static string MatureFrom(CategoryMaturity category) =>
        category.MatureFrom is { } from ? $"{from} of {category.Mature.Count}: {string.Join(", ", category.Mature.Select(MarkdownText.Escape))}" : "no mature feature";

    private static string Points(AssociationFigures? association) =>
        association is null ? Numbers.None : Numbers.PointsWithInterval(association.RiskDifference);
}
