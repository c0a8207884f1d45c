using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Milestones.Notebooks.Format;

namespace Milestones.Notebooks;

/// <summary>Writes a notebook as one page that needs nothing else: prose, code, and what the code put out.</summary>
public static partial class NotebookHtml
{
    private static readonly MarkdownPipeline Prose = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();
    private static readonly string Style = ReadStyle();

    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook, run or not.</param>
    /// <param name="title">The page's title, if the notebook has no heading.</param>
    /// <param name="plotlyScript">The source of plotly.js, by which figures are drawn; null: figures are shown in their other forms.</param>
    public static string Write(Notebook notebook, string title, string? plotlyScript)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
            .Append($"<title>{Text(TitleOf(notebook) ?? title)}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n{Style}</style>\n");
        var draws = plotlyScript is not null && notebook.Cells.SelectMany(cell => cell.Outputs).Any(IsFigure);
        if (draws)
        {
            page.Append($"<script>{plotlyScript!.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}</script>\n");
        }

        page.Append("</head>\n<body>\n<main>\n");
        var figures = 0;
        foreach (var cell in notebook.Cells)
        {
            page.Append(cell.Kind switch
            {
                CellKind.Markdown => $"<section class=\"prose\">\n{Markdown.ToHtml(cell.Source, Prose)}</section>\n",
                CellKind.Code => $"<pre class=\"code\"><code>{Text(cell.Source)}</code></pre>\n",
                _ => $"<pre>{Text(cell.Source)}</pre>\n",
            });
            foreach (var output in cell.Outputs)
            {
                page.Append($"<div class=\"output\">{(draws && IsFigure(output) ? Figure((DisplayOutput)output, ++figures) : Output(output))}</div>\n");
            }
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static bool IsFigure(CellOutput output) => output is DisplayOutput shown && shown.Data.ContainsKey(MediaType.Plotly);

    private static string Figure(DisplayOutput shown, int number)
    {
        var figure = (JsonObject)shown.Data[MediaType.Plotly]!;
        return $"""
            <div id="figure-{number}" role="img" aria-label="{Text(Form(shown, MediaType.Text) ?? $"figure {number}")}"></div>
            <script>Plotly.newPlot("figure-{number}", {Script(figure["data"] ?? new JsonArray())}, {Script(figure["layout"] ?? new JsonObject())}, {Script(figure["config"] ?? new JsonObject { ["responsive"] = true })});</script>
            """;
    }

    private static string Output(CellOutput output) => output switch
    {
        StreamOutput stream => $"<pre class=\"{stream.Name}\">{Text(stream.Text)}</pre>",
        ErrorOutput error => $"<pre class=\"error\">{Text(string.Join('\n', error.Traceback))}</pre>",
        DisplayOutput shown => Shown(shown),
        _ => "",
    };

    private static string Shown(DisplayOutput shown) =>
        Form(shown, MediaType.Html)
        ?? Form(shown, "image/svg+xml")
        ?? (Form(shown, "image/png") is { } picture ? $"<img alt=\"{Text(Form(shown, MediaType.Text) ?? "picture")}\" src=\"data:image/png;base64,{Text(picture.ReplaceLineEndings(""))}\">" : null)
        ?? (Form(shown, MediaType.Markdown) is { } prose ? Markdown.ToHtml(prose, Prose) : null)
        ?? $"<pre>{Text(Form(shown, MediaType.Text) ?? shown.Data.ToJsonString())}</pre>";

    private static string? Form(DisplayOutput shown, string type) =>
        shown.Data[type] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>JSON as it may stand in a script: the default encoder escapes the angle brackets.</summary>
    private static string Script(JsonNode value) => value.ToJsonString();

    private static string Text(string text) => WebUtility.HtmlEncode(AnsiCode().Replace(text, ""));

    private static string? TitleOf(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(NotebookHtml).Assembly.GetManifestResourceStream("notebook.css")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\u001b\[[0-9;]*[A-Za-z]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AnsiCode();
}
