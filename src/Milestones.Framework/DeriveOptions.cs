namespace Milestones.Framework;

/// <summary>How a derivation is run. Nothing here changes a result.</summary>
public sealed record DeriveOptions
{
    /// <summary>Greatest number of threads, 1 or more; default: one per processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told what is being done and how far it is; null: nobody is.</summary>
    public IProgress<DeriveProgress>? Progress { get; init; }

    /// <summary>Ends the run early with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How far a derivation is.</summary>
/// <param name="Stage">What is being done, in a few words.</param>
/// <param name="Share">How much of this stage is done, in [0, 1].</param>
public readonly record struct DeriveProgress(string Stage, double Share);
