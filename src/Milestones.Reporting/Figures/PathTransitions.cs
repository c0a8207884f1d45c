using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>Who goes on from each milestone to the next, with intervals, against who gets there without the first.</summary>
internal static class PathTransitions
{
    /// <summary>The figure; null without a path.</summary>
    public static ReportFigure? Of(MilestoneSet set)
    {
        if (set.Path is not { } path)
        {
            return null;
        }

        var steps = path.Transitions;
        string[] names = [.. steps.Select(step => $"{(step.From is { } from ? MilestoneAnswer.Name(from) : "signup")} → {MilestoneAnswer.Name(step.To)}")];
        var isHoldOut = steps.All(step => step.All.HoldOut is not null);
        return ReportFigure.Draw(
            new FigureText(
                "path-transitions",
                "From milestone to milestone",
                Finding(steps),
                $"A row per pair of milestones, on the {(isHoldOut ? "hold-out" : "training customers")}: the share that reaches the second, with its interval, among those who reached the first and among those who did not."),
            PathTables.Transitions(path),
            [
                Points(steps, names, "after the milestone before", Palette.Green, "circle", -0.14, figures => figures.AmongReached),
                Points(steps, names, "without it", Palette.Orange, "square", 0.14, figures => figures.AmongOthers),
            ],
            new Layout
            {
                Height = RowPlot.HeightOf(steps.Count) + 30,
                ShowLegend = true,
                XAxis = Axis.OfShares("reach the second"),
                YAxis = RowPlot.Names(names),
            },
            RowPlot.Narrow(names) with { YTickText = [.. names.Select(name => PlotlyText.Wrap(name.Replace(" → ", " →  ", StringComparison.Ordinal), 13))] });
    }

    private static TransitionFigures Figures(Transition step) => step.All.HoldOut ?? step.All.Training;

    private static ScatterTrace Points(
        IReadOnlyList<Transition> steps, string[] names, string name, string color, string symbol, double shift, Func<TransitionFigures, Share> share) => new()
    {
        Mode = "markers",
        Name = name,
        X = [.. steps.Select(step => share(Figures(step)).Value)],
        Y = RowPlot.Places(steps.Count, shift),
        ErrorX = Intervals.Of(steps.Select(step => share(Figures(step))), color),
        Marker = new Marker { Color = color, Symbol = symbol, Size = 9 },
        Dossiers = [.. steps.Zip(names, (step, title) => PlotlyText.Dossier($"{title}, {name}", $"{Numbers.PercentWithInterval(share(Figures(step)))} of {Numbers.Count(share(Figures(step)).Of)} customers"))],
    };

    private static string Finding(IReadOnlyList<Transition> steps)
    {
        var followed = steps.Where(step => step.From is not null).ToList();
        var clear = followed.Count(step => Figures(step).Difference.Lower > 0);
        return followed.Count == 0
            ? $"{Numbers.Percent(Figures(steps[0]).AmongReached)} reach {MilestoneAnswer.Name(steps[0].To)}; the evidence supports no other milestone"
            : $"{clear} of {followed.Count} milestones clearly {(clear == 1 ? "leads" : "lead")} on: who reached them reaches the next more often than the others";
    }
}
