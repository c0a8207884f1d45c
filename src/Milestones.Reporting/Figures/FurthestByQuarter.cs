using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>How far the customers of each quarter of signup came: is onboarding getting better?</summary>
internal static class FurthestByQuarter
{
    private const double Unclear = 0.05;

    /// <summary>Smaller shares have no room for their number.</summary>
    private const double SmallestNamed = 0.08;

    /// <summary>The figure; null without a path.</summary>
    public static ReportFigure? Of(MilestoneSet set)
    {
        if (set.Path is not { Quarters.Count: > 0 } path)
        {
            return null;
        }

        string[] names = [.. path.Quarters.Select(quarter => quarter.Quarter)];
        var furthest = PathTables.Steps(path);
        return ReportFigure.Draw(
            new FigureText(
                "furthest-by-quarter",
                "Furthest milestone by quarter of signup",
                Finding(path),
                $"A bar per quarter of signup from the earliest down, divided by the furthest milestone that its customers reached with all earlier ones: {string.Join(", ", furthest.Select(MilestoneAnswer.Name))}."),
            PathTables.Quarters(path),
            [.. furthest.Select(step => Bars(path, step))],
            new Layout
            {
                Height = RowPlot.HeightOf(names.Length) + 20,
                ShowLegend = true,
                Legend = new Legend { TraceOrder = "normal" },
                BarMode = "stack",
                XAxis = Axis.OfShares("share of the quarter's customers"),
                YAxis = RowPlot.Names(names),
            },
            RowPlot.Narrow(names));
    }

    private static BarTrace Bars(MilestonePath path, FurthestMilestone furthest) => new()
    {
        Name = MilestoneAnswer.Name(furthest),
        Orientation = "h",
        Width = RowPlot.BarWidth,
        X = [.. path.Quarters.Select(quarter => PathTables.ShareOf(quarter, furthest))],
        Y = RowPlot.Places(path.Quarters.Count),
        Marker = new Marker { Color = ColorOf(furthest) },
        Text = [.. path.Quarters.Select(quarter => PathTables.ShareOf(quarter, furthest) is >= SmallestNamed and var share ? Numbers.Percent(share) : "")],
        TextPosition = "inside",
        InsideTextAnchor = "middle",
        TextAngle = 0,
        Dossiers = [.. path.Quarters.Select(quarter => PlotlyText.Dossier(
            $"{quarter.Quarter}, {MilestoneAnswer.Name(furthest)}", $"{Numbers.Percent(PathTables.ShareOf(quarter, furthest))} of {Numbers.Count(quarter.Furthest[0].Customers.Of)} customers"))],
    };

    private static string ColorOf(FurthestMilestone furthest) => furthest switch
    {
        FurthestMilestone.None => Palette.LightGrey,
        FurthestMilestone.Setup => Palette.Orange,
        FurthestMilestone.Activation => Palette.Sky,
        FurthestMilestone.Utilization => Palette.Green,
        _ => Palette.Blue,
    };

    private static string Finding(MilestonePath path)
    {
        var rising = Names(path.Trends.Where(trend => trend.Trend is { PValue: < Unclear, Statistic: > 0 }));
        var falling = Names(path.Trends.Where(trend => trend.Trend is { PValue: < Unclear, Statistic: < 0 }));
        return (rising, falling) switch
        {
            ("", "") => "Later customers reach no milestone clearly more or less often",
            (_, "") => $"Later customers reach {rising} more often",
            ("", _) => $"Later customers reach {falling} less often",
            _ => $"Later customers reach {rising} more often, and {falling} less often",
        };
    }

    private static string Names(IEnumerable<MilestoneTrend> trends) => string.Join(" and ", trends.Select(trend => MilestoneAnswer.Name(trend.Milestone)));
}
