using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Events;

/// <summary>One pass over all files of all logs.</summary>
/// <param name="logs">The logs.</param>
/// <param name="sources">What feeds each feature.</param>
/// <param name="activity">Event names that count as activity; empty: all.</param>
/// <param name="customers">The customers' windows.</param>
/// <param name="cells">Takes the sums.</param>
internal sealed class EventPass(
    IReadOnlyList<EventLogInput> logs,
    IReadOnlyList<EventSource> sources,
    IReadOnlyList<string> activity,
    CustomerTimes[] customers,
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
            using var chunks = new ChunkReader(logs[log].Files, logs[log].Columns.Selection, onRead);
            var workers = Enumerable.Range(0, threads)
                .Select(_ => Task.Factory.StartNew(
                    () => Work(logs[log], times[log], chunks, cancellation),
                    cancellation,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default))
                .ToArray();
            foreach (var tally in Task.WhenAll(workers).GetAwaiter().GetResult())
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

    private EventTally Work(EventLogInput log, TimeFormat times, ChunkReader chunks, CancellationToken cancellation)
    {
        var tally = new EventTally(
            log, new EventRowParser(log, times), new EventRoutes(sources, log.Columns, activity), customers, cells, Errors);
        var readers = new RowReaders(log.Columns.Selection);
        var chunk = new Chunk();
        while (!tally.NeedsDateOrder && chunks.TryRead(chunk))
        {
            cancellation.ThrowIfCancellationRequested();
            tally.Count(readers.Start(chunk));
        }

        if (tally.NeedsDateOrder)
        {
            chunks.Stop();
        }

        return tally;
    }
}
