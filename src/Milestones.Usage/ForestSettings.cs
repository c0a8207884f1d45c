namespace Milestones.Usage;

/// <summary>What a study says about its forest.</summary>
public sealed record ForestSettings
{
    /// <summary>Number of trees, 1 or more; default 500.</summary>
    public int Trees { get; init; } = 500;

    /// <summary>Smallest node that may still be split, in in-bag rows; default 10.</summary>
    public int MinNode { get; init; } = 10;

    /// <summary>Columns tried at each split; null: ⌊√p⌋.</summary>
    public int? FeaturesPerSplit { get; init; }

    /// <summary>Greatest depth of a tree; null: unlimited.</summary>
    public int? MaxDepth { get; init; }
}
