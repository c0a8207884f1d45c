using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Events;

/// <summary>Makes an event of a row of one log, as far as that is possible without knowing the customers.</summary>
/// <param name="log">The log.</param>
/// <param name="times">How its times are written.</param>
internal sealed class EventRowParser(EventLogInput log, TimeFormat times)
{
    private readonly EventColumns _columns = log.Columns;

    /// <summary>Whether a time was met that begins with the day or the month, and it is not known with which.</summary>
    public bool NeedsDateOrder { get; private set; }

    /// <summary>Reads the row on which the reader stands.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public RowProblem? Parse(RowReader row, ref PendingEvent pending)
    {
        pending.RowStart = row.RowStart;
        if (row.Problem is { } problem)
        {
            return new RowProblem(null, problem, "Mend the row.");
        }

        pending.Key = row.Range(_columns.Customer);
        if (pending.Key.Length <= 0)
        {
            return Wrong(_columns.Customer, "It is empty; expected whose event it is.");
        }

        pending.KeyWords = KeyWords.Of(row.Text(pending.Key));
        if (row.Range(_columns.Event).Length <= 0)
        {
            return Wrong(_columns.Event, "It is empty; expected the event's name.");
        }

        var timeProblem = times.Read(row.Field(_columns.Time), out pending.Ticks);
        if (timeProblem != TimeProblem.None)
        {
            NeedsDateOrder |= timeProblem == TimeProblem.UndecidedOrder;
            var text = row.Excerpt(row.Range(_columns.Time));
            return Wrong(_columns.Time, times.Describe(timeProblem, text), "Mend it, or declare the log's 'times' in the study.");
        }

        pending.Units = FeatureUse.UnitsPerOne;
        if (_columns.Quantity is { } quantity)
        {
            var quantityProblem = QuantityParser.Read(row.Field(quantity), out pending.Units);
            if (quantityProblem != QuantityProblem.None)
            {
                return Wrong(quantity, QuantityParser.Describe(quantityProblem, row.Excerpt(row.Range(quantity))));
            }
        }

        return null;
    }

    /// <summary>What is wrong with the key of an event that belongs to no customer.</summary>
    /// <param name="customer">How it was not found.</param>
    /// <param name="key">The key's text.</param>
    public RowProblem UnknownCustomer(int customer, string key) => log.Log.Via switch
    {
        null => Wrong(_columns.Customer, $"'{key}' is not in the customer table.", "Add the customer there, or take the event out."),
        { } via when customer == CustomerKeys.UnknownKey => Wrong(
            _columns.Customer, $"'{key}' is not in column '{via.Key}' of {via.File}.", "Add it there, or take the event out."),
        { } via => Wrong(
            _columns.Customer,
            $"'{key}' belongs, after {via.File}, to a customer that is not in the customer table.",
            "Add the customer there, or take the event out."),
    };

    private RowProblem Wrong(int field, string problem, string remedy = "Mend it, or take the event out.") =>
        new(_columns.Selection.Names[field], problem, remedy);
}
