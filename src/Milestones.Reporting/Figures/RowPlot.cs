using Milestones.Reporting.Figures.Plotly;

namespace Milestones.Reporting.Figures;

/// <summary>What figures with a name per row have in common: names on the left, the first row on top.</summary>
internal static class RowPlot
{
    public const double RowHeight = 30;

    /// <summary>Part of a row that a bar takes.</summary>
    public const double BarWidth = 0.65;

    private const int Letters = 34;
    private const int NarrowLetters = 17;

    /// <summary>The vertical axis with the rows' names.</summary>
    public static Axis Names(IReadOnlyList<string> names) => new()
    {
        Range = [names.Count - 0.5, -0.5],
        TickVals = [.. Enumerable.Range(0, names.Count).Select(i => (double)i)],
        TickText = [.. names.Select(name => PlotlyText.Short(name, Letters))],
        ShowGrid = false,
    };

    /// <summary>What differs where there is little room.</summary>
    public static NarrowLayout Narrow(IReadOnlyList<string> names) => new() { YTickText = [.. names.Select(name => PlotlyText.Short(name, NarrowLetters))] };

    /// <summary>Height of the whole figure.</summary>
    public static double HeightOf(int rows) => 110 + (rows * RowHeight);

    /// <summary>The places of the rows, moved by a part of a row.</summary>
    public static IReadOnlyList<double?> Places(int rows, double shift = 0) => [.. Enumerable.Range(0, rows).Select(i => (double?)(i + shift))];

    /// <summary>A dashed line across all rows.</summary>
    public static Shape LineAt(double x) => new()
    {
        Type = "line", X0 = x, X1 = x, Y0 = 0, Y1 = 1, ReferenceY = "paper", Line = new Line { Color = Palette.Reference, Width = 1.5, Dash = "dot" },
    };

    /// <summary>A text at the upper end of such a line.</summary>
    public static Annotation NameOfLine(double x, string text) => new()
    {
        Text = PlotlyText.Escape(text), X = x, Y = 1, ReferenceY = "paper", AnchorX = "left", AnchorY = "bottom", ShiftX = 2, Font = new Font { Size = 12 },
    };
}
