using System.Runtime.ExceptionServices;
using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Events;

/// <summary>One pass over all files of all logs.</summary>
/// <param name="logs">The logs.</param>
/// <param name="sources">What feeds each feature.</param>
/// <param name="activities">Per activity that is an outcome: event names that count; none: all.</param>
/// <param name="customers">The customers' windows.</param>
/// <param name="cells">Takes the sums.</param>
internal sealed class EventPass(
    IReadOnlyList<EventLogInput> logs,
    IReadOnlyList<EventSource> sources,
    IReadOnlyList<IReadOnlyList<string>> activities,
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
            var tallies = Task.WhenAll(workers).GetAwaiter().GetResult();
            ThrowFirst(logs[log], [.. tallies.Select(tally => tally.Failure).OfType<InputException>()]);
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

    /// <summary>Of the errors that the threads met, throws the one that comes first in the files. Every chunk before it was given out before
    /// it and has been counted to its end, so it is the same for any number of threads.</summary>
    private static void ThrowFirst(EventLogInput log, InputException[] failures)
    {
        var files = log.Files.Select(file => file.Name).ToList();
        var first = failures.MinBy(failure => (files.IndexOf(failure.Error.File), failure.Error.Row ?? long.MaxValue));
        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    private EventTally Work(EventLogInput log, TimeFormat times, ChunkReader chunks, CancellationToken cancellation)
    {
        var routes = new EventRoutes(sources, log.Columns, activities, cells.Sets);
        var tally = new EventTally(log, new EventRowParser(log, times), routes, customers, cells, Errors);
        var readers = new RowReaders(log.Columns.Selection);
        var chunk = new Chunk();
        try
        {
            while (!tally.NeedsDateOrder && chunks.TryRead(chunk))
            {
                cancellation.ThrowIfCancellationRequested();
                tally.Count(readers.Start(chunk));
            }
        }
        catch (InputException exception)
        {
            tally.Failure = exception;
        }

        if (tally.NeedsDateOrder || tally.Failure is not null)
        {
            chunks.Stop();
        }

        return tally;
    }
}
