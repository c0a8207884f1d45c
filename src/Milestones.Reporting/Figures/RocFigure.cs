using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>How well the forest tells retained customers from lost ones, at every threshold of its prediction.</summary>
internal static class RocFigure
{
    /// <summary>The figure; null where there is no curve.</summary>
    public static ReportFigure? Of(ForestReport forest, string unit)
    {
        if (forest.OutOfBag.Roc.Count == 0)
        {
            return null;
        }

        (string Name, PredictionQuality Quality, string Color, string? Dash)[] parts =
        [
            ("out of bag", forest.OutOfBag, Palette.Training, null),
            .. forest.HoldOut is { Roc.Count: > 0 } heldOut ? new[] { ("hold-out", heldOut, Palette.HoldOut, (string?)"dash") } : [],
        ];
        return ReportFigure.Draw(
            new FigureText(
                "roc",
                "ROC curve",
                $"Of a retained and a lost customer the forest puts the retained one first {string.Join(", ", parts.Select(part => $"{Numbers.Percent(part.Quality.Auc.Value)} of the time {(part.Name == "hold-out" ? "on the hold-out" : part.Name)}"))}",
                "Curves from the lower left to the upper right: the share of lost customers taken for retained across, the share of retained customers found upwards. A forest that knows nothing would follow the dotted diagonal."),
            ReportTable.Of(
                ["part", $"#{unit}", "#AUC"],
                parts.Select(IReadOnlyList<ReportCell> (part) => [part.Name, Cell.Count(part.Quality.Customers), Cell.WithInterval(Figure.Of(part.Quality.Auc))])),
            [.. parts.Select(part => Curve($"{part.Name}, AUC {Numbers.Plain(part.Quality.Auc.Value, "0.000")}", part.Quality.Roc, part.Color, part.Dash))],
            new Layout
            {
                Height = 480,
                ShowLegend = true,
                XAxis = Axis.OfShares("lost customers taken for retained"),
                YAxis = Axis.OfShares("retained customers found"),
                Shapes = [new Shape { Type = "line", X0 = 0, Y0 = 0, X1 = 1, Y1 = 1, Line = new Line { Color = Palette.Reference, Width = 1.5, Dash = "dot" } }],
            });
    }

    private static ScatterTrace Curve(string name, IReadOnlyList<RocPoint> points, string color, string? dash) => new()
    {
        Mode = "lines",
        Name = name,
        X = [.. points.Select(point => (double?)point.FalsePositiveRate)],
        Y = [.. points.Select(point => (double?)point.TruePositiveRate)],
        Line = new Line { Color = color, Width = 2.5, Dash = dash },
        Dossiers = [.. points.Select(point => PlotlyText.Dossier(name, $"finds {Numbers.Percent(point.TruePositiveRate)} of the retained, takes {Numbers.Percent(point.FalsePositiveRate)} of the lost for them"))],
    };
}
