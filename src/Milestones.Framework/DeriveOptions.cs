using Milestones.Evidence;

namespace Milestones.Framework;

/// <summary>How a derivation is run. Nothing here changes a result.</summary>
public sealed record DeriveOptions
{
    /// <summary>Greatest number of threads, 1 or more; default: one per processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told what is being done and how far it is; null: nobody is.</summary>
    public IProgress<AnalysisProgress>? Progress { get; init; }

    /// <summary>Ends the run early with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
