namespace Milestones.Numerics;

/// <summary>A count of successes among trials.</summary>
public readonly record struct Proportion
{
    /// <summary>Counts what was tried and what succeeded.</summary>
    /// <param name="successes">0 … <paramref name="trials"/>.</param>
    /// <param name="trials">0 or more; with 0 the value is NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or successes exceed trials.</exception>
    public Proportion(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, successes);
        Successes = successes;
        Trials = trials;
    }

    /// <summary>How many of the trials succeeded.</summary>
    public long Successes { get; }

    /// <summary>How many were tried.</summary>
    public long Trials { get; }

    /// <summary>Successes / trials, in [0, 1]; NaN without trials.</summary>
    public double Value => Trials == 0 ? double.NaN : (double)Successes / Trials;

    /// <summary>Wilson's score interval (Wilson 1927), which keeps its coverage near 0 and 1.</summary>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <returns>Limits within [0, 1]; [0, 1] itself without trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public ConfidenceInterval Wilson(double level = 0.95)
    {
        var (lower, upper) = WilsonScore.Limits(Successes, Trials, Tail.NormalQuantileForLevel(level));
        return new ConfidenceInterval(lower, upper, level);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Successes} of {Trials} ({Value:P1})");
}
