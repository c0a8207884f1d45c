using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>
/// Customers on their way through the milestones, as a flow: who reached each above, who did not below, and between two milestones a ribbon as
/// wide as the share of customers that goes that way. (A Sankey diagram of bars and areas, so that it needs no trace of its own.)
/// </summary>
internal static class PathFlow
{
    private const double Gap = 0.08;
    private const double HalfNode = 0.05;
    private const int CurveSteps = 16;

    /// <summary>The ways between a milestone and the next, and the colours that say what they mean.</summary>
    private static readonly (string Name, string Color)[] Ways =
    [
        ("goes on", "rgba(0,158,115,0.45)"), ("falls behind", "rgba(213,94,0,0.35)"), ("catches up", "rgba(47,143,196,0.45)"), ("stays behind", "rgba(128,128,128,0.30)"),
    ];

    /// <summary>The figure; null without a path.</summary>
    public static ReportFigure? Of(MilestoneSet set)
    {
        if (set.Path is not { Combinations.Count: > 0 } path)
        {
            return null;
        }

        var milestones = PathShares.Milestones(path);
        var reached = Array.ConvertAll(milestones, milestone => PathShares.Of(path, combination => combination.Reached.Contains(milestone)));
        var outOfOrder = PathShares.Of(path, combination => !combination.InOrder);
        return ReportFigure.Draw(
            new FigureText(
                "path",
                "The path",
                Finding(path),
                $"From signup to the last milestone from left to right, of the {Numbers.Count(PathShares.Customers(path))} customers whose utilization window is over: at each milestone who reached it above, who did not below, and ribbons as wide as the share of customers that goes from one to the next. {Numbers.Percent(outOfOrder)} reached a later milestone without an earlier one."),
            PathTables.Combinations(path),
            [
                .. Enumerable.Range(0, milestones.Length)
                    .SelectMany(column => Ribbons(path, milestones, column))
                    .GroupBy(ribbon => ribbon.Way, ribbon => ribbon.Trace)
                    .OrderBy(way => way.Key)
                    .SelectMany(way => way.Select((ribbon, place) => ribbon with { ShowLegend = place == 0 })),
                Nodes("reached", Palette.Green, [1, .. reached], [0, .. reached.Select(share => 1 - share)]),
                Nodes("not reached", Palette.Grey, [0, .. reached.Select(share => 1 - share)], [0, .. reached.Select(_ => -Gap)]),
            ],
            new Layout
            {
                Height = 420,
                ShowLegend = true,
                BarMode = "overlay",
                XAxis = new Axis
                {
                    Range = [-0.2, milestones.Length + 0.25],
                    TickVals = [.. Enumerable.Range(0, milestones.Length + 1).Select(column => (double)column)],
                    TickText = [$"signup<br>{Numbers.Percent(1)}", .. milestones.Zip(reached, (milestone, share) => $"{MilestoneAnswer.Name(milestone)}<br>{Numbers.Percent(share)}")],
                    TickAngle = 0,
                    ShowGrid = false,
                    Ticks = "",
                },
                YAxis = new Axis { Visible = false, Range = [-Gap - 0.02, 1.02] },
            });
    }

    private static BarTrace Nodes(string name, string color, double[] shares, double[] bases) => new()
    {
        Name = name,
        ShowLegend = false,
        Width = 2 * HalfNode,
        X = [.. Enumerable.Range(0, shares.Length).Select(column => (double?)column)],
        Y = [.. shares.Select(share => (double?)share)],
        Base = [.. bases.Select(from => (double?)from)],
        Marker = new Marker { Color = color },
        Dossiers = [.. shares.Select(share => PlotlyText.Dossier(name, Numbers.Percent(share)))],
    };

    /// <summary>The ribbons from one column to the next: in both columns those who reached lie above, and ribbons in the order of where they come from.</summary>
    private static IEnumerable<(int Way, ScatterTrace Trace)> Ribbons(MilestonePath path, Milestone[] milestones, int column)
    {
        var (from, to) = (column == 0 ? (Milestone?)null : milestones[column - 1], milestones[column]);
        var shares = new double[2, 2]; // [from, to], 0: reached
        for (var way = 0; way < Ways.Length; way++)
        {
            var (isFrom, isTo) = (way < 2, way % 2 == 0);
            shares[way / 2, way % 2] = PathShares.Of(path, combination =>
                (from is not { } earlier || combination.Reached.Contains(earlier)) == isFrom && combination.Reached.Contains(to) == isTo);
        }

        var reachedFrom = shares[0, 0] + shares[0, 1];
        var reachedTo = shares[0, 0] + shares[1, 0];
        double[] tops = [1, 1 - shares[0, 0], 1 - reachedFrom - Gap, 1 - reachedFrom - shares[1, 0] - Gap];
        double[] ends = [1, 1 - reachedTo - Gap, 1 - shares[0, 0], 1 - reachedTo - shares[0, 1] - Gap];
        for (var way = 0; way < Ways.Length; way++)
        {
            if (shares[way / 2, way % 2] is > 0 and var share)
            {
                yield return (way, Ribbon(way, column, share, tops[way], ends[way]));
            }
        }
    }

    private static ScatterTrace Ribbon(int way, int column, double share, double top, double end)
    {
        var (left, right) = (column + HalfNode, column + 1 - HalfNode);
        var upper = Enumerable.Range(0, CurveSteps + 1).Select(step => (double)step / CurveSteps)
            .Select(along => (X: left + ((right - left) * along), Y: top + ((end - top) * along * along * (3 - (2 * along))))).ToList();
        return new ScatterTrace
        {
            Mode = "lines",
            Name = Ways[way].Name,
            X = [.. upper.Select(point => (double?)point.X), .. Enumerable.Reverse(upper).Select(point => (double?)point.X)],
            Y = [.. upper.Select(point => (double?)point.Y), .. Enumerable.Reverse(upper).Select(point => (double?)(point.Y - share))],
            Fill = "toself",
            FillColor = Ways[way].Color,
            Line = new Line { Width = 0 },
        };
    }

    private static string Finding(MilestonePath path)
    {
        var steps = PathShares.InOrder(path).Select(step => $"{100 * step.Share:0} reach {MilestoneAnswer.Name(step.Milestone)}").ToList();
        return steps.Count == 0 ? "Nobody reached a milestone" : $"Of 100 customers {string.Join(", ", steps)} in order";
    }
}
