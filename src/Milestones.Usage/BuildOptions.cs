namespace Milestones.Usage;

/// <summary>How to build the modelling table; none of it changes the result.</summary>
public sealed record BuildOptions
{
    /// <summary>How many threads read events, 1 or more; default: one per processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told the share of the work that is done, from 0 to 1; default: nobody is told.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Ends the work; default: never.</summary>
    public CancellationToken Cancellation { get; init; }
}
