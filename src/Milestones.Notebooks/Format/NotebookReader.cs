using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Milestones.Notebooks.Format;

/// <summary>Reads the JSON of a notebook and refuses what is none.</summary>
internal sealed partial class NotebookReader(string path)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static Notebook Read(byte[] content, string path) => new NotebookReader(path).Read(content);

    private Notebook Read(byte[] content)
    {
        var root = Parse(content) as JsonObject ?? throw Wrong("the file holds no JSON object");
        if (root["nbformat"] is not JsonValue version || !version.TryGetValue<int>(out var major))
        {
            throw Wrong("it has no number 'nbformat', so it is no notebook");
        }

        if (major != 4)
        {
            throw Wrong($"it is of notebook format {major}, expected 4. Save it anew with a present-day editor");
        }

        var cells = (root["cells"] as JsonArray ?? throw Wrong("it has no list 'cells'")).Select(ReadCell).ToList();
        RefuseDuplicates(cells);
        return new Notebook { Cells = cells, Metadata = ObjectOf(root["metadata"]) };
    }

    private JsonNode? Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content, documentOptions: Strict);
        }
        catch (JsonException broken)
        {
            var place = broken.LineNumber is { } line ? $"line {line + 1}, byte {broken.BytePositionInLine + 1}: " : "";
            throw new NotebookException($"The notebook '{path}' is not valid JSON. {place}{FirstSentence(broken.Message)}.", broken);
        }
    }

    private NotebookCell ReadCell(JsonNode? node, int index)
    {
        var cell = node as JsonObject ?? throw Wrong($"cell {index + 1} is no object");
        var kind = Text(cell["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw Wrong($"cell {index + 1} has the cell_type '{other}', expected code, markdown or raw"),
        };
        var id = cell["id"] is { } given ? Text(given) ?? "" : $"cell-{index + 1}";
        if (!CellId().IsMatch(id))
        {
            throw Wrong($"cell {index + 1} has the id '{id}', expected 1 to 64 letters, digits, hyphens and underscores");
        }

        return new NotebookCell
        {
            Id = id,
            Kind = kind,
            Source = Lines(cell["source"]) ?? throw Wrong($"cell {index + 1} has no 'source', expected a text or a list of lines"),
            Metadata = ObjectOf(cell["metadata"]),
            Attachments = cell["attachments"]?.DeepClone() as JsonObject,
            Outputs = [.. (cell["outputs"] as JsonArray ?? []).Select(output => ReadOutput(output, index))],
            ExecutionCount = Number(cell["execution_count"]),
        };
    }

    private CellOutput ReadOutput(JsonNode? node, int cell)
    {
        var output = node as JsonObject ?? throw Wrong($"an output of cell {cell + 1} is no object");
        return Text(output["output_type"]) switch
        {
            "stream" => new StreamOutput(Text(output["name"]) ?? "stdout", Lines(output["text"]) ?? ""),
            "display_data" => Shown(output, null),
            "execute_result" => Shown(output, Number(output["execution_count"]) ?? 0),
            "error" => new ErrorOutput(
                Text(output["ename"]) ?? "",
                Text(output["evalue"]) ?? "",
                [.. (output["traceback"] as JsonArray ?? []).Select(line => Text(line) ?? "")]),
            var other => throw Wrong($"an output of cell {cell + 1} has the output_type '{other}', expected stream, display_data, execute_result or error"),
        };
    }

    private static DisplayOutput Shown(JsonObject output, int? count)
    {
        var data = new JsonObject();
        foreach (var (type, value) in ObjectOf(output["data"]))
        {
            data[type] = MediaType.IsJson(type) ? value?.DeepClone() : Lines(value) ?? "";
        }

        return new DisplayOutput(data, count) { Metadata = ObjectOf(output["metadata"]) };
    }

    private void RefuseDuplicates(List<NotebookCell> cells)
    {
        var twice = cells.Index().GroupBy(cell => cell.Item.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw Wrong($"the cells {string.Join(" and ", twice.Select(cell => cell.Index + 1))} have the same id '{twice.Key}'. Give each its own");
        }
    }

    private NotebookException Wrong(string what) => new($"The notebook '{path}' cannot be used: {what}.");

    private static string FirstSentence(string message) => message.Split(". ", 2)[0].TrimEnd('.');

    private static JsonObject ObjectOf(JsonNode? node) => node?.DeepClone() as JsonObject ?? [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>The format writes a text of several lines as one text or as a list of its lines.</summary>
    private static string? Lines(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(Text)),
        _ => Text(node),
    };

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CellId();
}
