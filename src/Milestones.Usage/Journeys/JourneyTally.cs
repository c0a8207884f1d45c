using Milestones.Usage.Events;
using Milestones.Usage.Rows;

namespace Milestones.Usage.Journeys;

/// <summary>
/// Counts the rows of one log towards the milestones. For one thread; the cells are shared by all. Rows that cannot be used
/// are passed over: they have been judged when the features were counted.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="parser">Makes events of its rows.</param>
/// <param name="routes">Where its events go: number 0 is the core action, the others are the setup steps.</param>
/// <param name="unit">What is added up to core actions.</param>
/// <param name="activation">When core actions count by day.</param>
/// <param name="cells">Takes what is counted.</param>
/// <param name="daily">Takes the core actions by day; null: the days are not asked for.</param>
internal sealed class JourneyTally(
    EventLogInput log,
    EventRowParser parser,
    EventRoutes routes,
    CoreActionUnit unit,
    DayWindow activation,
    JourneyCells cells,
    DailyCoreActions? daily) : ILogTally
{
    /// <summary>What this thread has counted: [0] core actions, then the steps, at any time.</summary>
    public long[] Occurrences { get; } = new long[routes.SourceCount];

    /// <summary>Ticks of the latest event; the least number without events.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <inheritdoc/>
    public bool NeedsDateOrder => parser.NeedsDateOrder;

    /// <summary>The core actions by day of this thread.</summary>
    public DailyCoreActions? Daily => daily;

    /// <inheritdoc/>
    public void Count(RowReader rows)
    {
        var pending = default(PendingEvent);
        while (!NeedsDateOrder && rows.Read())
        {
            if (parser.Parse(rows, ref pending) is null
                && log.Keys.Find(pending.KeyWords, rows.Text(pending.Key), out _) is >= 0 and var customer)
            {
                Last = Math.Max(Last, pending.Ticks);
                if (pending.Units > 0 && cells.Day(customer, pending.Ticks) is { } day)
                {
                    Add(rows, ref pending, customer, day);
                }
            }
        }
    }

    private void Add(RowReader row, ref PendingEvent pending, int customer, int day)
    {
        var route = routes.Of(row.Field(log.Columns.Event));
        cells.AddActivity(customer, day, route.Activities.Length > 0);
        foreach (var (source, test) in route.Targets)
        {
            if (test is not null && test.AnyOf.Find(row.Field(test.Field)) < 0)
            {
                continue;
            }

            Occurrences[source]++;
            if (source > 0)
            {
                cells.AddStep(source - 1, customer, day);
                continue;
            }

            var units = unit == CoreActionUnit.Events ? FeatureUse.UnitsPerOne : pending.Units;
            cells.AddCoreAction(customer, pending.Ticks, day, units);
            if (activation.Contains(day))
            {
                daily?.Add(customer, day - activation.Start, units);
            }
        }
    }
}
