using Spectre.Console;
using Spectre.Console.Rendering;

namespace Milestones.Reporting;

/// <summary>
/// Shares as bars of characters, for a terminal of any width: a label, a bar as long as the share to an eighth of a character, and the
/// number. Nothing is said by colour alone. Where the terminal knows no Unicode, bars are of <c>#</c>.
/// </summary>
/// <param name="bars">Label, share in [0, 1], and what is written behind the bar.</param>
internal sealed class TerminalBars(IReadOnlyList<(string Label, double Share, string Text)> bars) : Renderable
{
    private const int LongestBar = 40;
    private const int ShortestBar = 4;
    private const int LeastLabel = 4;
    private const string Eighths = " ▏▎▍▌▋▊▉█";

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var text = bars.Max(bar => bar.Text.GetCellWidth());
        var label = Math.Min(bars.Max(bar => bar.Label.GetCellWidth()), Math.Max(LeastLabel, maxWidth - text - ShortestBar - 4));
        var room = Math.Min(LongestBar, maxWidth - label - text - 4);
        foreach (var (name, share, number) in bars)
        {
            yield return new Segment($"  {Padded(name, label)} ");
            if (room >= ShortestBar)
            {
                yield return new Segment(Bar(share, room, options.Unicode), new Style(Color.Green));
                yield return new Segment(" ");
            }

            yield return new Segment(number);
            yield return Segment.LineBreak;
        }
    }

    private static string Bar(double share, int room, bool unicode)
    {
        var eighths = (int)Math.Round(Math.Clamp(share, 0, 1) * room * 8, MidpointRounding.AwayFromZero);
        var bar = unicode
            ? new string('█', eighths / 8) + (eighths % 8 > 0 ? Eighths[eighths % 8].ToString() : "")
            : new string('#', (eighths + 4) / 8);
        return bar.PadRight(room);
    }

    private static string Padded(string text, int width)
    {
        var shown = text;
        while (shown.GetCellWidth() > width)
        {
            shown = shown.EndsWith('…') ? shown[..^2] + "…" : shown[..^1] + "…";
        }

        return shown + new string(' ', width - shown.GetCellWidth());
    }
}
