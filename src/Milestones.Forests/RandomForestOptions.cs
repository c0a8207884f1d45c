namespace Milestones.Forests;

/// <summary>What a forest is grown with. The defaults are those of Breiman's forest for probabilities (Malley et al.
/// 2012), as in ranger.</summary>
public sealed record RandomForestOptions
{
    /// <summary>How many trees, from 1; 500 by default.</summary>
    public int Trees { get; init; } = 500;

    /// <summary>A node with this total weight of rows or less becomes a leaf (without row weights: this many rows, each
    /// counted as often as it was drawn); 10 by default.</summary>
    public int MinNode { get; init; } = 10;

    /// <summary>How many columns compete for each split, from 1 to all; null, the default, is ⌊√columns⌋. If none of
    /// them differs within the node, it becomes a leaf. (Drawing on until one differs, as scikit-learn does, cost 0.003 of AUC
    /// on a real table with many binary columns.)</summary>
    public int? FeaturesPerSplit { get; init; }

    /// <summary>The most splits on a path from the root, from 0; null, the default, sets no limit.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>Which rows a tree is grown on; bootstrap by default.</summary>
    public Resampling Resampling { get; init; } = Resampling.Bootstrap;

    /// <summary>The share of the rows (or clusters) that a tree sees when <see cref="Resampling"/> is
    /// <see cref="Resampling.Subsample"/>, in (0, 1); 0.632 by default, the bootstrap's expected share.</summary>
    public double SampleShare { get; init; } = 0.632;

    /// <summary>What a split is to reduce; <see cref="ImpurityMeasure.Gini"/> by default.</summary>
    public ImpurityMeasure Impurity { get; init; } = ImpurityMeasure.Gini;

    /// <summary>How a split is chosen; <see cref="SplitRule.Best"/> by default.</summary>
    public SplitRule SplitRule { get; init; } = SplitRule.Best;

    internal int FeaturesPerSplitOf(int columns) =>
        FeaturesPerSplit ?? Math.Max(1, (int)Math.Sqrt(columns));

    /// <summary>What is wrong with the options for so many columns; null when nothing is.</summary>
    internal string? Problem(int columns)
    {
        var features = FeaturesPerSplitOf(columns);
        return this switch
        {
            { Trees: < 1 } => $"Trees: expected at least 1, found {Trees}",
            { MinNode: < 1 } => $"MinNode: expected at least 1, found {MinNode}",
            { MaxDepth: < 0 } => $"MaxDepth: expected at least 0, found {MaxDepth}",
            { SampleShare: not (> 0 and < 1) } => $"SampleShare: expected a share between 0 and 1, found {SampleShare}",
            _ when features < 1 || features > columns => $"FeaturesPerSplit: expected 1 to {columns} (the columns), found {features}",
            _ => null,
        };
    }
}
