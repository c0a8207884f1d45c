using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;
using Milestones.Usage;

namespace Milestones.Reporting.Figures;

/// <summary>Importance against adoption: a milestone predicts, and is neither so rare nor so common that it tells nobody apart.</summary>
internal static class ImportanceMap
{
    private const double Height = 560;
    private const double PlotHeight = 420;
    private const int Letters = 34;

    public static ReportFigure Of(IReadOnlyList<StudyFeature> features, EvidenceRules rules, ChanceLine chance)
    {
        var (low, high) = (Math.Min(0, features.Min(feature => feature.Importance)), features.Max(feature => feature.Importance));
        var y = new LabelPlacement.Range(low - ((high - low) * 0.06), high + ((high - low) * 0.1));
        var x = new LabelPlacement.Range(-0.03, 1.03);
        var layout = new Layout
        {
            Height = Height,
            ShowLegend = true,
            XAxis = Axis.OfShares("adoption among the eligible") with { Range = [x.From, x.To] },
            YAxis = new Axis { Title = new Title("importance (Brier score)"), Range = [y.From, y.To], NTicks = 6 },
            Shapes =
            [
                Band(x.From, rules.NicheBelow),
                Band(rules.UbiquitousAbove, x.To),
                new Shape
                {
                    Type = "line", X0 = 0, X1 = 1, ReferenceX = "paper", Y0 = chance.Importance, Y1 = chance.Importance,
                    Line = new Line { Color = Palette.Reference, Width = 1.5, Dash = "dot" },
                },
            ],
            Annotations = [.. Captions(rules, x, y), .. Names(features, 640, x, y, chance.Importance)],
        };
        return ReportFigure.Draw(
            new FigureText("importance-map", "Importance and adoption", Finding(features), Alternative(features, rules, chance)),
            Table(features),
            Traces(features),
            layout,
            new NarrowLayout { Annotations = [.. Names(features, 240, x, y, chance.Importance)] });
    }

    private static Shape Band(double from, double to) => new()
    {
        Type = "rect", X0 = from, X1 = to, Y0 = 0, Y1 = 1, ReferenceY = "paper", FillColor = Palette.Band,
    };

    private static Annotation[] Captions(EvidenceRules rules, LabelPlacement.Range x, LabelPlacement.Range y) =>
    [
        Caption((x.From + rules.NicheBelow) / 2, "niche", y),
        Caption((rules.UbiquitousAbove + x.To) / 2, "ubiquitous", y),
    ];

    private static Annotation Caption(double x, string text, LabelPlacement.Range y) => new()
    {
        Text = $"<i>{text}</i>", X = x, Y = y.To, AnchorX = "center", AnchorY = "top", Font = new Font { Size = 12 },
    };

    /// <summary>Members of the framework are named first, then what ranks high.</summary>
    private static IReadOnlyList<Annotation> Names(
        IReadOnlyList<StudyFeature> features, double width, LabelPlacement.Range x, LabelPlacement.Range y, double noise)
    {
        var drawn = features.Where(feature => feature.Training.Adoption.Value is not null).ToList();
        var placement = new LabelPlacement(width, PlotHeight, x, y, drawn.Select(Point));
        placement.ReserveLine((x.From, noise), (x.To, noise));
        return placement.Place(
            drawn.OrderBy(feature => feature.Stated.Verdict != Verdict.Kept).ThenBy(feature => feature.Rank).Take(30).Select(feature => (Point(feature).X, Point(feature).Y, feature.Title)),
            Letters);
    }

    private static (double X, double Y) Point(StudyFeature feature) => (feature.Training.Adoption.Value!.Value, feature.Importance);

    private static IReadOnlyList<Trace> Traces(IReadOnlyList<StudyFeature> features) =>
    [
        .. features.GroupBy(feature => feature.Stated.Verdict).OrderByDescending(group => group.Key).Select(group => new ScatterTrace
        {
            Mode = "markers",
            Name = VerdictWords.Of(group.Key),
            X = [.. group.Select(feature => feature.Training.Adoption.Value)],
            Y = [.. group.Select(feature => (double?)feature.Importance)],
            Dossiers = [.. group.Select(feature => feature.Dossier())],
            Marker = VerdictMarker.Of(group.Key),
            ClipOnAxis = false,
        }),
    ];

    private static string Finding(IReadOnlyList<StudyFeature> features)
    {
        var kept = features.Count(feature => feature.Stated.Verdict == Verdict.Kept);
        var ubiquitous = features.Count(feature => feature.Stated.Verdict == Verdict.Ubiquitous);
        var niche = features.Count(feature => feature.Stated.Verdict == Verdict.Niche);
        return $"Of {features.Count} features {kept} {(kept == 1 ? "is" : "are")} kept; {ubiquitous} {(ubiquitous == 1 ? "is" : "are")} too common and {niche} too rare to tell customers apart";
    }

    private static string Alternative(IReadOnlyList<StudyFeature> features, EvidenceRules rules, ChanceLine chance) =>
        $"A point per feature: adoption across, importance upwards, colour and symbol by verdict. Bands mark adoption below {Numbers.Percent(rules.NicheBelow)} and above {Numbers.Percent(rules.UbiquitousAbove)}; "
        + $"a dotted line marks {chance.Meaning}, {Numbers.Importance(chance.Importance)}. Highest stands {features[0].Title}, adopted by {Numbers.Percent(features[0].Training.Adoption)}.";

    private static ReportTable Table(IReadOnlyList<StudyFeature> features) => ReportTable.Of(
        ["#rank", "feature", "verdict", "#adoption", "#importance"],
        features.Select(IReadOnlyList<ReportCell> (feature) =>
        [
            Cell.Rank(feature.Stated.Evidence),
            feature.Title,
            VerdictWords.Of(feature.Stated.Verdict),
            Cell.PercentWithInterval(feature.Training.Adoption),
            Cell.Importance(feature.Importance),
        ]));
}
