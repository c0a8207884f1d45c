namespace Milestones.Numerics;

/// <summary>A count of successes among trials.</summary>
public readonly record struct Proportion
{
    private readonly double _excessEffect; // the design effect less 1, so that the default value is one of independent trials

    /// <summary>Counts what was tried and what succeeded.</summary>
    /// <param name="successes">0 … <paramref name="trials"/>.</param>
    /// <param name="trials">0 or more; with 0 the value is NaN.</param>
    /// <param name="designEffect">How much more the share varies than among independent trials, above 0; 1 for those.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, successes exceed trials, or the design effect is not above 0.</exception>
    public Proportion(long successes, long trials, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, successes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(designEffect);
        Successes = successes;
        Trials = trials;
        _excessEffect = designEffect - 1;
    }

    /// <summary>How many of the trials succeeded.</summary>
    public long Successes { get; }

    /// <summary>How many were tried.</summary>
    public long Trials { get; }

    /// <summary>How much more the share varies than among independent trials, above 0: 1 for those, more where trials of one cluster resemble
    /// each other.</summary>
    public double DesignEffect => 1 + _excessEffect;

    /// <summary>Successes / trials, in [0, 1]; NaN without trials.</summary>
    public double Value => Trials == 0 ? double.NaN : (double)Successes / Trials;

    /// <summary>Counts trials that come in clusters; the share's design effect is that of its sandwich variance.</summary>
    /// <param name="successes">n trials: whether each succeeded.</param>
    /// <param name="clusters">n numbers of 0 or more, equal for the trials of a cluster; empty: all are independent.</param>
    public static Proportion OfClusters(ReadOnlySpan<bool> successes, ReadOnlySpan<int> clusters)
    {
        if (!clusters.IsEmpty && clusters.Length != successes.Length)
        {
            throw new ArgumentException($"{successes.Length} trials but {clusters.Length} clusters.", nameof(clusters));
        }

        var count = successes.Count(true);
        if (clusters.IsEmpty)
        {
            return new Proportion(count, successes.Length);
        }

        var contributions = new double[successes.Length];
        for (var i = 0; i < contributions.Length; i++)
        {
            contributions[i] = (successes[i] ? 1 : 0) - ((double)count / successes.Length);
        }

        return new Proportion(count, successes.Length, Numerics.DesignEffect.Of(contributions, clusters));
    }

    /// <summary>Wilson's score interval (Wilson 1927), which keeps its coverage near 0 and 1; of trials in clusters that of the effective counts
    /// (Rao and Scott 1992).</summary>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <returns>Limits within [0, 1]; [0, 1] itself without trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public ConfidenceInterval Wilson(double level = 0.95)
    {
        var (lower, upper) = WilsonScore.Limits(Successes / DesignEffect, Trials / DesignEffect, Tail.NormalQuantileForLevel(level));
        return new ConfidenceInterval(lower, upper, level);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Successes} of {Trials} ({Value:P1})");
}
