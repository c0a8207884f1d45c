using Milestones.Usage;

namespace Milestones.Reporting.Csv;

/// <summary>
/// Writes the modelling table: a row per eligible customer, or per customer and snapshot, ordered by identifier. Columns: customer, snapshot (where several are
/// pooled), part (training or
/// hold_out), retained (1 or 0), the secondary outcomes by their names (1, 0, or empty where not known), the context (plan, size, tenure) as bands, then the features in their measure's unit;
/// empty where a customer is not eligible or the value is missing. A feature named like one of the first columns is
/// written as <c>name (feature)</c>.
/// </summary>
public static class ModellingTableCsv
{
    /// <summary>Writes the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="neutraliseFormulas">Whether cells that a spreadsheet would compute are made text by an apostrophe before them.</param>
    public static void Write(UsageTable table, Stream stream, bool neutraliseFormulas = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        string[] first = ["customer", .. table.Pooled is null ? (string[])[] : ["snapshot"], "part", "retained", .. table.SecondaryOutcomes.Select(outcome => outcome.Name), .. table.Context.Select(column => column.Name)];
        var features = table.Features.Select(column => first.Contains(column.Feature.Name, StringComparer.Ordinal) ? $"{column.Feature.Name} (feature)" : column.Feature.Name);
        CsvOutput.Write(stream, [.. first, .. features], Enumerable.Range(0, table.RowCount).Select(row => Row(table, row)), neutraliseFormulas);
    }

    private static IEnumerable<string> Row(UsageTable table, int row) =>
    [
        table.Customers[row].Id,
        .. table.Pooled is { } pooled ? [FormattableString.Invariant($"{pooled.Flows[pooled.SnapshotOf[row]].Date:yyyy-MM-dd}")] : (string[])[],
        table.HeldOut[row] ? "hold_out" : "training",
        table.Outcome[row] ? "1" : "0",
        .. table.SecondaryOutcomes.Select(outcome => outcome.Values[row] is { } reached ? (reached ? "1" : "0") : ""),
        .. table.Context.Select(column => column.Levels[column.Codes[row]]),
        .. table.Features.Select(column => CsvOutput.Number(column.Values[row])),
    ];
}
