using System.Text;
using Milestones.Reporting.Tables;
using Milestones.Workbench.Display;

namespace Milestones.Workbench;

/// <summary>A table that notebooks show by itself, and that reads well as text.</summary>
[TypeFormatterSource(typeof(Formatters), PreferredMimeTypes = [MediaType.Html, MediaType.Text])]
public sealed class TableView
{
    internal TableView(ReportTable table, string whenEmpty = "Nothing to show.") => (Table, WhenEmpty) = (table, whenEmpty);

    /// <summary>The columns, and the rows with the numbers behind the texts.</summary>
    public ReportTable Table { get; }

    /// <summary>What is said in place of a table without rows.</summary>
    public string WhenEmpty { get; }

    /// <summary>The first rows only.</summary>
    /// <param name="rows">How many, 0 or more.</param>
    public TableView Top(int rows) => new(Table with { Rows = [.. Table.Rows.Take(rows)] }, WhenEmpty);

    /// <summary>The rows in the order of a column of numbers, the largest first; rows without a number last.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public TableView By(string column)
    {
        var index = Table.Columns.Index().FirstOrDefault(entry => entry.Item.Name == column, (-1, default!)).Index;
        return index < 0
            ? throw new ArgumentException($"There is no column '{column}'. There are: {string.Join(", ", Table.Columns.Select(entry => entry.Name))}.", nameof(column))
            : new TableView(Table with { Rows = [.. Table.Rows.OrderByDescending(row => row[index].Number ?? double.NegativeInfinity)] }, WhenEmpty);
    }

    /// <summary>The table with aligned columns.</summary>
    public override string ToString()
    {
        if (Table.Rows.Count == 0)
        {
            return WhenEmpty;
        }

        int[] widths = [.. Table.Columns.Select((column, index) => Math.Max(column.Name.Length, Table.Rows.Max(row => row[index].Text.Length)))];
        var text = new StringBuilder();
        Append([.. Table.Columns.Select(column => column.Name)]);
        foreach (var row in Table.Rows)
        {
            Append([.. row.Select(cell => cell.Text)]);
        }

        return text.ToString().TrimEnd('\n');

        void Append(string[] cells) => text
            .AppendJoin("  ", cells.Select((cell, index) => Table.Columns[index].IsNumber ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index])))
            .Append('\n');
    }

    private string ToHtml() => Table.Rows.Count == 0 ? $"<p>{TableHtml.Escape(WhenEmpty)}</p>" : TableHtml.Of(Table);

    /// <summary>Called by notebooks.</summary>
    private sealed class Formatters
    {
#pragma warning disable CA1822 // The convention calls an instance.
        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new TypeFormatter<TableView>(MediaType.Html, view => view.ToHtml()),
            new TypeFormatter<TableView>(MediaType.Text, view => view.ToString()),
        ];
#pragma warning restore CA1822
    }
}
