using System.Globalization;
using System.Text;

namespace Milestones.Framework.Sql;

/// <summary>Words in a script. A comment ends with its line, so that nothing that could end a line, or hide what stands on it, gets in.</summary>
internal static class SqlComment
{
    private const int Width = 120;

    /// <summary>The words as lines of comment.</summary>
    /// <param name="words">Any text, names of the catalog among it.</param>
    /// <param name="indent">What to put before each line.</param>
    public static IEnumerable<string> Lines(string words, string indent = "")
    {
        var line = new StringBuilder();
        foreach (var word in Harmless(words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indent.Length + 3 + line.Length + 1 + word.Length > Width)
            {
                yield return $"{indent}-- {line}";
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return $"{indent}-- {line}";
        }
    }

    /// <summary>Line ends, control characters and characters that turn the direction of writing become blanks.</summary>
    private static string Harmless(string words) => string.Concat(words.EnumerateRunes().Select(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? " "
            : rune.ToString()));
}
