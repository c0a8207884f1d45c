using Milestones.Usage.Times;

namespace Milestones.Usage.Events;

/// <summary>One pass over all files of all logs.</summary>
/// <param name="logs">The logs.</param>
/// <param name="sources">What feeds each feature.</param>
/// <param name="activities">Per activity that is an outcome: event names that count; none: all.</param>
/// <param name="customers">The customers' windows, customer by customer.</param>
/// <param name="windows">How many windows each customer has.</param>
/// <param name="cells">Takes the sums.</param>
internal sealed class EventPass(
    IReadOnlyList<EventLogInput> logs,
    IReadOnlyList<EventSource> sources,
    IReadOnlyList<IReadOnlyList<string>> activities,
    CustomerTimes[] customers,
    int windows,
    EventCells cells)
{
    /// <summary>The rows that cannot be used. Tolerance is judged by whoever asked for the pass.</summary>
    public RowErrors Errors { get; } = new(tolerated: 0);

    /// <summary>What was counted, per log.</summary>
    public IReadOnlyList<EventTotals> Totals { get; } = [.. logs.Select(_ => new EventTotals(cells.FeatureCount))];

    /// <summary>Reads the files once.</summary>
    /// <param name="times">How the times of each log are written.</param>
    /// <param name="threads">How many threads parse.</param>
    /// <param name="onRead">Told how many more bytes have been read.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The log in which dates were met that cannot be read before it is known whether days or months come first, which
    /// ended the pass; null: the pass is complete.</returns>
    public int? Run(IReadOnlyList<TimeFormat> times, int threads, Action<long> onRead, CancellationToken cancellation)
    {
        for (var log = 0; log < logs.Count; log++)
        {
            var (input, format) = (logs[log], times[log]);
            var tallies = LogWorkers.Run(input, threads, () => Tally(input, format), onRead, cancellation);
            foreach (var tally in tallies)
            {
                Totals[log].Add(tally.Totals);
                if (tally.NeedsDateOrder)
                {
                    return log;
                }
            }
        }

        return null;
    }

    private EventTally Tally(EventLogInput log, TimeFormat times) =>
        new(log, new EventRowParser(log, times), new EventRoutes(sources, log.Columns, activities, cells.Sets), customers, windows, cells, Errors);
}
