using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Events;

/// <summary>Judges the rows of one log and adds them to the cells. For one thread.</summary>
/// <param name="log">The log.</param>
/// <param name="times">How its times are written.</param>
/// <param name="routes">Where its events go.</param>
/// <param name="customers">The customers' windows.</param>
/// <param name="cells">The cells, shared by all threads.</param>
/// <param name="errors">Takes the rows that cannot be used.</param>
internal sealed class EventTally(
    EventLogInput log, TimeFormat times, EventRoutes routes, CustomerTimes[] customers, EventCells cells, RowErrors errors)
{
    private readonly EventColumns _columns = log.Columns;
    private readonly CustomerKeys _keys = log.Keys;
    private int _badRows; // of the chunk

    /// <summary>What this thread has counted.</summary>
    public EventTotals Totals { get; } = new(cells.FeatureCount);

    /// <summary>Whether a time was met that begins with the day or the month, and it is not known with which. Ends the counting.</summary>
    public bool NeedsDateOrder { get; private set; }

    /// <summary>Counts all rows of a chunk.</summary>
    public void Count(RowReader rows)
    {
        _badRows = 0;
        while (!NeedsDateOrder && rows.Read())
        {
            Count(rows, rows.Problem);
        }

        if (_badRows > RowErrors.Listed)
        {
            errors.AddUnlisted(rows.File, _badRows - RowErrors.Listed);
        }
    }

    private void Count(RowReader row, string? problem)
    {
        Totals.Rows++;
        if (problem is not null)
        {
            Refuse(row, null, problem, "Mend the row.");
            return;
        }

        var customer = _keys.Find(row.Field(_columns.Customer), out var since);
        if (customer < 0)
        {
            RefuseCustomer(row, customer);
            return;
        }

        var timeProblem = times.Read(row.Field(_columns.Time), out var ticks);
        if (timeProblem != TimeProblem.None)
        {
            NeedsDateOrder = timeProblem == TimeProblem.UndecidedOrder;
            Refuse(row, _columns.Time, times.Describe(timeProblem, row.Excerpt(_columns.Time)), "Mend it, or declare the log's 'times' in the study.");
            return;
        }

        var units = FeatureUse.UnitsPerOne;
        if (_columns.Quantity is { } quantity)
        {
            var quantityProblem = QuantityParser.Read(row.Field(quantity), out units);
            if (quantityProblem != QuantityProblem.None)
            {
                Refuse(row, quantity, QuantityParser.Describe(quantityProblem, row.Excerpt(quantity)), "Mend it, or take the event out.");
                return;
            }
        }

        var name = row.Field(_columns.Event);
        if (name.IsEmpty)
        {
            Refuse(row, _columns.Event, "It is empty; expected the event's name.", "Fill it in, or take the event out.");
            return;
        }

        Add(row, routes.Of(name), customer, since, ticks, units);
    }

    private void Add(RowReader row, EventRoute route, int customer, long since, long ticks, long units)
    {
        ref readonly var windows = ref customers[customer];
        Totals.Events++;
        Totals.First = Math.Min(Totals.First, ticks);
        Totals.Last = Math.Max(Totals.Last, ticks);
        Totals.BeforeSignup += ticks < windows.SignedUp ? 1 : 0;
        Totals.BeforeMapping += ticks < since ? 1 : 0;
        if (units == 0)
        {
            return;
        }

        var counts = windows.InFeatureWindow(ticks);
        foreach (var target in route.Targets)
        {
            if (target.Test is { } test && test.AnyOf.Find(row.Field(test.Field)) < 0)
            {
                continue;
            }

            Totals.Occurrences[target.Feature]++;
            if (counts)
            {
                cells.Add(target.Feature, customer, units, windows.FeatureDay(ticks));
            }
        }

        if (route.IsActivity && windows.InOutcomeWindow(ticks))
        {
            cells.MarkActive(customer);
        }
    }

    private void RefuseCustomer(RowReader row, int customer)
    {
        var key = row.Excerpt(_columns.Customer);
        var (problem, remedy) = (customer, log.Log.Via) switch
        {
            _ when key.Length == 0 => ("It is empty; expected whose event it is.", "Fill it in, or take the event out."),
            (CustomerKeys.UnknownCustomer, { } via) =>
                ($"'{key}' belongs, after {via.File}, to a customer that is not in the customer table.", "Add the customer there, or take the event out."),
            (_, { } via) => ($"'{key}' is not in column '{via.Key}' of {via.File}.", "Add it there, or take the event out."),
            _ => ($"'{key}' is not in the customer table.", "Add the customer there, or take the event out."),
        };
        Refuse(row, _columns.Customer, problem, remedy);
    }

    private void Refuse(RowReader row, int? field, string problem, string remedy)
    {
        if (++_badRows <= RowErrors.Listed)
        {
            var column = field is { } number ? _columns.Selection.Names[number] : null;
            errors.Add(new InputError(row.File, problem, remedy, row.Line, column));
        }
    }
}
