using System.Text;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>What a column of a customer's own table holds.</summary>
internal enum SourceKind
{
    Text,
    Number,
    Day,
    Instant,
}

/// <summary>A table as a customer has it in a database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its cells as texts; null: NULL.</param>
internal sealed record SourceTable(string Name, IReadOnlyList<(string Name, SourceKind Kind)> Columns, IReadOnlyList<string?[]> Rows)
{
    /// <summary>The rows as CSV without a header; NULL is empty, an empty text is quoted.</summary>
    public void WriteCsv(string path) => File.WriteAllText(
        path,
        string.Concat(Rows.Select(row => string.Join(',', row.Select(cell => cell is null ? "" : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")),
        new UTF8Encoding(false));

    /// <summary>The rows as ClickHouse and PostgreSQL write text: tabs, backslashes, \N.</summary>
    public string ToTabSeparated() => string.Concat(Rows.Select(row => string.Join('\t', row.Select(cell => cell is null
        ? @"\N"
        : cell.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal)
            .Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal))) + "\n"));
}
