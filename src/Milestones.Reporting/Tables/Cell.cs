using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>Cells of numbers, as people read them and as they sort.</summary>
internal static class Cell
{
    public static ReportCell Count(long count) => new(Numbers.Count(count), count);

    public static ReportCell Percent(Share share) => new(Numbers.Percent(share), share.Value);

    public static ReportCell Percent(double? share) => new(Numbers.Percent(share), share);

    public static ReportCell PercentWithInterval(Share share) => new(Numbers.PercentWithInterval(share), share.Value);

    public static ReportCell Points(Figure? difference) =>
        difference is null ? Numbers.None : new ReportCell(Numbers.PointsWithInterval(difference), difference.Value);

    public static ReportCell Points(double? difference) => new(Numbers.Points(difference), difference);

    public static ReportCell WithInterval(Figure? figure) =>
        figure is null ? Numbers.None : new ReportCell(Numbers.WithInterval(figure), figure.Value);

    public static ReportCell Plain(double? number, string format = "0.###") => new(Numbers.Plain(number, format), number);

    public static ReportCell Rank(FeatureFigures figures) => new(Numbers.Rank(figures), figures.Rank);

    public static ReportCell Importance(double? importance) => double.IsFinite(importance ?? double.NaN)
        ? new ReportCell(Numbers.Importance(importance), importance)
        : Numbers.None;

    public static ReportCell PValue(double? p) => new(Numbers.PValue(p), p);
}
