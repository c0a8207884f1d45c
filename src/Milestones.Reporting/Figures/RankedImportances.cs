using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>The ranking of the forest with what a column that cannot matter reaches, and how certain each rank is.</summary>
internal static class RankedImportances
{
    private const int Shown = 25;

    public static ReportFigure Of(IReadOnlyList<StudyFeature> features, RankingFigures ranking)
    {
        var shown = features.Take(Shown).ToList();
        string[] names = [.. shown.Select(feature => feature.Title)];
        var chance = ChanceLine.Of(ranking);
        var hasIntervals = shown.Exists(feature => feature.Stated.Evidence.RankOverSubsamples is not null);
        return ReportFigure.Draw(
            new FigureText(
                "ranked-importances",
                "Ranked importances",
                Finding(features, chance),
                $"A bar per feature, the {shown.Count} most important, coloured by verdict; a dotted line marks {chance.Meaning}, {Numbers.Importance(chance.Importance)}."
                + (hasIntervals ? " Beside each bar the interval of its rank over subsamples of the customers." : "")),
            ReportTable.Of(
                ["#rank", "feature", "verdict", "#importance"],
                shown.Select(IReadOnlyList<ReportCell> (feature) =>
                    [Cell.Rank(feature.Stated.Evidence), feature.Title, VerdictWords.Of(feature.Stated.Verdict), Cell.Importance(feature.Importance)])),
            [.. Bars(shown), .. hasIntervals ? Ranks(shown) : []],
            new Layout
            {
                Height = RowPlot.HeightOf(shown.Count),
                ShowLegend = true,
                BarMode = "overlay",
                XAxis = new Axis { Title = new Title("importance (Brier score)"), NTicks = 5, Domain = hasIntervals ? [0, 0.62] : null },
                XAxis2 = hasIntervals ? new Axis { Title = new Title("rank, interval"), NTicks = 5, Domain = [0.68, 1] } : null,
                YAxis = RowPlot.Names(names),
                Shapes = [RowPlot.LineAt(chance.Importance)],
            },
            hasIntervals ? RowPlot.Narrow(names) with { XTitle = "importance", X2Title = "rank", XNTicks = 3 } : RowPlot.Narrow(names));
    }

    private static string Finding(IReadOnlyList<StudyFeature> features, ChanceLine chance)
    {
        var above = features.Count(feature => feature.Importance > chance.Importance);
        return $"{features[0].Title} ranks first{(features[0].Stated.Evidence.RankOverSubsamples is { Lower: { } lower, Upper: { } upper } ? $", in subsamples {Numbers.Count((long)Math.Floor(lower))} to {Numbers.Count((long)Math.Ceiling(upper))}" : "")}; {above} of {features.Count} features reach more than chance does";
    }

    private static IEnumerable<Trace> Bars(List<StudyFeature> shown) => shown.Index()
        .GroupBy(entry => entry.Item.Stated.Verdict)
        .OrderByDescending(group => group.Key)
        .Select(group => new BarTrace
        {
            Name = VerdictWords.Of(group.Key),
            Orientation = "h",
            Width = RowPlot.BarWidth,
            X = [.. group.Select(entry => (double?)entry.Item.Importance)],
            Y = [.. group.Select(entry => (double?)entry.Index)],
            Dossiers = [.. group.Select(entry => entry.Item.Dossier())],
            Marker = new Marker { Color = Palette.Of(group.Key).Color },
        });

    private static IEnumerable<ScatterTrace> Ranks(List<StudyFeature> shown) =>
    [
        new ScatterTrace
        {
            Mode = "lines",
            ShowLegend = false,
            XAxis = "x2",
            X = [.. shown.SelectMany(feature => new[] { feature.Stated.Evidence.RankOverSubsamples?.Lower, feature.Stated.Evidence.RankOverSubsamples?.Upper, null })],
            Y = [.. shown.SelectMany((_, row) => new double?[] { row, row, null })],
            Line = new Line { Color = Palette.Grey, Width = 2 },
        },
        new ScatterTrace
        {
            Mode = "markers",
            Name = "rank, with its interval",
            ShowLegend = false,
            XAxis = "x2",
            X = [.. shown.Select(feature => (double?)feature.Rank)],
            Y = RowPlot.Places(shown.Count),
            Marker = new Marker { Color = Palette.Grey, Size = 7 },
            Dossiers = [.. shown.Select(feature => PlotlyText.Dossier(feature.Title, $"rank {Numbers.Rank(feature.Stated.Evidence)}"))],
        },
    ];
}
