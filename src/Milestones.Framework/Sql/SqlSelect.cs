using System.Text;

namespace Milestones.Framework.Sql;

/// <summary>A query, written so that people can read it: a column a line, with what it means above it.</summary>
internal sealed record SqlSelect
{
    /// <summary>The view whose columns are all taken over before <see cref="Columns"/>; null: none.</summary>
    public SqlView? All { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<SqlColumn> Columns { get; init; }

    /// <summary>Where the rows come from, with joins; null: one row from nowhere.</summary>
    public string? From { get; init; }

    /// <summary>What rows must fulfil, all of it.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary>The columns whose values make one row; empty: rows stay as they are.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>What such a row must fulfil; null: nothing.</summary>
    public string? Having { get; init; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names => [.. All?.Columns ?? [], .. Columns.Select(column => column.Name)];

    /// <inheritdoc/>
    public override string ToString()
    {
        // A star would do, but a database of old leaves columns of the joined side out of it, and readers see what goes on.
        List<string> carried = All is null ? [] : From == All.Name ? ["*"] : [.. All.Columns];
        var text = new StringBuilder("SELECT\n");
        var last = carried.Count + Columns.Count - 1;
        foreach (var (number, name) in carried.Index())
        {
            text.Append("  ").Append(name).Append(number < last ? "," : "").Append('\n');
        }

        foreach (var (number, column) in Columns.Index())
        {
            foreach (var line in SqlComment.Lines(column.Words ?? "", "  "))
            {
                text.Append(line).Append('\n');
            }

            text.Append("  ").Append(column.Expression);
            text.Append(column.Expression == column.Name ? "" : $" AS {column.Name}");
            text.Append(carried.Count + number < last ? "," : "").Append('\n');
        }

        text.Append(From is null ? "" : $"FROM {From}\n");
        text.Append(Where.Count == 0 ? "" : $"WHERE {string.Join("\n  AND ", Where)}\n");
        text.Append(GroupBy.Count == 0 ? "" : $"GROUP BY {string.Join(", ", GroupBy)}\n");
        text.Append(Having is null ? "" : $"HAVING {Having}\n");
        return text.ToString().TrimEnd('\n');
    }
}
