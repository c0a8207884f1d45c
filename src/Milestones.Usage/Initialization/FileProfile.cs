using System.IO.Compression;
using System.Text.Json;
using CsvHelper;

namespace Milestones.Usage.Initialization;

/// <summary>What a data file holds: its columns, from its first rows.</summary>
/// <param name="Path">The file, relative to the folder that is looked at, with forward slashes.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Rows">How many rows were looked at.</param>
internal sealed record FileProfile(string Path, IReadOnlyList<ColumnProfile> Columns, long Rows)
{
    /// <summary>Rows beyond this many are not looked at.</summary>
    private const int MostRows = 1_000_000;

    /// <summary>Looks at a file.</summary>
    /// <param name="folder">The folder that is looked at.</param>
    /// <param name="path">The file, relative to it.</param>
    public static FileProfile Read(string folder, string path)
    {
        using var file = File.OpenRead(System.IO.Path.Combine(folder, path));
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        var columns = new Dictionary<string, ColumnProfile>(StringComparer.Ordinal);
        var rows = IsJsonLines(path) ? ReadJsonLines(reader, columns) : ReadCsv(reader, columns);
        return new FileProfile(path.Replace('\\', '/'), [.. columns.Values], rows);
    }

    private static bool IsJsonLines(string path) =>
        path.Contains(".jsonl", StringComparison.OrdinalIgnoreCase) || path.Contains(".ndjson", StringComparison.OrdinalIgnoreCase);

    private static int ReadCsv(StreamReader reader, Dictionary<string, ColumnProfile> columns)
    {
        using var csv = CsvReader.Create(reader, leaveOpen: true);
        var observed = new List<ColumnProfile>();
        foreach (var name in csv.Headers.ToArray())
        {
            columns.TryAdd(name, new ColumnProfile(name));
            observed.Add(columns[name]);
        }

        var rows = 0;
        for (; rows < MostRows && csv.Read(); rows++)
        {
            for (var i = 0; i < Math.Min(observed.Count, csv.FieldCount); i++)
            {
                observed[i].Observe(csv.GetString(i).Trim());
            }
        }

        return rows;
    }

    private static int ReadJsonLines(StreamReader reader, Dictionary<string, ColumnProfile> columns)
    {
        var rows = 0;
        while (rows < MostRows && reader.ReadLine() is { } line)
        {
            if (Parse(line) is not { } row)
            {
                continue;
            }

            rows++;
            foreach (var property in row.EnumerateObject())
            {
                if (!columns.TryGetValue(property.Name, out var column))
                {
                    columns.Add(property.Name, column = new ColumnProfile(property.Name));
                }

                column.Observe(property.Value.ValueKind == JsonValueKind.Null ? "" : property.Value.ToString());
            }
        }

        return rows;
    }

    /// <summary>The object of a line; null where there is none, which the run itself will report.</summary>
    private static JsonElement? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
