namespace Milestones.Forests;

/// <summary>The importance of every column, in column order.</summary>
public sealed record ImportanceResult
{
    /// <summary>The columns' names.</summary>
    public required IReadOnlyList<string> ColumnNames { get; init; }

    /// <summary>Mean increase of the loss over the trees, in units of the loss; around 0, of either sign, for a column
    /// that tells nothing new.</summary>
    public required double[] Values { get; init; }

    /// <summary>Standard error over the trees: how much another forest on the same rows would differ. Says nothing
    /// about other rows.</summary>
    public required double[] StandardErrors { get; init; }

    /// <summary>The share of the rows whose stratum was too small and was pooled, in [0, 1]; 0 without strata.</summary>
    public double PooledShare { get; init; }
}
