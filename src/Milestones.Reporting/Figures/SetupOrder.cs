using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>On which day customers take the steps of setup.</summary>
internal static class SetupOrder
{
    /// <summary>The figure; null without a setup milestone.</summary>
    public static ReportFigure? Of(MilestoneSet set)
    {
        var steps = SetupTables.InOrder(set).Where(step => step is { Verdict: StepVerdict.Kept, MedianDay: not null }).ToList();
        if (set.Setup is not { } setup || steps.Count == 0)
        {
            return null;
        }

        string[] names = [.. steps.Select((step, place) => $"{place + 1}. {step.Title}")];
        return ReportFigure.Draw(
            new FigureText(
                "setup-order",
                "Order of the setup steps",
                steps.Count == 1
                    ? $"{steps[0].Title} is taken on {Day(steps[0])} by half of those who take it in time"
                    : $"Customers begin with {steps[0].Title} ({Day(steps[0])}) and end with {steps[^1].Title} ({Day(steps[^1])})",
                $"A bar per step of setup, in the order in which customers take them, up to the median day of those who take it inside the window, which ends before day {setup.Window.End}. Beside it who takes it."),
            ReportTable.Of(
                ["step", "#median day", "#taken"],
                steps.Select(IReadOnlyList<ReportCell> (step) => [step.Title, Cell.Plain(step.MedianDay, "0.#"), Cell.PercentWithInterval(step.Prevalence)])),
            [
                new BarTrace
                {
                    Orientation = "h",
                    Width = RowPlot.BarWidth,
                    X = [.. steps.Select(step => step.MedianDay)],
                    Base = [.. steps.Select(_ => (double?)0)],
                    Y = RowPlot.Places(steps.Count),
                    Marker = new Marker { Color = Palette.Green },
                    Text = [.. steps.Select(step => $"{Day(step)}, {Numbers.Percent(step.Prevalence)}")],
                    TextPosition = "outside",
                    ClipOnAxis = false,
                    Dossiers = [.. steps.Select(step => PlotlyText.Dossier(step.Title, $"median {Day(step)}", $"taken by {Numbers.PercentWithInterval(step.Prevalence)}"))],
                },
            ],
            new Layout
            {
                Height = RowPlot.HeightOf(steps.Count),
                Margin = new Margin(8, 16, 8, 8),
                XAxis = new Axis { Title = new Title("days since signup"), Range = [setup.Window.Start, setup.Window.End], NTicks = 7 },
                YAxis = RowPlot.Names(names),
            },
            RowPlot.Narrow(names));
    }

    private static string Day(SetupStepEvidence step) => $"day {Numbers.Plain(step.MedianDay, "0.#")}";
}
