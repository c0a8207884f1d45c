using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Milestones.Reporting.Figures;
using Milestones.Reporting.Tables;

namespace Milestones.Reporting.Html;

/// <content>Figures, tables and lists as elements.</content>
public static partial class ReportHtml
{
    private static void WriteFigures(HtmlWriter html, IEnumerable<ReportFigure> figures)
    {
        foreach (var figure in figures)
        {
            WriteFigure(html, figure);
        }
    }

    /// <summary>The finding, the figure, what can be seen in it, and its numbers.</summary>
    private static void WriteFigure(HtmlWriter html, ReportFigure figure)
    {
        var id = IdOf(figure);
        html.Element("figure", () =>
        {
            html.Element("figcaption", () =>
            {
                html.Element("p", figure.Subject, ("class", "kicker"));
                html.Element("h3", figure.Finding, ("id", $"{id}-finding"));
            });
            html.Element("div", "", ("class", "plot"), ("role", "img"), ("aria-labelledby", $"{id}-finding"), ("aria-describedby", $"{id}-text"), ("data-figure", id));
            html.Data($"{id}-json", figure.Json);
            html.Data($"{id}-narrow", figure.Narrow);
            html.Element("p", figure.Alternative, ("id", $"{id}-text"), ("class", "alternative"));
            html.Element("details", () =>
            {
                html.Element("summary", "The numbers");
                WriteTable(html, $"Numbers: {figure.Subject}", figure.Numbers);
            });
        }, ("id", id));
    }

    /// <summary>The figure's name where it can stand in a reference: names of features in it may hold anything.</summary>
    private static string IdOf(ReportFigure figure) => figure.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? $"figure-{figure.Name}"
        : $"figure-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figure.Name)))[..12]}";

    /// <summary>A table that the page's script makes sortable and, where it is long, filterable. It scrolls by itself where it is too wide.</summary>
    internal static void WriteTable(HtmlWriter html, string label, ReportTable table)
    {
        if (table.Rows.Count == 0)
        {
            html.Element("p", "None.");
            return;
        }

        html.Element("div", () => html.Element("table", () =>
        {
            html.Element("thead", () => html.Element("tr", () =>
            {
                foreach (var column in table.Columns)
                {
                    html.Element("th", column.Name, ("scope", "col"), ("class", column.IsNumber ? "number" : "text"));
                }
            }));
            html.Element("tbody", () =>
            {
                foreach (var row in table.Rows)
                {
                    html.Element("tr", () =>
                    {
                        foreach (var (column, cell) in table.Columns.Zip(row))
                        {
                            WriteCell(html, column, cell);
                        }
                    });
                }
            });
        }), ("class", "table"), ("role", "region"), ("aria-label", label), ("tabindex", "0"));
    }

    private static void WriteCell(HtmlWriter html, ReportColumn column, ReportCell cell)
    {
        var kind = column.IsNumber ? "number" : "text";
        if (cell.Number is { } number)
        {
            html.Element("td", cell.Text, ("class", kind), ("data-number", number.ToString("R", CultureInfo.InvariantCulture)));
        }
        else
        {
            html.Element("td", cell.Text, ("class", kind));
        }
    }

    private static void WriteList(HtmlWriter html, IEnumerable<string> items, string kind = "plain") => html.Element("ul", () =>
    {
        foreach (var item in items)
        {
            html.Element("li", item);
        }
    }, ("class", kind));
}
