using Milestones.Reporting.Figures;
using Milestones.Workbench.Display;

namespace Milestones.Workbench;

/// <summary>A figure that notebooks draw by itself. Where nothing draws, its finding and its numbers are read.</summary>
[TypeFormatterSource(typeof(Formatters), PreferredMimeTypes = [MediaType.Plotly, MediaType.Html, MediaType.Text])]
public sealed class FigureView
{
    private readonly string _subject;

    internal FigureView(ReportFigure? figure, string subject) => (Figure, _subject) = (figure, subject);

    /// <summary>The figure; null where the study has no data for it.</summary>
    public ReportFigure? Figure { get; }

    /// <summary>The figure as the value of a cell's last expression.</summary>
    public FigureView Show() => this;

    /// <summary>What it finds, and what can be seen.</summary>
    public override string ToString() => Figure is null ? Missing : $"{Figure.Finding}. {Figure.Alternative}";

    private string Missing => $"This study has no data for a figure of {_subject}.";

    private string ToHtml() => Figure is null ? $"<p>{TableHtml.Escape(Missing)}</p>" : FigureHtml.Of(Figure);

    /// <summary>Called by notebooks.</summary>
    private sealed class Formatters
    {
#pragma warning disable CA1822 // The convention calls an instance.
        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new TypeFormatter<FigureView>(MediaType.Plotly, view => view.Figure?.Json),
            new TypeFormatter<FigureView>(MediaType.Html, view => view.ToHtml()),
            new TypeFormatter<FigureView>(MediaType.Text, view => view.ToString()),
        ];
#pragma warning restore CA1822
    }
}
