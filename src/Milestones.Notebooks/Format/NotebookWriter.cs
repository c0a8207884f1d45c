using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Milestones.Notebooks.Format;

/// <summary>Writes notebooks as Jupyter does: one space of indent, texts as lists of lines, so that differences are readable.</summary>
internal static class NotebookWriter
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the file is JSON on a disk, never a part of a page
    };

    public static byte[] Write(Notebook notebook)
    {
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. notebook.Cells.Select(Cell)]),
            ["metadata"] = notebook.Metadata.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
        {
            root.WriteTo(writer);
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static JsonObject Cell(NotebookCell cell)
    {
        var json = new JsonObject { ["cell_type"] = cell.Kind.ToString().ToLowerInvariant() };
        if (cell.Kind == CellKind.Code)
        {
            json["execution_count"] = cell.ExecutionCount;
        }
        else if (cell.Attachments is { } attachments)
        {
            json["attachments"] = attachments.DeepClone();
        }

        json["id"] = cell.Id;
        json["metadata"] = cell.Metadata.DeepClone();
        if (cell.Kind == CellKind.Code)
        {
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(Output)]);
        }

        json["source"] = Lines(cell.Source);
        return json;
    }

    private static JsonObject Output(CellOutput output) => output switch
    {
        StreamOutput stream => new JsonObject { ["name"] = stream.Name, ["output_type"] = "stream", ["text"] = Lines(stream.Text) },
        DisplayOutput { ExecutionCount: { } count } result => new JsonObject
        {
            ["data"] = Data(result.Data),
            ["execution_count"] = count,
            ["metadata"] = result.Metadata.DeepClone(),
            ["output_type"] = "execute_result",
        },
        DisplayOutput shown => new JsonObject { ["data"] = Data(shown.Data), ["metadata"] = shown.Metadata.DeepClone(), ["output_type"] = "display_data" },
        ErrorOutput error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        _ => throw new ArgumentException($"The format has no word for the output {output}.", nameof(output)),
    };

    private static JsonObject Data(JsonObject forms)
    {
        var data = new JsonObject();
        foreach (var (type, value) in forms)
        {
            data[type] = MediaType.IsJson(type) ? value?.DeepClone() : Lines(value!.GetValue<string>());
        }

        return data;
    }

    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }

        return lines;
    }
}
