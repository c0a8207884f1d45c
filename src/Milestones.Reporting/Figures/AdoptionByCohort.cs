using Milestones.Evidence;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>Adoption of the framework's features in each cohort of signup.</summary>
internal static class AdoptionByCohort
{
    private const int Shown = 30;

    /// <summary>The figure; null without at least two cohorts.</summary>
    public static ReportFigure? Of(IReadOnlyList<StudyFeature> features, string unit)
    {
        var shown = features.Where(feature => feature.IsMember && Shares(feature).Count > 1).Take(Shown).ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        string[] cohorts = [.. shown.SelectMany(Shares).Select(share => share.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] names = [.. shown.Select(feature => feature.Title)];
        return ReportFigure.Draw(
            new FigureText(
                "adoption-by-cohort",
                "Adoption by cohort of signup",
                Finding(shown),
                $"A cell per feature and cohort ({string.Join(", ", cohorts)}): the share of the eligible customers who adopted it. The darker, the more."),
            ReportTable.Of(
                ["feature", .. cohorts.Select(cohort => $"#{cohort}")],
                shown.Select(IReadOnlyList<ReportCell> (feature) => [feature.Title, .. cohorts.Select(cohort => Cell.Percent(ShareIn(feature, cohort)))])),
            [
                new HeatmapTrace
                {
                    X = [.. Enumerable.Range(0, cohorts.Length).Select(i => (double?)i)],
                    Y = RowPlot.Places(shown.Count),
                    Z = [.. shown.Select(IReadOnlyList<double?> (feature) => [.. cohorts.Select(cohort => ShareIn(feature, cohort))])],
                    ZMin = 0,
                    ZMax = 1,
                    ColorScale = Palette.Sequential,
                    TextFont = new Font { Color = Palette.InkOnScales, Size = 12 },
                    Text = [.. shown.Select(IReadOnlyList<string> (feature) => [.. cohorts.Select(cohort => ShareIn(feature, cohort) is { } share ? $"{100 * share:0}" : "")])],
                    HoverText = [.. shown.Select(IReadOnlyList<string> (feature) => [.. cohorts.Select(cohort => Dossier(feature, cohort, unit))])],
                },
            ],
            new Layout
            {
                Height = RowPlot.HeightOf(shown.Count),
                XAxis = new Axis { TickVals = [.. Enumerable.Range(0, cohorts.Length).Select(i => (double)i)], TickText = [.. cohorts.Select(PlotlyText.Escape)], ShowGrid = false, Side = "top", Ticks = "", TickAngle = 0 },
                YAxis = RowPlot.Names(names),
            },
            RowPlot.Narrow(names) with { XTickText = [.. cohorts.Select(cohort => PlotlyText.Wrap(cohort, 5))] });
    }

    private static List<GroupPrevalence> Shares(StudyFeature feature) =>
        [.. feature.Measured.PrevalenceByCohort.Where(share => share.Adopters.Trials > 0)];

    private static double? ShareIn(StudyFeature feature, string cohort) =>
        Shares(feature).FirstOrDefault(share => string.Equals(share.Group, cohort, StringComparison.Ordinal))?.Adopters.Value;

    private static string Dossier(StudyFeature feature, string cohort, string unit) =>
        Shares(feature).FirstOrDefault(share => string.Equals(share.Group, cohort, StringComparison.Ordinal)) is { } share
            ? PlotlyText.Dossier($"{feature.Title}, {cohort}", $"adopted by {Numbers.Percent(share.Adopters.Value)} of {Numbers.Count(share.Adopters.Trials)} eligible {unit}")
            : "";

    private static string Finding(List<StudyFeature> shown)
    {
        var most = shown.MaxBy(feature => Shares(feature).Max(share => share.Adopters.Value) - Shares(feature).Min(share => share.Adopters.Value))!;
        var (low, high) = (Shares(most).MinBy(share => share.Adopters.Value)!, Shares(most).MaxBy(share => share.Adopters.Value)!);
        return $"{most.Title} differs most between cohorts: {Numbers.Percent(low.Adopters.Value)} of {low.Group}, {Numbers.Percent(high.Adopters.Value)} of {high.Group}";
    }
}
