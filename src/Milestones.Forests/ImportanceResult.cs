namespace Milestones.Forests;

/// <summary>The importance of every column, in column order.</summary>
public sealed record ImportanceResult
{
    /// <summary>The columns' names.</summary>
    public required IReadOnlyList<string> ColumnNames { get; init; }

    /// <summary>Mean increase of the loss over the trees, in units of the loss; around 0, of either sign, for a column
    /// that tells nothing new.</summary>
    public required double[] Values { get; init; }

    /// <summary>How much the value owes to chance in its computation, as a standard error: over the trees when it is exact, over
    /// the shuffles when it is not. Says nothing about other rows.</summary>
    public required double[] StandardErrors { get; init; }

    /// <summary>Whether the values are means over some shuffles instead of expectations over all.</summary>
    public bool IsMonteCarlo { get; init; }

    /// <summary>The share of the rows whose stratum was too small and was pooled, in [0, 1]; 0 without strata.</summary>
    public double PooledShare { get; init; }
}
