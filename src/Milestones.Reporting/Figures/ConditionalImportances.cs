using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>What a feature says against what it says beyond plan, size and tenure: far below the diagonal stands what goes with the
/// customer's kind rather than with use.</summary>
internal static class ConditionalImportances
{
    private const double Height = 540;
    private const double PlotHeight = 420;
    private const int Letters = 34;

    public static ReportFigure Of(IReadOnlyList<StudyFeature> features, ChanceLine chance)
    {
        var drawn = features.Where(feature => feature.ConditionalImportance is not null).ToList();
        var range = RangeOf(drawn);
        return ReportFigure.Draw(
            new FigureText(
                "conditional-importances",
                "Importance among comparable customers",
                Finding(drawn, chance),
                $"A point per feature: importance across, importance among customers of the same plan, size and tenure upwards. On the dotted diagonal both are the same; {drawn.Count(feature => feature.ConditionalImportance < feature.Importance)} of {drawn.Count} features stand below it."),
            ReportTable.Of(
                ["#rank", "feature", "verdict", "#importance", "#among comparable customers"],
                drawn.Select(IReadOnlyList<ReportCell> (feature) =>
                [
                    Cell.Rank(feature.Stated.Evidence),
                    feature.Title,
                    VerdictWords.Of(feature.Stated.Verdict),
                    Cell.Importance(feature.Importance),
                    Cell.Importance(feature.ConditionalImportance),
                ])),
            Traces(drawn),
            new Layout
            {
                Height = Height,
                ShowLegend = true,
                XAxis = new Axis { Title = new Title("importance"), Range = [range.From, range.To], NTicks = 6 },
                YAxis = new Axis { Title = new Title("among comparable customers"), Range = [range.From, range.To], NTicks = 6 },
                Shapes =
                [
                    new Shape
                    {
                        Type = "line", X0 = range.From, Y0 = range.From, X1 = range.To, Y1 = range.To,
                        Line = new Line { Color = Palette.Reference, Width = 1.5, Dash = "dot" },
                    },
                ],
                Annotations = Names(drawn, 640, range),
            },
            new NarrowLayout { Annotations = Names(drawn, 240, range) });
    }

    private static LabelPlacement.Range RangeOf(List<StudyFeature> drawn)
    {
        var numbers = drawn.SelectMany(feature => new[] { feature.Importance, feature.ConditionalImportance!.Value }).DefaultIfEmpty(0).ToList();
        var (low, high) = (Math.Min(0, numbers.Min()), numbers.Max());
        return new LabelPlacement.Range(low - ((high - low) * 0.06), high + ((high - low) * 0.16));
    }

    /// <summary>Named first is what loses most, then what matters most.</summary>
    private static IReadOnlyList<Annotation> Names(List<StudyFeature> drawn, double width, LabelPlacement.Range range)
    {
        var placement = new LabelPlacement(width, PlotHeight, range, range, drawn.Select(Point));
        placement.ReserveLine((range.From, range.From), (range.To, range.To));
        return placement.Place(
            drawn.OrderByDescending(LossOf).Take(3).Concat(drawn.Take(20)).Distinct().Select(feature => (Point(feature).X, Point(feature).Y, feature.Title)),
            Letters);
    }

    private static (double X, double Y) Point(StudyFeature feature) => (feature.Importance, feature.ConditionalImportance!.Value);

    private static double LossOf(StudyFeature feature) => feature.Importance - feature.ConditionalImportance!.Value;

    private static IReadOnlyList<Trace> Traces(List<StudyFeature> drawn) =>
    [
        .. drawn.GroupBy(feature => feature.Stated.Verdict).OrderByDescending(group => group.Key).Select(group => new ScatterTrace
        {
            Mode = "markers",
            Name = VerdictWords.Of(group.Key),
            X = [.. group.Select(feature => (double?)feature.Importance)],
            Y = [.. group.Select(feature => feature.ConditionalImportance)],
            Dossiers = [.. group.Select(feature => feature.Dossier())],
            Marker = VerdictMarker.Of(group.Key),
            ClipOnAxis = false,
        }),
    ];

    private static string Finding(List<StudyFeature> drawn, ChanceLine chance)
    {
        var most = drawn.Where(feature => feature.Importance > chance.Importance).OrderBy(feature => feature.ConditionalImportance / feature.Importance).FirstOrDefault();
        return most is { ConditionalImportance: { } left } && left < most.Importance
            ? $"Among comparable customers {most.Title} loses most: {(left <= 0 ? "nothing" : Numbers.Percent(left / most.Importance))} of its importance is left"
            : "No feature that matters loses importance among comparable customers";
    }
}
