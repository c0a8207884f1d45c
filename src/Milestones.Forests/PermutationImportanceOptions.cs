namespace Milestones.Forests;

/// <summary>Which permutation importance to compute.</summary>
public sealed record PermutationImportanceOptions
{
    /// <summary>The loss whose increase is measured; <see cref="ForestLoss.Brier"/> by default.</summary>
    public ForestLoss Loss { get; init; } = ForestLoss.Brier;

    /// <summary>One number per row; values are exchanged between rows with the same number only, so that the importance
    /// is what a column says beyond the strata. Null, the default, exchanges them among all rows. In a stratum of s rows
    /// a row keeps its own value with probability 1/s, which shrinks the importance by (s − 1)/s.</summary>
    public int[]? Strata { get; init; }

    /// <summary>Strata that expect fewer out-of-bag rows in a tree than this are pooled into one; if the pool is still
    /// too small, the smallest of the others joins it. 20 by default.</summary>
    public int MinStratum { get; init; } = 20;
}
