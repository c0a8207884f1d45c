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
}

/// <summary>Progress of an analysis.</summary>
/// <param name="Step">What is being done, in a few words.</param>
/// <param name="Share">How much of this step is done, in [0, 1].</param>
public readonly record struct AnalysisProgress(string Step, double Share);
