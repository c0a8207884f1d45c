using System.Text;
using Milestones.Reporting.Tables;

namespace Milestones.Reporting.Markdown;

/// <summary>A Markdown document in the making. Texts of the data are shown as they are, never as markup.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    /// <summary>A text of the data, in which Markdown and HTML mean nothing.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var (i, c) in text.Index())
        {
            escaped.Append(c switch
            {
                '\r' or '\n' => " ",
                '<' when !text.AsSpan(i + 1).StartsWith(" ") => "&lt;", // before a space it begins no element
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

    /// <summary>A table, whose cells are texts of the data; nothing where it has no rows.</summary>
    public void Table(ReportTable table)
    {
        if (table.Rows.Count > 0)
        {
            Block(string.Join('\n',
            [
                Row(table.Columns.Select(column => Escape(column.Name))),
                Row(table.Columns.Select(column => column.IsNumber ? "---:" : "---")),
                .. table.Rows.Select(row => Row(row.Select(cell => Escape(cell.Text)))),
            ]));
        }
    }

    public override string ToString() => _text.ToString();

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private void Block(string text) => _text.Append(_text.Length > 0 ? "\n" : "").Append(text).Append('\n');
}
