using Milestones.Usage.Customers;
using Milestones.Usage.Tables;

namespace Milestones.Usage.Journeys;

/// <summary>Purchased seats over time: the customer table's number, until the first change of a table of changes.</summary>
internal sealed class SeatHistory
{
    private readonly Dictionary<string, (long Ticks, double Seats)[]> _changes;

    private SeatHistory(Dictionary<string, (long Ticks, double Seats)[]> changes) => _changes = changes;

    /// <summary>Reads the changes, if the study has any.</summary>
    /// <param name="study">The study.</param>
    /// <param name="customers">The customers.</param>
    /// <param name="errors">Takes rows without date or seats, of unknown customers, and of a second number for the same instant.</param>
    /// <exception cref="InputException">The file is missing, empty or broken, or lacks a column.</exception>
    public static SeatHistory Read(Study study, CustomerTable customers, RowErrors errors)
    {
        if (study.Customers.SeatChanges is not { } source)
        {
            return new SeatHistory([]);
        }

        const string Key = "'customers.seat_changes' of the study";
        var table = TextTableReader.Read(
            study.Folder, source.File, [new(source.Customer, Key), new(source.Date, Key), new(source.Seats, Key)], errors);
        var ids = table.Texts(source.Customer);
        var dates = DateColumn.Read(table, source.Date, study.Customers.DateFormat);
        var seats = NumberColumn.Read(table, source.Seats, mayBeNegative: false);
        var known = customers.Customers.Select(customer => customer.Id).ToHashSet(StringComparer.Ordinal);
        var changes = new Dictionary<string, SortedDictionary<long, double>>(StringComparer.Ordinal);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!known.Contains(ids[row]))
            {
                table.Refuse(row, source.Customer, $"The customer '{ids[row]}' is not in {study.Customers.File}.", "Add the customer, or take the row out.");
            }
            else if (dates[row] is not { } date || double.IsNaN(seats[row]))
            {
                table.Refuse(row, dates[row] is null ? source.Date : source.Seats, "It is empty; expected from when on how many seats there are.", "Fill it in, or take the row out.");
            }
            else if (!Of(ids[row]).TryAdd(date.Ticks, seats[row]))
            {
                table.Refuse(row, source.Date, $"The customer '{ids[row]}' has two changes at the same time.", "Leave the one that holds.");
            }
        }

        return new SeatHistory(changes.ToDictionary(
            customer => customer.Key, customer => customer.Value.Select(change => (change.Key, change.Value)).ToArray(), StringComparer.Ordinal));

        SortedDictionary<long, double> Of(string id) => changes.TryGetValue(id, out var found) ? found : changes[id] = [];
    }

    /// <summary>The mean over a span, each number weighted by how long it held; where a part is not known, over the rest.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="span">The span; NaN is returned for an empty one.</param>
    public double Mean(Customer customer, MonthSpan span)
    {
        if (span.End <= span.Start || !_changes.TryGetValue(customer.Id, out var changes))
        {
            return span.End > span.Start ? customer.Seats ?? double.NaN : double.NaN;
        }

        double sum = 0, known = 0;
        AddPart(customer.Seats ?? double.NaN, long.MinValue, changes[0].Ticks);
        for (var i = 0; i < changes.Length; i++)
        {
            AddPart(changes[i].Seats, changes[i].Ticks, i + 1 < changes.Length ? changes[i + 1].Ticks : long.MaxValue);
        }

        return known > 0 ? sum / known : double.NaN;

        void AddPart(double seats, long from, long until)
        {
            var length = (double)Math.Max(0, Math.Min(until, span.End) - Math.Max(from, span.Start));
            if (length > 0 && !double.IsNaN(seats))
            {
                sum += seats * length;
                known += length;
            }
        }
    }
}
