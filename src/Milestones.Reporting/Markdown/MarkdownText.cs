using System.Text;

namespace Milestones.Reporting.Markdown;

/// <summary>A Markdown document in the making. Texts of the data are shown as they are, never as markup.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    /// <summary>A text of the data, in which Markdown and HTML mean nothing.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\r' or '\n' => " ",
                '<' => "&lt;",
                '&' => "&amp;",
                '\\' or '|' or '`' or '*' or '[' or ']' or '#' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    public void Heading(int level, string text) => Block($"{new string('#', level)} {text}");

    public void Paragraph(string text) => Block(text);

    public void Bullets(IEnumerable<string> items) => Block(string.Join('\n', items.Select(item => $"- {item}")));

    /// <summary>A table; nothing where it has no rows.</summary>
    /// <param name="header">Columns; one that begins with <c>#</c> is aligned to the right.</param>
    /// <param name="rows">Cells, already escaped.</param>
    public void Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Select(Row).ToList();
        if (lines.Count > 0)
        {
            var alignment = Row([.. header.Select(column => column.StartsWith('#') ? "---:" : "---")]);
            Block(string.Join('\n', [Row([.. header.Select(column => column.TrimStart('#'))]), alignment, .. lines]));
        }
    }

    public override string ToString() => _text.ToString();

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";

    private void Block(string text) => _text.Append(_text.Length > 0 ? "\n" : "").Append(text).Append('\n');
}
