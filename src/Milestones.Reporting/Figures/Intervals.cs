using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;

namespace Milestones.Reporting.Figures;

/// <summary>Intervals as plotly wants them: distances from the point.</summary>
internal static class Intervals
{
    public static ErrorBars Of(IEnumerable<Share> shares, string color) =>
        Of(shares.Select(share => new Figure(share.Value, share.Lower, share.Upper)), color);

    public static ErrorBars Of(IEnumerable<Figure> figures, string color)
    {
        var all = figures.ToList();
        return new ErrorBars([.. all.Select(figure => figure.Upper - figure.Value)], [.. all.Select(figure => figure.Value - figure.Lower)], color);
    }
}
