using System.Collections;
using Milestones.Reporting.Figures;
using Milestones.Reporting.Tables;

namespace Milestones.Workbench.Tests;

public sealed class ViewTests
{
    private static readonly TableView Numbers = new(new ReportTable(
        [new ReportColumn("name", IsNumber: false), new ReportColumn("value", IsNumber: true)],
        [["<b>one", new ReportCell("1", 1)], ["ten", new ReportCell("10", 10)], ["none", new ReportCell("–")]]));

    [Fact]
    public void A_table_reads_well_as_text() =>
        Assert.Equal("name    value\n<b>one      1\nten        10\nnone        –", Numbers.ToString());

    [Fact]
    public void A_table_is_html_in_which_texts_are_texts()
    {
        var html = Form(Numbers, "text/html");
        Assert.Contains("<td style=\"text-align:left\">&lt;b&gt;one</td><td style=\"text-align:right\">1</td>", html, StringComparison.Ordinal);
        Assert.Equal(Numbers.ToString(), Form(Numbers, "text/plain"));
    }

    [Fact]
    public void Rows_are_ordered_by_a_number_and_cut()
    {
        Assert.Equal(["ten", "<b>one", "none"], Numbers.By("value").Table.Rows.Select(row => row[0].Text));
        Assert.Equal(["ten"], Numbers.By("value").Top(1).Table.Rows.Select(row => row[0].Text));
        Assert.Contains("There are: name, value.", Assert.Throws<ArgumentException>(() => Numbers.By("size")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_says_so()
    {
        var empty = new TableView(new ReportTable([], []), "Nobody <decided>.");
        Assert.Equal("Nobody <decided>.", empty.ToString());
        Assert.Equal("<p>Nobody &lt;decided&gt;.</p>", Form(empty, "text/html"));
    }

    [Fact]
    public void A_figure_has_its_json_its_page_and_its_words()
    {
        var view = new FigureView(
            new ReportFigure
            {
                Name = "f", Subject = "s", Finding = "A <finding>", Alternative = "What is seen.", Numbers = Numbers.Table, Json = """{"data":[],"layout":{}}""", Narrow = "{}",
            },
            "something");
        Assert.Same(view, view.Show());
        Assert.Equal("""{"data":[],"layout":{}}""", Form(view, "application/vnd.plotly.v1+json"));
        Assert.Equal("A <finding>. What is seen.", Form(view, "text/plain"));
        var html = Form(view, "text/html")!;
        Assert.Contains("aria-label=\"A &lt;finding&gt;\"", html, StringComparison.Ordinal);
        Assert.Contains("var figure = {\"data\":[],\"layout\":{}};", html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:right\">10</td>", html, StringComparison.Ordinal);
        Assert.Equal(html, Form(view, "text/html"));
    }

    [Fact]
    public void A_figure_without_data_says_so_and_draws_nothing()
    {
        var view = new FigureView(null, "maturity");
        Assert.Null(Form(view, "application/vnd.plotly.v1+json"));
        Assert.Equal("<p>This study has no data for a figure of maturity.</p>", Form(view, "text/html"));
    }

    /// <summary>A form of a value as notebooks ask for it: by the names of the convention alone.</summary>
    private static string? Form(object value, string mimeType)
    {
        var attribute = value.GetType().GetCustomAttributes(inherit: true).Single(candidate => candidate.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Contains(mimeType, (string[])Property(attribute, "PreferredMimeTypes"));
        var source = Activator.CreateInstance((Type)Property(attribute, "FormatterSourceType"))!;
        foreach (var formatter in (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!)
        {
            using var writer = new StringWriter();
            if ((string)Property(formatter, "MimeType") == mimeType)
            {
                return (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])! ? writer.ToString() : null;
            }
        }

        return null;
    }

    private static object Property(object owner, string name) => owner.GetType().GetProperty(name)!.GetValue(owner)!;
}
