using Milestones.Evidence;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>Whether the association of each feature is the same in every cohort of signup.</summary>
internal static class CohortHeatmap
{
    private const int Shown = 30;

    /// <summary>The figure; null without at least two cohorts.</summary>
    public static ReportFigure? Of(IReadOnlyList<StudyFeature> features, string unit)
    {
        var shown = features.Where(feature => feature.IsMember && feature.Measured.Stability.Cohorts.Count(effect => effect.AdjustedRiskDifference.IsDefined) > 1).Take(Shown).ToList();
        string[] cohorts = [.. shown.SelectMany(feature => feature.Measured.Stability.Cohorts).Select(cohort => cohort.Cohort).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (shown.Count == 0)
        {
            return null;
        }

        string[] names = [.. shown.Select(feature => feature.Title)];
        var always = shown.Count(feature => feature.Measured.Stability.Cohorts.All(cohort => !(cohort.AdjustedRiskDifference.Value < 0)));
        var greatest = shown.SelectMany(feature => feature.Measured.Stability.Cohorts)
            .Select(cohort => Math.Abs(cohort.AdjustedRiskDifference.Value)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return ReportFigure.Draw(
            new FigureText(
                "cohorts",
                "Associations by cohort of signup",
                $"{always} of the framework's {shown.Count} features that cohorts can tell about go with staying in every one",
                $"A cell per feature and cohort ({string.Join(", ", cohorts)}): retention of adopters minus retention of comparable others, in points. Blue goes with staying, orange against it."),
            ReportTable.Of(
                ["feature", .. cohorts.Select(cohort => $"#{cohort}")],
                shown.Select(IReadOnlyList<ReportCell> (feature) => [feature.Title, .. cohorts.Select(cohort => Cell.Points(DifferenceIn(feature, cohort)))])),
            [
                new HeatmapTrace
                {
                    X = [.. Enumerable.Range(0, cohorts.Length).Select(i => (double?)i)],
                    Y = RowPlot.Places(shown.Count),
                    Z = [.. shown.Select(IReadOnlyList<double?> (feature) => [.. cohorts.Select(cohort => DifferenceIn(feature, cohort))])],
                    ZMin = -greatest,
                    ZMax = greatest,
                    ColorScale = Palette.Diverging,
                    TextFont = new Font { Color = Palette.InkOnScales, Size = 12 },
                    Text = [.. shown.Select(IReadOnlyList<string> (feature) => [.. cohorts.Select(cohort => DifferenceIn(feature, cohort) is { } difference ? Numbers.Points(difference) : "")])],
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

    private static CohortEffect? EffectIn(StudyFeature feature, string cohort) =>
        feature.Measured.Stability.Cohorts.FirstOrDefault(effect => effect.Cohort == cohort);

    private static double? DifferenceIn(StudyFeature feature, string cohort) =>
        EffectIn(feature, cohort)?.AdjustedRiskDifference is { Value: var difference } && double.IsFinite(difference) ? difference : null;

    private static string Dossier(StudyFeature feature, string cohort, string unit) => EffectIn(feature, cohort) is { } effect
        ? PlotlyText.Dossier($"{feature.Title}, {cohort}", $"{Numbers.PointsWithInterval(Framework.Figure.Of(effect.AdjustedRiskDifference))} points among {Numbers.Count(effect.Customers)} {unit}")
        : "";
}
