namespace Milestones.Forests;

/// <summary>How a computation is carried out. Nothing here changes a result.</summary>
public sealed record ForestRun
{
    /// <summary>All processors, no progress, not cancellable.</summary>
    public static ForestRun Default { get; } = new();

    /// <summary>How many threads work at once, from 1; by default one per processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = Environment.ProcessorCount;

    /// <summary>Told the share of the work that is done, from 0 to 1, from any thread, in no guaranteed order.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Ends the computation with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The same for a part of the work, whose own share from 0 to 1 is told as <paramref name="from"/> to
    /// <paramref name="to"/> of the whole.</summary>
    internal ForestRun Part(double from, double to) =>
        Progress is { } whole ? this with { Progress = new PartialProgress(whole, from, to) } : this;
}
