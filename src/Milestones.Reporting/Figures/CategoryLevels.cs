using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>How many customers are mature, only basic, or neither, per category.</summary>
internal static class CategoryLevels
{
    /// <summary>Smaller shares have no room for their number.</summary>
    private const double SmallestNamed = 0.08;

    public static ReportFigure Of(MaturityMilestone maturity)
    {
        var categories = maturity.Categories;
        string[] names = [.. categories.Select(category => category.Category)];
        return ReportFigure.Draw(
            new FigureText(
                "category-levels",
                "Levels by category",
                Finding(categories),
                "A bar per category, divided into the shares of customers who are mature in it, at least basic but not mature, and neither."),
            ReportTable.Of(
                ["category", "#mature", "#basic only", "#neither"],
                categories.Select(IReadOnlyList<ReportCell> (category) =>
                    [category.Category, Cell.Percent(category.ReachedMature), Cell.Percent(BasicOnly(category)), Cell.Percent(Neither(category))])),
            [
                Bars(categories, "mature", Palette.Green, category => category.ReachedMature.Value),
                Bars(categories, "basic only", Palette.Sky, BasicOnly),
                Bars(categories, "neither", Palette.LightGrey, Neither),
            ],
            new Layout
            {
                Height = 110 + (44 * categories.Count),
                ShowLegend = true,
                Legend = new Legend { TraceOrder = "normal" },
                BarMode = "stack",
                XAxis = Axis.OfShares("share of all customers"),
                YAxis = RowPlot.Names(names),
            },
            RowPlot.Narrow(names));
    }

    private static BarTrace Bars(IReadOnlyList<CategoryMaturity> categories, string name, string color, Func<CategoryMaturity, double?> share) => new()
    {
        Name = name,
        Orientation = "h",
        Width = RowPlot.BarWidth,
        X = [.. categories.Select(share)],
        Y = RowPlot.Places(categories.Count),
        Marker = new Marker { Color = color },
        Text = [.. categories.Select(category => share(category) >= SmallestNamed ? Numbers.Percent(share(category)) : "")],
        TextPosition = "inside",
        InsideTextAnchor = "middle",
        TextAngle = 0,
        Dossiers = [.. categories.Select(category => PlotlyText.Dossier(category.Category, $"{name}: {Numbers.Percent(share(category))} of {Numbers.Count(category.ReachedMature.Of)} customers"))],
    };

    private static double? BasicOnly(CategoryMaturity category) => category.ReachedBasic.Value - category.ReachedMature.Value;

    private static double? Neither(CategoryMaturity category) => 1 - category.ReachedBasic.Value;

    private static string Finding(IReadOnlyList<CategoryMaturity> categories)
    {
        var most = categories.MaxBy(category => category.ReachedMature.Value)!;
        var fewest = categories.MinBy(category => category.ReachedMature.Value)!;
        return categories.Count == 1
            ? $"{Numbers.Percent(most.ReachedMature)} of customers are mature in {most.Category}"
            : $"Most customers are mature in {most.Category}, {Numbers.Percent(most.ReachedMature)}; fewest in {fewest.Category}, {Numbers.Percent(fewest.ReachedMature)}";
    }
}
