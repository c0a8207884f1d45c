using System.Runtime.ExceptionServices;
using Milestones.Usage.Rows;

namespace Milestones.Usage.Events;

/// <summary>Reads one log with several threads, each with a tally of its own.</summary>
internal static class LogWorkers
{
    /// <summary>Reads all files of a log, unless a tally has to know first whether days or months come first.</summary>
    /// <param name="log">The log.</param>
    /// <param name="threads">How many threads parse, 1 or more.</param>
    /// <param name="create">Makes the tally of a thread.</param>
    /// <param name="onRead">Told how many more bytes have been read.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The tallies of all threads.</returns>
    /// <exception cref="InputException">A file cannot be read; of several errors the one that comes first in the files.</exception>
    public static IReadOnlyList<T> Run<T>(EventLogInput log, int threads, Func<T> create, Action<long> onRead, CancellationToken cancellation)
        where T : ILogTally
    {
        using var chunks = new ChunkReader(log.Files, log.Columns.Selection, onRead);
        var workers = Enumerable.Range(0, threads)
            .Select(_ => Task.Factory.StartNew(
                () => Work(log, create(), chunks, cancellation),
                cancellation,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default))
            .ToArray();
        var results = Task.WhenAll(workers).GetAwaiter().GetResult();
        ThrowFirst(log, [.. results.Select(result => result.Failure).OfType<InputException>()]);
        return [.. results.Select(result => result.Tally)];
    }

    private static (T Tally, InputException? Failure) Work<T>(EventLogInput log, T tally, ChunkReader chunks, CancellationToken cancellation)
        where T : ILogTally
    {
        var readers = new RowReaders(log.Columns.Selection);
        var chunk = new Chunk();
        InputException? failure = null;
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
            failure = exception;
        }

        if (tally.NeedsDateOrder || failure is not null)
        {
            chunks.Stop();
        }

        return (tally, failure);
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
}

/// <summary>What one thread makes of the rows of a log.</summary>
internal interface ILogTally
{
    /// <summary>Whether it is first to be found out whether days or months come first. Ends the reading.</summary>
    bool NeedsDateOrder { get; }

    /// <summary>Counts all rows of a chunk.</summary>
    void Count(RowReader rows);
}
