using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>Retention by the number of categories in which customers are mature, with intervals, on both parts.</summary>
internal static class RetentionByCategories
{
    private const double Unclear = 0.05;

    public static ReportFigure Of(MaturityMilestone maturity, string unit)
    {
        var (training, heldOut) = maturity.RetentionByCategories;
        return ReportFigure.Draw(
            new FigureText(
                "retention-by-categories",
                "Retention by number of mature categories",
                Finding(training),
                $"A point with its interval per number of categories in which customers are mature: the share retained, on training{(heldOut is null ? "" : " and on the hold-out")}. The line marks {maturity.RequiredCategories} categories, from which on a customer counts as mature."),
            MaturityTables.RetentionByCategories(maturity, unit),
            heldOut is null
                ? [Points(training, ("training", unit), Palette.Training, "circle", 0)]
                : [Points(training, ("training", unit), Palette.Training, "circle", -0.08), Points(heldOut, ("hold-out", unit), Palette.HoldOut, "square", 0.08)],
            new Layout
            {
                Height = 400,
                ShowLegend = true,
                XAxis = new Axis { Title = new Title("mature in so many categories"), TickVals = [.. Steps(maturity)], TickText = [.. Steps(maturity).Select(step => Numbers.Count((long)step))], ShowGrid = false },
                YAxis = Axis.OfShares("retained"),
                Shapes = [RowPlot.LineAt(maturity.RequiredCategories - 0.5)],
                Annotations = [RowPlot.NameOfLine(maturity.RequiredCategories - 0.5, "mature from here") with { Y = 0 }],
            });
    }

    private static IEnumerable<double> Steps(MaturityMilestone maturity) =>
        maturity.RetentionByCategories.Training.Steps
            .Concat(maturity.RetentionByCategories.HoldOut?.Steps ?? [])
            .Select(step => (double)step.Categories)
            .Distinct()
            .Order();

    private static ScatterTrace Points(RetentionTrend trend, (string Name, string Unit) part, string color, string symbol, double shift) => new()
    {
        Mode = "lines+markers",
        Name = part.Name,
        X = [.. trend.Steps.Select(step => step.Categories + (double?)shift)],
        Y = [.. trend.Steps.Select(step => step.Retained.Value)],
        ErrorY = Intervals.Of(trend.Steps.Select(step => step.Retained), color),
        Marker = new Marker { Color = color, Symbol = symbol, Size = 9 },
        Line = new Line { Color = color, Width = 1.5 },
        Dossiers =
        [
            .. trend.Steps.Select(step => PlotlyText.Dossier(
                $"mature in {step.Categories}, {part.Name}", $"{Numbers.PercentWithInterval(step.Retained)} of {Numbers.Count(step.Retained.Of)} {part.Unit} retained")),
        ],
    };

    private static string Finding(RetentionTrend training)
    {
        var (first, last) = (training.Steps[0], training.Steps[^1]);
        var direction = training.TrendWithinStrata switch
        {
            { PValue: < Unclear, Statistic: > 0 } => "Retention rises with the number of mature categories",
            { PValue: < Unclear } => "Retention falls with the number of mature categories",
            _ => "Retention does not clearly change with the number of mature categories",
        };
        return first == last
            ? direction
            : $"{direction}: {Numbers.Percent(first.Retained)} with {first.Categories}, {Numbers.Percent(last.Retained)} with {last.Categories}";
    }
}
