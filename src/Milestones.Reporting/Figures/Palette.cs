using Milestones.Evidence;

namespace Milestones.Reporting.Figures;

/// <summary>
/// Colours that people with any colour vision tell apart (Okabe and Ito 2008, Color Universal Design), the light ones darkened so
/// that each stands out at least 3 : 1 from a white and from a dark page. Colour never says anything alone.
/// </summary>
internal static class Palette
{
    public const string Green = "#009e73";
    public const string Vermillion = "#d55e00";
    public const string Blue = "#0072b2";
    public const string Sky = "#2f8fc4";
    public const string Orange = "#b97f00";
    public const string Purple = "#b8668f";
    public const string Grey = "#808080";

    /// <summary>Bars of those who did nothing; on a light page and on a dark one the number in them can be read.</summary>
    public const string LightGrey = "#b0b6bd";

    /// <summary>Lines of reference.</summary>
    public const string Reference = Grey;

    /// <summary>Backgrounds of bands: see-through, so that they suit a light page and a dark one.</summary>
    public const string Band = "rgba(128,128,128,0.14)";

    /// <summary>Background of a plateau or an interval in <see cref="Green"/>.</summary>
    public const string GreenBand = "rgba(0,158,115,0.18)";

    /// <summary>Background of an interval in <see cref="Blue"/>.</summary>
    public const string BlueBand = "rgba(0,114,178,0.20)";

    /// <summary>Training and hold-out.</summary>
    public const string Training = Blue;
    public const string HoldOut = Orange;

    /// <summary>Series without a meaning of their own, e.g. plans, and the symbols that tell them apart without colour.</summary>
    public static IReadOnlyList<(string Color, string Symbol)> Series { get; } =
    [
        (Blue, "circle"), (Orange, "square"), (Green, "diamond"), (Purple, "triangle-up"), (Vermillion, "cross"), (Sky, "x"), (Grey, "star"),
    ];

    /// <summary>Letters on <see cref="Diverging"/> and <see cref="Sequential"/>, on a light page and on a dark one.</summary>
    public const string InkOnScales = "#1b1f24";

    /// <summary>From against to for, with white between; light, so that numbers can be read on it.</summary>
    public static IReadOnlyList<IReadOnlyList<object>> Diverging { get; } =
        [[0.0, "#ee9f63"], [0.5, "#f7f7f5"], [1.0, "#74b3de"]];

    /// <summary>From none to all; light, so that numbers can be read on it.</summary>
    public static IReadOnlyList<IReadOnlyList<object>> Sequential { get; } =
        [[0.0, "#f7f7f5"], [1.0, "#74b3de"]];

    /// <summary>Colour and symbol of a verdict.</summary>
    public static (string Color, string Symbol) Of(Verdict verdict) => verdict switch
    {
        Verdict.Kept => (Green, "circle"),
        Verdict.Negative => (Vermillion, "triangle-down"),
        Verdict.Ubiquitous => (Blue, "square"),
        Verdict.Niche => (Purple, "diamond"),
        Verdict.PlanProxy => (Orange, "hexagon"),
        Verdict.RedundantWith => (Sky, "circle-open"),
        Verdict.Unstable => (Vermillion, "hourglass-open"),
        Verdict.Leaking => (Vermillion, "star"),
        Verdict.NotEnoughData => (Grey, "x-thin-open"),
        _ => (Grey, "circle-open"),
    };
}
