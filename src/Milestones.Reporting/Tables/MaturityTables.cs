using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>What maturity means, and how much it depends on its definition.</summary>
internal static class MaturityTables
{
    public static ReportTable Categories(MaturityMilestone maturity) => ReportTable.Of(
        ["category", "mature with", "#at least basic", "#mature", "#retention, training", "#retention, hold-out"],
        maturity.Categories.Select(IReadOnlyList<ReportCell> (category) =>
        [
            category.Category,
            MatureFrom(category),
            Cell.Percent(category.ReachedBasic),
            Cell.Percent(category.ReachedMature),
            Cell.Points(category.Association?.Training.RiskDifference),
            Cell.Points(category.Association?.HoldOut?.RiskDifference),
        ]));

    public static ReportTable Sensitivity(MaturityMilestone maturity) => ReportTable.Of(
        ["definition", "#mature", "#retention, training", "#retention, hold-out"],
        maturity.Sensitivity.Select(IReadOnlyList<ReportCell> (variant) =>
        [
            variant.WithoutCategory is { } left ? $"at least {variant.RequiredCategories}, without {left}" : $"at least {variant.RequiredCategories}",
            Cell.PercentWithInterval(variant.Headline.Mature),
            Cell.Points(variant.Headline.Association.Training.RiskDifference),
            Cell.Points(variant.Headline.Association.HoldOut?.RiskDifference),
        ]));

    public static ReportTable RetentionByCategories(MaturityMilestone maturity, string unit)
    {
        var (training, heldOut) = maturity.RetentionByCategories;
        return ReportTable.Of(
            ["#mature in", $"#{unit}, training", "#retained, training", $"#{unit}, hold-out", "#retained, hold-out"],
            training.Steps.Concat(heldOut?.Steps ?? []).Select(step => step.Categories).Distinct().Order().Select(IReadOnlyList<ReportCell> (count) =>
            [
                Cell.Count(count),
                .. Cells(training, count),
                .. Cells(heldOut, count),
            ]));
    }

    private static IEnumerable<ReportCell> Cells(RetentionTrend? trend, int count) =>
        trend?.Steps.FirstOrDefault(step => step.Categories == count) is { } found
            ? [Cell.Count(found.Retained.Of), Cell.PercentWithInterval(found.Retained)]
            : [Cell.Count(0), Numbers.None];

    private static string MatureFrom(CategoryMaturity category) =>
        category.MatureFrom is { } from ? $"{from} of {category.Mature.Count}: {string.Join(", ", category.Mature)}" : "no mature feature";
}
