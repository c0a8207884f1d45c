using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;

namespace Milestones.Reporting.Figures;

/// <summary>A figure in the JSON of plotly, with what it says in words and its numbers as a table. The same derivation gives
/// the same text.</summary>
public sealed record ReportFigure
{
    private const int LettersPerLine = 80;

    /// <summary>Identifier in kebab-case, unique in a report.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, whatever the data, e.g. <c>Importance and adoption</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What it finds, in one line.</summary>
    public required string Finding { get; init; }

    /// <summary>What can be seen, for those who do not see it: a sentence or two.</summary>
    public required string Alternative { get; init; }

    /// <summary>The numbers that are drawn.</summary>
    public required ReportTable Numbers { get; init; }

    /// <summary>The figure: an object with <c>data</c> and <c>layout</c>. It can stand in a script element of a page.</summary>
    public required string Json { get; init; }

    /// <summary>Members of the layout to replace where the figure is narrower than 640 pixels.</summary>
    public required string Narrow { get; init; }

    /// <summary>Draws a figure.</summary>
    internal static ReportFigure Draw(FigureText text, ReportTable numbers, IReadOnlyList<Trace> data, Layout layout, NarrowLayout? narrow = null) => new()
    {
        Name = text.Name,
        Subject = text.Subject,
        Finding = text.Finding,
        Alternative = text.Alternative,
        Numbers = numbers,
        Json = PlotlyJson.Of(data, layout with { Title = new Title(PlotlyText.Wrap(text.Finding, LettersPerLine)) { X = 0, Font = new Font { Size = 15 } } }),
        Narrow = PlotlyJson.Of(narrow ?? new NarrowLayout()),
    };
}

/// <summary>The words of a figure; see <see cref="ReportFigure"/>.</summary>
internal sealed record FigureText(string Name, string Subject, string Finding, string Alternative);
