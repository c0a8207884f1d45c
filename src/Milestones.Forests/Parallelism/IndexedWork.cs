namespace Milestones.Forests;

/// <summary>
/// Numbered pieces of work on several threads. Which thread does which piece is left to chance, so a piece may write
/// only to what belongs to its number; whoever adds pieces up does so afterwards, in the order of the numbers.
/// </summary>
internal static class IndexedWork
{
    /// <summary>Runs <paramref name="body"/> for 0 … <paramref name="count"/> − 1.</summary>
    public static void Run(int count, ForestRun run, Action<int> body) =>
        Run(count, run, static () => 0, (i, _) => body(i));

    /// <summary>The same, with a working space that each thread makes once, reuses from piece to piece, and disposes of if it can be.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; no thread is working any more.</exception>
    public static void Run<TSpace>(int count, ForestRun run, Func<TSpace> createSpace, Action<int, TSpace> body)
    {
        run.Cancellation.ThrowIfCancellationRequested();
        var next = -1;
        var done = 0;
        var failed = false;
        var others = new Task[Math.Max(0, Math.Min(run.Threads, count) - 1)];
        for (var t = 0; t < others.Length; t++)
        {
            others[t] = Task.Factory.StartNew(
                Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        try
        {
            Work();
        }
        finally
        {
            Task.WaitAll(others.Select(t => t.ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)).ToArray());
        }

        foreach (var other in others)
        {
            other.GetAwaiter().GetResult();
        }

        void Work()
        {
            try
            {
                var space = createSpace();
                using var disposable = space as IDisposable;
                for (var i = Interlocked.Increment(ref next); i < count && !Volatile.Read(ref failed); i = Interlocked.Increment(ref next))
                {
                    run.Cancellation.ThrowIfCancellationRequested();
                    body(i, space);
                    run.Progress?.Report((double)Interlocked.Increment(ref done) / count);
                }
            }
            catch
            {
                Volatile.Write(ref failed, true);
                throw;
            }
        }
    }
}
