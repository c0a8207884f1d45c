using System.Globalization;
using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>Numbers as people read them: shares in per cent, differences of shares in points.</summary>
internal static class Numbers
{
    /// <summary>What stands where the data give no number.</summary>
    public const string None = "–";

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Percent(double? share) =>
        share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.0} %") : None;

    public static string Percent(Share share) => Percent(share.Value);

    /// <summary>The share with its interval, e.g. <c>37.2 % (35.1–39.3 %)</c>.</summary>
    public static string PercentWithInterval(Share share) => share.Value is null
        ? None
        : string.Create(CultureInfo.InvariantCulture, $"{Percent(share.Value)} ({share.Lower * 100:0.0}–{share.Upper * 100:0.0} %)");

    /// <summary>The difference with its interval, e.g. <c>+8.1 (+5.2 to +11.0)</c>.</summary>
    public static string PointsWithInterval(Figure difference) => difference.Value is null
        ? None
        : $"{Points(difference.Value)} ({Points(difference.Lower)} to {Points(difference.Upper)})";

    public static string Points(double? difference) =>
        difference is { } value ? (value * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) : None;

    /// <summary>The number with its interval, e.g. <c>0.714 (0.690 to 0.738)</c>.</summary>
    public static string WithInterval(Figure figure, string format = "0.000") => figure.Value is null
        ? None
        : $"{Plain(figure.Value, format)} ({Plain(figure.Lower, format)} to {Plain(figure.Upper, format)})";

    /// <summary>The rank with its interval over subsamples, rounded outwards, e.g. <c>4 (2–9)</c>.</summary>
    public static string Rank(FeatureFigures figures) => figures.RankOverSubsamples is { Lower: { } lower, Upper: { } upper }
        ? $"{Count(figures.Rank)} ({Count((long)Math.Floor(lower))}–{Count((long)Math.Ceiling(upper))})"
        : $"{Count(figures.Rank)} (no interval)";

    /// <summary>An importance: an increase of the Brier score.</summary>
    public static string Importance(double? importance) => Plain(importance, "0.00000;−0.00000");

    public static string Plain(double? value, string format = "0.###") =>
        value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : None;

    /// <summary>A p-value; below 0.001 only that it is.</summary>
    public static string PValue(double? p) => p switch
    {
        null => None,
        < 0.001 => "< 0.001",
        _ => Plain(p, "0.000"),
    };
}
