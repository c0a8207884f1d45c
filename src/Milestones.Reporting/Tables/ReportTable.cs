namespace Milestones.Reporting.Tables;

/// <summary>A table to be shown: texts, and the numbers behind them by which it can be sorted.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with a cell per column.</param>
public sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows)
{
    /// <summary>A table.</summary>
    /// <param name="header">Names of the columns; one that begins with <c>#</c> holds numbers.</param>
    /// <param name="rows">The rows.</param>
    internal static ReportTable Of(IEnumerable<string> header, IEnumerable<IReadOnlyList<ReportCell>> rows) =>
        new([.. header.Select(name => new ReportColumn(name.TrimStart('#'), name.StartsWith('#')))], [.. rows]);
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsNumber">Whether it holds numbers.</param>
public sealed record ReportColumn(string Name, bool IsNumber);

/// <summary>A cell.</summary>
/// <param name="Text">What is read in it.</param>
/// <param name="Number">What it is sorted by; null: by its text.</param>
public readonly record struct ReportCell(string Text, double? Number = null)
{
    /// <summary>A cell of text.</summary>
    public static implicit operator ReportCell(string text) => new(text);
}
