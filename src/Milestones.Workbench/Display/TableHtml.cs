using System.Net;
using System.Text;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Workbench.Display;

/// <summary>A table as a notebook shows it.</summary>
internal static class TableHtml
{
    public static string Of(ReportTable table)
    {
        var html = new StringBuilder("<table>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            Append("th", column, column.Name);
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var (column, cell) in table.Columns.Zip(row))
            {
                Append("td", column, cell.Text);
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody>\n</table>").ToString();

        void Append(string element, ReportColumn column, string text) =>
            html.Append('<').Append(element).Append(column.IsNumber ? " style=\"text-align:right\">" : " style=\"text-align:left\">")
                .Append(Escape(text)).Append("</").Append(element).Append('>');
    }

    /// <summary>A text of the data as nothing but text.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(VisibleText.Of(text));
}
