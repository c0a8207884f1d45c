using Milestones.Evidence;
using Milestones.Reporting.Figures.Plotly;

namespace Milestones.Reporting.Figures;

/// <summary>Points of a verdict look the same in every figure.</summary>
internal static class VerdictMarker
{
    public static Marker Of(Verdict verdict)
    {
        var (color, symbol) = Palette.Of(verdict);
        return new Marker { Color = color, Symbol = symbol, Size = verdict == Verdict.Kept ? 11 : 9, Line = new Line { Width = 1.5, Color = color } };
    }
}
