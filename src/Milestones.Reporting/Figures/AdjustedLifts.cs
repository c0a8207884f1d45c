using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>Retention of adopters against comparable others, with intervals, on both parts: a forest plot of the framework's features.</summary>
internal static class AdjustedLifts
{
    private const int Shown = 30;

    /// <summary>The figure; null where no feature is part of the framework.</summary>
    public static ReportFigure? Of(IReadOnlyList<StudyFeature> features)
    {
        var shown = features
            .Where(feature => feature is { IsMember: true, Training.AdjustedRiskDifference.Value: not null })
            .OrderByDescending(feature => feature.Training.AdjustedRiskDifference.Value)
            .Take(Shown)
            .ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        string[] names = [.. shown.Select(feature => feature.Title)];
        var hasHoldOut = shown.Exists(feature => feature.Stated.Evidence.Association.HoldOut is not null);
        var sure = shown.Count(feature => feature.Training.AdjustedRiskDifference.Lower > 0);
        return ReportFigure.Draw(
            new FigureText(
                "adjusted-lifts",
                "Retention of adopters against comparable others",
                $"Adopters of {sure} of the framework's {shown.Count} features are clearly retained more than comparable others",
                $"A row per feature of the framework: retention of adopters minus retention of comparable others, in points, with its interval, on training{(hasHoldOut ? " and on the hold-out" : "")}. The dotted line is no difference."),
            ReportTable.Of(
                ["feature", "level", "#training", "#hold-out"],
                shown.Select(IReadOnlyList<ReportCell> (feature) =>
                [
                    feature.Title,
                    feature.Stated.Level.ToString().ToLowerInvariant(),
                    Cell.Points(feature.Training.AdjustedRiskDifference),
                    Cell.Points(feature.Stated.Evidence.Association.HoldOut?.AdjustedRiskDifference),
                ])),
            hasHoldOut
                ?
                [
                    Points(shown, "training", Palette.Training, "circle", -0.14, feature => feature.Training.AdjustedRiskDifference),
                    Points(shown, "hold-out", Palette.HoldOut, "square", 0.14, feature => feature.Stated.Evidence.Association.HoldOut?.AdjustedRiskDifference),
                ]
                : [Points(shown, "training", Palette.Training, "circle", 0, feature => feature.Training.AdjustedRiskDifference)],
            new Layout
            {
                Height = RowPlot.HeightOf(shown.Count),
                ShowLegend = true,
                XAxis = new Axis { Title = new Title("difference of retention, points"), NTicks = 7 },
                YAxis = RowPlot.Names(names),
                Shapes = [RowPlot.LineAt(0)],
            },
            RowPlot.Narrow(names));
    }

    private static ScatterTrace Points(List<StudyFeature> shown, string part, string color, string symbol, double shift, Func<StudyFeature, Figure?> difference)
    {
        var points = shown.ConvertAll(feature => InPoints(difference(feature)));
        return new ScatterTrace
        {
            Mode = "markers",
            Name = part,
            X = [.. points.Select(point => point.Value)],
            Y = RowPlot.Places(shown.Count, shift),
            ErrorX = Intervals.Of(points, color),
            Marker = new Marker { Color = color, Symbol = symbol, Size = 8 },
            Dossiers = [.. shown.Select(feature => PlotlyText.Dossier($"{feature.Title}, {part}", difference(feature) is { } known ? $"{Numbers.PointsWithInterval(known)} points" : ""))],
        };
    }

    private static Figure InPoints(Figure? difference) => new(difference?.Value * 100, difference?.Lower * 100, difference?.Upper * 100);
}
