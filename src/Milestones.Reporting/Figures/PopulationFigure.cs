using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>How the rows of the customer table became the population: what is left out at each step, and what remains.</summary>
internal static class PopulationFigure
{
    private const string LeftOut = Palette.Grey;

    public static ReportFigure Of(Population population)
    {
        var bars = Bars(population);
        string[] names = [.. bars.Select(bar => bar.Name)];
        var most = population.Exclusions.Where(exclusion => exclusion.Count > 0).MaxBy(exclusion => exclusion.Count);
        return ReportFigure.Draw(
            new FigureText(
                "population",
                "Population",
                $"{Numbers.Count(population.Training + population.HeldOut)} of {Numbers.Count(population.Customers)} {CountUnit.Of(population)} are counted{(most is null ? "" : $"; most of the others: {most.Reason}, {Numbers.Count(most.Count)}")}",
                "Bars from the rows of the customer table downwards: each reason takes its customers away from what remains, down to those who are trained on and held out."),
            PopulationTable.Of(population),
            [
                .. bars.Index().GroupBy(bar => bar.Item.Color, StringComparer.Ordinal).Select(group => new BarTrace
                {
                    Orientation = "h",
                    Width = RowPlot.BarWidth,
                    X = [.. group.Select(bar => (double?)bar.Item.Count)],
                    Base = [.. group.Select(bar => (double?)bar.Item.From)],
                    Y = [.. group.Select(bar => (double?)bar.Index)],
                    Marker = new Marker { Color = group.Key },
                    Text = [.. group.Select(bar => bar.Item.Color == LeftOut ? $"−{Numbers.Count(bar.Item.Count)}" : Numbers.Count(bar.Item.Count))],
                    TextPosition = "outside",
                    ClipOnAxis = false,
                    Dossiers = [.. group.Select(bar => PlotlyText.Dossier(bar.Item.Name, $"{Numbers.Count(bar.Item.Count)} {CountUnit.Of(population)}"))],
                }),
            ],
            new Layout
            {
                Height = 100 + (52 * bars.Count),
                BarMode = "overlay",
                Margin = new Margin(8, 64, 8, 8),
                XAxis = new Axis { Title = new Title(CountUnit.Of(population)), Range = [0, population.Customers], NTicks = 6 },
                YAxis = RowPlot.Names(names) with { TickText = [.. names.Select(name => PlotlyText.Wrap(name, 30))] },
            },
            new NarrowLayout { YTickText = [.. names.Select(name => PlotlyText.Wrap(name, 17))] });
    }

    private static List<Bar> Bars(Population population)
    {
        var bars = new List<Bar> { new("customer table", 0, population.Customers, Palette.Sky) };
        var left = population.Customers;
        foreach (var exclusion in population.Exclusions)
        {
            left -= exclusion.Count;
            bars.Add(new Bar(exclusion.Reason, left, exclusion.Count, LeftOut));
        }

        bars.Add(new Bar("training", 0, population.Training, Palette.Training));
        bars.Add(new Bar("hold-out", population.Training, population.HeldOut, Palette.HoldOut));
        return bars;
    }

    private sealed record Bar(string Name, long From, long Count, string Color);
}
