using System.Globalization;
using System.Text.Json;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>DuckDB in a Node process: what is asked for is noted, and done when a query comes.</summary>
internal sealed class DuckDbProcess : SqlDatabase
{
    private static readonly string Folder = Repository.PathTo("tests", "Milestones.Acceptance.Tests", "Sql");

    private readonly List<string> _statements = [];
    private readonly List<SourceTable> _tables = [];

    private DuckDbProcess()
    {
    }

    /// <summary>A new database; null where the package is not installed.</summary>
    public static SqlDatabase? Create() => Directory.Exists(Path.Combine(Folder, "node_modules", "@duckdb")) ? new DuckDbProcess() : null;

    public override Task LoadAsync(SourceTable table)
    {
        _tables.Add(table);
        return Task.CompletedTask;
    }

    public override Task RunAsync(string script)
    {
        _statements.Add(script);
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<string?[]>> QueryAsync(string query)
    {
        using var place = new Workplace();
        var loads = _tables.SelectMany((table, number) => Load(table, place.PathTo(string.Create(CultureInfo.InvariantCulture, $"{number}.csv"))));
        var output = await DoAsync("node", ["duckdb.mjs"], JsonSerializer.Serialize<string[]>([.. loads, .. _statements, query]), Folder);
        using var result = JsonDocument.Parse(output);
        return [.. result.RootElement.EnumerateArray().Select(row => row.EnumerateArray().Select(Cell).ToArray())];
    }

    private IEnumerable<string> Load(SourceTable table, string path)
    {
        table.WriteCsv(path);
        var texts = string.Join(", ", table.Columns.Select((_, number) => string.Create(CultureInfo.InvariantCulture, $"'c{number}': 'VARCHAR'")));
        yield return $"CREATE TABLE {Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(column => $"{Quoted(column.Name)} {Type(column.Kind)}"))})";
        yield return $"INSERT INTO {Quoted(table.Name)} SELECT * FROM read_csv('{path}', header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            + $"allow_quoted_nulls = false, parallel = false, auto_detect = false, new_line = '\\n', columns = {{{texts}}})";
    }

    private static string Type(SourceKind kind) => kind switch
    {
        SourceKind.Number => "DECIMAL(30, 6)",
        SourceKind.Day => "DATE",
        SourceKind.Instant => "TIMESTAMP",
        _ => "VARCHAR",
    };
}
