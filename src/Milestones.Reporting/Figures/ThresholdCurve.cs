using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>Retention by how much a feature is used, with the threshold and the thresholds that work as well.</summary>
internal static class ThresholdCurve
{
    private const double ShareBeyond = 0.03;

    /// <summary>The figure; null where no threshold was searched for, or the curve is a single step.</summary>
    public static ReportFigure? Of(StudyFeature feature, double confidence, string unit)
    {
        if (feature.Stated.Adoption is not { Search: { } search } adoption || feature.Measured.Threshold is not { Curve: { Count: > 1 } curve })
        {
            return null;
        }

        var end = EndOf(curve, search);
        return ReportFigure.Draw(
            new FigureText(
                $"threshold-{feature.Stated.Name}",
                $"Threshold of {feature.Title}",
                Finding(feature.Title, adoption, search),
                $"Retention as steps along the use of {feature.Title} ({adoption.Unit}), with the interval of each step. A band marks the thresholds that these customers cannot tell from the best one, {Numbers.Plain(search.PlateauLow)} to {Numbers.Plain(search.PlateauHigh)}; lines mark the threshold in use and the best one."),
            ReportTable.Of(
                [$"#from, {adoption.Unit}", $"#{unit}", "#retained"],
                curve.Select(IReadOnlyList<ReportCell> (step) =>
                    [Cell.Plain(step.From), Cell.Count(step.Retained.Trials), Cell.PercentWithInterval(Share.From(step.Retained, confidence))])),
            Traces(curve, confidence, (adoption.Unit, unit), end),
            new Layout
            {
                Height = 360,
                ShowLegend = false,
                XAxis = new Axis { Title = new Title(PlotlyText.Escape(adoption.Unit)), Range = [curve[0].From, end], ShowGrid = false },
                YAxis = Axis.OfShares("retained"),
                Shapes = [.. Marks(adoption, search)],
                Annotations = [.. Captions(adoption, search, end)],
            },
            new NarrowLayout { Annotations = adoption.AtLeast is { } threshold ? [RowPlot.NameOfLine(threshold, $"≥ {Numbers.Plain(threshold)}") with { AnchorX = "center", ShiftX = 0 }] : [] });
    }

    private static string Finding(string title, AdoptionThreshold adoption, CutSearch search) => (adoption.Basis, search.PlateauLow == search.PlateauHigh) switch
    {
        (AdoptionBasis.AnyUse, _) => $"{title}: no threshold does better than any use",
        (_, true) => $"{title}: {Answer.Adoption(adoption)} works best, and no other threshold as well",
        _ => $"{title}: any threshold from {Numbers.Plain(search.PlateauLow)} to {Numbers.Plain(search.PlateauHigh)} {adoption.Unit} works; {Answer.Adoption(adoption)} is taken",
    };

    /// <summary>The curve is drawn up to where all but a few customers are, and as far as the threshold is searched.</summary>
    private static double EndOf(IReadOnlyList<RetentionStep> curve, CutSearch search)
    {
        var beyond = curve.Sum(step => step.Retained.Trials) * ShareBeyond;
        var last = curve.Count - 1;
        while (last > 1 && curve.Skip(last).Sum(step => step.Retained.Trials) < beyond)
        {
            last--;
        }

        var end = Math.Max(curve[last].From, Math.Max(search.PlateauHigh, search.Upper ?? search.Best) * 1.3);
        return end + ((end - curve[0].From) * 0.1);
    }

    private static IReadOnlyList<Trace> Traces(IReadOnlyList<RetentionStep> curve, double confidence, (string Uses, string Counts) unit, double end)
    {
        var limits = curve.Select(step => step.Retained.Wilson(confidence)).ToList();
        double?[] x = [.. curve.Select(step => (double?)step.From), Math.Max(end, curve[^1].From)];
        var none = new Line { Width = 0, Shape = "hv" };
        return
        [
            new ScatterTrace { Mode = "lines", X = x, Y = Extended(limits, limit => limit.Lower), Line = none },
            new ScatterTrace { Mode = "lines", X = x, Y = Extended(limits, limit => limit.Upper), Line = none, Fill = "tonexty", FillColor = Palette.BlueBand },
            new ScatterTrace
            {
                Mode = "lines",
                X = x,
                Y = Extended(curve, step => step.Retained.Value),
                Line = new Line { Color = Palette.Blue, Width = 2.5, Shape = "hv" },
                Dossiers =
                [
                    .. curve.Append(curve[^1]).Select(step => PlotlyText.Dossier(
                        $"from {Numbers.Plain(step.From)} {unit.Uses}",
                        $"{Numbers.PercentWithInterval(Share.From(step.Retained, confidence))} of {Numbers.Count(step.Retained.Trials)} {unit.Counts} retained")),
                ],
            },
        ];
    }

    /// <summary>The last step goes on to the end.</summary>
    private static IReadOnlyList<double?> Extended<T>(IReadOnlyList<T> steps, Func<T, double> number) =>
        [.. steps.Append(steps[^1]).Select(step => (double?)number(step))];

    private static IEnumerable<Shape> Marks(AdoptionThreshold adoption, CutSearch search)
    {
        yield return new Shape
        {
            Type = "rect", X0 = search.PlateauLow, X1 = search.PlateauHigh, Y0 = 0, Y1 = 1, ReferenceY = "paper", FillColor = Palette.GreenBand,
            Line = new Line { Color = Palette.Green, Width = 1 },
        };
        if (adoption.AtLeast is { } threshold)
        {
            yield return new Shape
            {
                Type = "line", X0 = threshold, X1 = threshold, Y0 = 0, Y1 = 1, ReferenceY = "paper", Line = new Line { Color = Palette.Green, Width = 2.5 },
            };
        }

        if (search is { Lower: { } lower, Upper: { } upper })
        {
            yield return new Shape
            {
                Type = "line", X0 = lower, X1 = upper, Y0 = 0.03, Y1 = 0.03, ReferenceY = "paper", Line = new Line { Color = Palette.Orange, Width = 3 },
            };
        }
    }

    private static IEnumerable<Annotation> Captions(AdoptionThreshold adoption, CutSearch search, double end)
    {
        if (adoption.AtLeast is { } threshold)
        {
            yield return RowPlot.NameOfLine(threshold, $"adopted: {Answer.Adoption(adoption)}") with
            {
                AnchorX = threshold > end * 0.6 ? "right" : "left",
            };
        }

        if (search.Upper is { } upper)
        {
            var toTheLeft = upper > end * 0.6;
            yield return new Annotation
            {
                Text = "interval of the best", X = toTheLeft ? search.Lower!.Value : upper, Y = 0.03, ReferenceY = "paper", AnchorX = toTheLeft ? "right" : "left", AnchorY = "middle",
                ShiftX = toTheLeft ? -4 : 4, Font = new Font { Size = 12 },
            };
        }
    }
}
