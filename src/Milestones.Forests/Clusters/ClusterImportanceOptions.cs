namespace Milestones.Forests.Clusters;

/// <summary>How to compute the importance of clusters.</summary>
public sealed record ClusterImportanceOptions
{
    /// <summary>The loss whose increase is measured; <see cref="ForestLoss.Brier"/> by default.</summary>
    public ForestLoss Loss { get; init; } = ForestLoss.Brier;

    /// <summary>How many shuffles of whole rows per tree the joint importance takes, from 1; 1 by default, as their error
    /// averages out over the trees.</summary>
    public int Shuffles { get; init; } = 1;

    /// <summary>The fewest out-of-bag rows that a stratum of equal partners should expect in a tree; 20 by default.</summary>
    public int MinStratum { get; init; } = 20;
}
