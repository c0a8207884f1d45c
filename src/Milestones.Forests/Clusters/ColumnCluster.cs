namespace Milestones.Forests.Clusters;

/// <summary>Columns that go together.</summary>
/// <param name="Members">Their indices, ascending.</param>
/// <param name="MeanCorrelation">The mean absolute rank correlation over the pairs, in [0, 1]; 1 for a single column.</param>
public sealed record ColumnCluster(IReadOnlyList<int> Members, double MeanCorrelation);
