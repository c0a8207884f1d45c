using Milestones.Usage.Tables;

namespace Milestones.Usage.Customers;

/// <summary>Sizes of customers (seats, spend) that lie in a table of their own, a row per change.</summary>
internal static class SizeTable
{
    /// <summary>Reads each customer's changes.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">The table.</param>
    /// <param name="ids">The customers wanted.</param>
    /// <param name="errors">Takes rows without a date or a size, of unknown customers, or that contradict each other.</param>
    /// <returns>Per customer wanted.</returns>
    /// <exception cref="InputException">The file is missing, empty or broken, or lacks a column.</exception>
    public static IReadOnlyList<SizeHistory> Read(Study study, ExpandedByChanges source, IReadOnlyList<string> ids, RowErrors errors)
    {
        const string namedBy = "'outcome.expanded' of the study";
        var table = TextTableReader.Read(
            study.Folder, source.File, [new ColumnUse(source.Customer, namedBy), new ColumnUse(source.Date, namedBy), new ColumnUse(source.Size, namedBy)], errors);
        var customers = table.Texts(source.Customer);
        var dates = DateColumn.Read(table, source.Date, study.Customers.DateFormat);
        var sizes = NumberColumn.Read(table, source.Size, mayBeNegative: true);
        var known = ids.ToHashSet(StringComparer.Ordinal);
        var histories = new Dictionary<string, SizeHistory>(StringComparer.Ordinal);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!known.Contains(customers[row]))
            {
                table.Refuse(row, source.Customer, $"The customer '{customers[row]}' is not in {study.Customers.File}.", "Add the customer, or take the row out.");
            }
            else if (table.Texts(source.Date)[row].Length == 0 || table.Texts(source.Size)[row].Length == 0)
            {
                table.Refuse(
                    row,
                    table.Texts(source.Date)[row].Length == 0 ? source.Date : source.Size,
                    "It is empty; expected the date from which the size holds, and the size.",
                    "Fill it in, or take the row out.");
            }
            else if (dates[row] is { } date && !double.IsNaN(sizes[row]))
            {
                if (!histories.TryGetValue(customers[row], out var history))
                {
                    histories.Add(customers[row], history = new SizeHistory());
                }

                if (!history.TryAdd(date, sizes[row]))
                {
                    table.Refuse(row, source.Size, $"The customer '{customers[row]}' has another size from the same date on.", "Leave one row per customer and date.");
                }
            }
        }

        return [.. ids.Select(id => histories.GetValueOrDefault(id) ?? SizeHistory.Unknown)];
    }
}

/// <summary>The sizes of one customer over time.</summary>
internal sealed class SizeHistory
{
    private readonly SortedList<DateTime, double> _changes = [];

    /// <summary>Nothing is known.</summary>
    public static SizeHistory Unknown { get; } = new();

    /// <summary>Adds a change; false: it contradicts another one of the same time.</summary>
    public bool TryAdd(DateTime from, double size) => _changes.TryAdd(from, size) || _changes[from].Equals(size);

    /// <summary>The size just before an instant; null: not known.</summary>
    public double? Before(DateTime instant)
    {
        var (low, high) = (0, _changes.Count); // of the changes, all below 'low' lie before the instant, and none from 'high' on
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _changes.Keys[middle] < instant ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : _changes.Values[low - 1];
    }
}
