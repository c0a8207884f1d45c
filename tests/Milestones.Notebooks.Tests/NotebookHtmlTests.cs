using System.Text.Json.Nodes;

namespace Milestones.Notebooks.Tests;

public sealed class NotebookHtmlTests
{
    private static readonly NotebookCell Prose = new() { Id = "p", Kind = CellKind.Markdown, Source = "# Why *so*\n\n| a |\n|---|\n| 1 |\n" };

    [Fact]
    public void Prose_is_rendered_and_everything_else_is_text()
    {
        var page = Page(null, Sheet.Code("c", "if (a < b) \"<script>\"") with
        {
            Outputs =
            [
                new StreamOutput("stdout", "<i>\u001b[31mred\u001b[0m"),
                new ErrorOutput("E", "v", ["<b>line"]),
                new DisplayOutput(new JsonObject { ["text/plain"] = "a & b" }),
                new DisplayOutput(new JsonObject { ["text/html"] = "<em>as it is</em>", ["text/plain"] = "not shown" }),
            ],
        });
        Assert.Contains("<title>Why *so*</title>", page, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", page, StringComparison.Ordinal);
        Assert.Contains("if (a &lt; b) &quot;&lt;script&gt;&quot;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;red</pre>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;line", page, StringComparison.Ordinal);
        Assert.Contains("a &amp; b", page, StringComparison.Ordinal);
        Assert.Contains("<em>as it is</em>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not shown", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_drawn_by_the_script_and_what_they_hold_stays_data()
    {
        var figure = Sheet.Code("c", "x") with
        {
            Outputs = [new DisplayOutput(new JsonObject
            {
                ["application/vnd.plotly.v1+json"] = new JsonObject { ["data"] = new JsonArray(new JsonObject { ["name"] = "</script><b>" }), ["layout"] = new JsonObject() },
                ["text/html"] = "<p>another form</p>",
                ["text/plain"] = "a \"figure\"",
            })],
        };
        var drawn = Page("var Plotly = 1; // </script>", figure);
        Assert.Contains("Plotly.newPlot(\"figure-1\", [{\"name\":\"\\u003C/script\\u003E\\u003Cb\\u003E\"}]", drawn, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"a &quot;figure&quot;\"", drawn, StringComparison.Ordinal);
        Assert.Contains("<script>var Plotly = 1; // <\\/script></script>", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("another form", drawn, StringComparison.Ordinal);
        Assert.Contains("another form", Page(null, figure), StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_is_left_out_where_there_is_no_figure() =>
        Assert.DoesNotContain("Plotly", Page("var Plotly = 1;", Sheet.Code("c", "1")), StringComparison.Ordinal);

    private static string Page(string? script, NotebookCell cell) =>
        NotebookHtml.Write(Sheet.Of() with { Cells = [Prose, cell] }, "untitled", script);
}
