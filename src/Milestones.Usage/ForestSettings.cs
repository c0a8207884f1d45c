namespace Milestones.Usage;

/// <summary>What a study says about its forest.</summary>
public sealed record ForestSettings
{
    /// <summary>Which engine ranks the features; default <see cref="ForestEngine.Milestones"/>.</summary>
    public ForestEngine Engine { get; init; } = ForestEngine.Milestones;

    /// <summary>Number of trees, 1 or more; default 500.</summary>
    public int Trees { get; init; } = 500;

    /// <summary>Smallest node that may still be split, in in-bag rows; default 10.</summary>
    public int MinNode { get; init; } = 10;

    /// <summary>Columns tried at each split; null: ⌊√p⌋.</summary>
    public int? FeaturesPerSplit { get; init; }

    /// <summary>Greatest depth of a tree; null: unlimited.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>Forests grown beside shuffled copies of all columns, to see how important what cannot matter looks; 0: none; default 20.</summary>
    public int ShadowRefits { get; init; } = 20;

    /// <summary>Forests grown on subsamples of half the customers each, to see how certain the ranking is; 0: none, else 2 or more; default 50.</summary>
    public int StabilityRefits { get; init; } = 50;

    /// <summary>Trees of each of these forests, 1 or more; default 50. Fewer trees make rank intervals wider, never narrower.</summary>
    public int RefitTrees { get; init; } = 50;

    /// <summary>Shuffles per tree behind the importance of correlated features together; 0: it is not measured; default 1.</summary>
    public int ClusterShuffles { get; init; } = 1;
}

/// <summary>The engines that a study may ask for; each is one word wherever it is written.</summary>
public enum ForestEngine
{
    /// <summary>The forest of this product, with exact importance.</summary>
    Milestones,

    /// <summary>ML.NET's FastForest, with importance by shuffling; the forest of this product runs beside it, and where the two disagree is reported.</summary>
    Fastforest,
}
