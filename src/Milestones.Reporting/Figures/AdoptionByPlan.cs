using Milestones.Evidence;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>Adoption on each plan, of the features that are part of the framework and of those that only stand for a plan.</summary>
internal static class AdoptionByPlan
{
    private const int Shown = 25;

    /// <summary>The figure; null where fewer than two plans are known, or no feature is of interest.</summary>
    public static ReportFigure? Of(IReadOnlyList<StudyFeature> features)
    {
        var shown = features
            .Where(feature => feature.IsMember || feature.Stated.Verdict == Verdict.PlanProxy)
            .Where(feature => Shares(feature).Count >= 2)
            .OrderByDescending(SpreadOf)
            .ThenBy(feature => feature.Rank)
            .Take(Shown)
            .ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        string[] names = [.. shown.Select(feature => feature.Title)];
        string[] plans = [.. features.SelectMany(feature => feature.Measured.PrevalenceByPlan).Select(entry => entry.Group).Distinct(StringComparer.Ordinal)];
        var (first, shares) = (shown[0], Shares(shown[0]));
        var (lowest, highest) = (shares.MinBy(share => share.Adopters.Value)!, shares.MaxBy(share => share.Adopters.Value)!);
        return ReportFigure.Draw(
            new FigureText(
                "adoption-by-plan",
                "Adoption by plan",
                $"{first.Title} differs most between plans: adopted by {Numbers.Percent(lowest.Adopters.Value)} on {lowest.Group} and {Numbers.Percent(highest.Adopters.Value)} on {highest.Group}",
                $"A row per feature with a point per plan ({string.Join(", ", plans)}), the widest spread first. A wide spread says that the feature may stand for the plan."),
            ReportTable.Of(
                ["feature", .. plans.Select(plan => $"#{plan}")],
                shown.Select(IReadOnlyList<ReportCell> (feature) => [feature.Title, .. plans.Select(plan => Cell.Percent(ShareOn(feature, plan)))])),
            [Spreads(shown), .. plans.Select((plan, i) => Points(shown, plan, i))],
            new Layout
            {
                Height = RowPlot.HeightOf(shown.Count),
                ShowLegend = true,
                XAxis = Axis.OfShares("adoption on the plan") with { Range = [-0.02, 1.02] },
                YAxis = RowPlot.Names(names),
            },
            RowPlot.Narrow(names));
    }

    private static ScatterTrace Points(List<StudyFeature> shown, string plan, int index)
    {
        var (color, symbol) = Palette.Series[index % Palette.Series.Count];
        return new ScatterTrace
        {
            Mode = "markers",
            Name = PlotlyText.Short(plan, 24),
            X = [.. shown.Select(feature => ShareOn(feature, plan))],
            Y = RowPlot.Places(shown.Count),
            Dossiers = [.. shown.Select(feature => PlotlyText.Dossier(feature.Title, $"adopted by {Numbers.Percent(ShareOn(feature, plan))} on {plan}"))],
            Marker = new Marker { Color = color, Symbol = symbol, Size = 10 },
            ClipOnAxis = false,
        };
    }

    /// <summary>A line from the lowest to the highest, so that a row reads as one.</summary>
    private static ScatterTrace Spreads(List<StudyFeature> shown) => new()
    {
        Mode = "lines",
        ShowLegend = false,
        X = [.. shown.SelectMany(feature => new[] { Shares(feature).Min(share => share.Adopters.Value), Shares(feature).Max(share => share.Adopters.Value), (double?)null })],
        Y = [.. shown.SelectMany((_, row) => new double?[] { row, row, null })],
        Line = new Line { Color = Palette.Grey, Width = 2 },
    };

    private static double SpreadOf(StudyFeature feature) =>
        Shares(feature).Max(share => share.Adopters.Value) - Shares(feature).Min(share => share.Adopters.Value);

    private static double? ShareOn(StudyFeature feature, string plan) =>
        Shares(feature).FirstOrDefault(share => share.Group == plan)?.Adopters.Value;

    private static List<GroupPrevalence> Shares(StudyFeature feature) =>
        [.. feature.Measured.PrevalenceByPlan.Where(share => share.Adopters.Trials > 0)];
}
