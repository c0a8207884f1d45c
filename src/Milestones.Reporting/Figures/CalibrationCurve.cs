using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>Whether predicted probabilities mean what they say.</summary>
internal static class CalibrationCurve
{
    /// <summary>The figure; null where nothing was predicted.</summary>
    public static ReportFigure? Of(ForestReport forest, double confidence, string unit)
    {
        var (outOfBag, heldOut) = (forest.OutOfBag.Calibration, forest.HoldOut?.Calibration ?? []);
        if (outOfBag.Count == 0)
        {
            return null;
        }

        return ReportFigure.Draw(
            new FigureText(
                "calibration",
                "Calibration",
                $"Predicted and observed retention differ by {Distance(outOfBag)} points on average out of bag{(heldOut.Count == 0 ? "" : $", by {Distance(heldOut)} on the hold-out")}",
                "A point with its interval per group of customers of similar prediction: predicted retention across, observed retention upwards. On the dotted diagonal both agree."),
            ReportTable.Of(
                ["part", "#predicted", "#retained", $"#{unit}"],
                [.. Rows("out of bag", outOfBag, confidence), .. Rows("hold-out", heldOut, confidence)]),
            [
                Points("out of bag", outOfBag, (confidence, unit), Palette.Training, "circle"),
                .. heldOut.Count == 0 ? Array.Empty<Trace>() : [Points("hold-out", heldOut, (confidence, unit), Palette.HoldOut, "square")],
            ],
            new Layout
            {
                Height = 460,
                ShowLegend = true,
                XAxis = Axis.OfShares("predicted to be retained"),
                YAxis = Axis.OfShares("retained"),
                Shapes = [new Shape { Type = "line", X0 = 0, Y0 = 0, X1 = 1, Y1 = 1, Line = new Line { Color = Palette.Reference, Width = 1.5, Dash = "dot" } }],
            });
    }

    private static ScatterTrace Points(string part, IReadOnlyList<CalibrationGroup> groups, (double Confidence, string Unit) of, string color, string symbol) => new()
    {
        Mode = "lines+markers",
        Name = part,
        X = [.. groups.Select(group => (double?)group.MeanPredicted)],
        Y = [.. groups.Select(group => (double?)group.Observed.Value)],
        ErrorY = Intervals.Of(groups.Select(group => Share.From(group.Observed, of.Confidence)), color),
        Marker = new Marker { Color = color, Symbol = symbol, Size = 8 },
        Line = new Line { Color = color, Width = 1.5 },
        Dossiers =
        [
            .. groups.Select(group => PlotlyText.Dossier(
                $"predicted {Numbers.Percent(group.MeanPredicted)}, {part}",
                $"retained {Numbers.PercentWithInterval(Share.From(group.Observed, of.Confidence))} of {Numbers.Count(group.Observed.Trials)} {of.Unit}")),
        ],
    };

    private static IEnumerable<IReadOnlyList<ReportCell>> Rows(string part, IReadOnlyList<CalibrationGroup> groups, double confidence) => groups.Select(IReadOnlyList<ReportCell> (group) =>
        [part, Cell.Percent(group.MeanPredicted), Cell.PercentWithInterval(Share.From(group.Observed, confidence)), Cell.Count(group.Observed.Trials)]);

    /// <summary>Mean distance over customers: the expected calibration error of these groups.</summary>
    private static string Distance(IReadOnlyList<CalibrationGroup> groups) => Numbers.Plain(
        100 * groups.Sum(group => group.Observed.Trials * Math.Abs(group.MeanPredicted - group.Observed.Value)) / groups.Sum(group => group.Observed.Trials), "0.0");
}
