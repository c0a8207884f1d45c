using Milestones.Forests;

namespace Milestones.Evidence;

/// <summary>How an analysis is run. Nothing here changes a result.</summary>
public sealed record AnalysisRun
{
    /// <summary>Greatest number of threads, 1 or more; default: one per processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told what is being done and how far it is; null: nobody is.</summary>
    public IProgress<AnalysisProgress>? Progress { get; init; }

    /// <summary>Ends the run early with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Computes something for each of <paramref name="count"/> features; element i of the result is of feature i,
    /// whichever thread computed it.</summary>
    internal T[] ForEach<T>(string step, int count, Func<int, T> compute)
    {
        var results = new T[count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = Cancellation };
        Parallel.For(0, count, options, i =>
        {
            results[i] = compute(i);
            Progress?.Report(new AnalysisProgress(step, (double)Interlocked.Increment(ref done) / count));
        });
        return results;
    }

    /// <summary>This run as the forest's own steps see it.</summary>
    internal ForestRun ForestStep(string step) => new()
    {
        Threads = Threads,
        Cancellation = Cancellation,
        Progress = Progress is null ? null : new StepProgress(step, Progress),
    };

    /// <summary>Passes shares on at once and in order, unlike <see cref="Progress{T}"/>, which posts them.</summary>
    private sealed class StepProgress(string step, IProgress<AnalysisProgress> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(new AnalysisProgress(step, value));
    }
}

/// <summary>Progress of an analysis.</summary>
/// <param name="Step">What is being done, in a few words.</param>
/// <param name="Share">How much of this step is done, in [0, 1].</param>
public readonly record struct AnalysisProgress(string Step, double Share);
