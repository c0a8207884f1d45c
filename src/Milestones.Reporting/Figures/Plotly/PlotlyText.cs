using System.Globalization;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures.Plotly;

/// <summary>Texts of the data inside a figure, where plotly takes a few HTML elements and entities for markup.</summary>
internal static class PlotlyText
{
    /// <summary>The text, in which nothing is markup.</summary>
    public static string Escape(string text) => VisibleText.Of(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The text in at most so many letters, an ellipsis for the rest; escaped.</summary>
    public static string Short(string text, int letters)
    {
        var elements = new StringInfo(text);
        return Escape(elements.LengthInTextElements <= letters ? text : elements.SubstringByTextElements(0, letters - 1).TrimEnd() + "…");
    }

    /// <summary>The text broken into lines of at most so many letters where words end; escaped.</summary>
    public static string Wrap(string text, int letters)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, letters)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > letters)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        return string.Join("<br>", lines.Append(line).Select(Escape));
    }

    /// <summary>A dossier: a heading and lines below it, wrapped.</summary>
    public static string Dossier(string heading, params IEnumerable<string> lines) =>
        string.Join("<br>", lines.Where(line => line.Length > 0).Select(line => Wrap(line, 60)).Prepend($"<b>{Wrap(heading, 50)}</b>"));

    private static IEnumerable<string> Pieces(string word, int letters)
    {
        var elements = new StringInfo(word);
        for (var start = 0; start < elements.LengthInTextElements; start += letters)
        {
            yield return elements.SubstringByTextElements(start, Math.Min(letters, elements.LengthInTextElements - start));
        }
    }
}
