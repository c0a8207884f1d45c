namespace Milestones.Forests.Importance;

/// <summary>What is to be computed.</summary>
/// <param name="Loss">The loss whose increase is measured.</param>
/// <param name="Strata">Per column the strata within which its values are exchanged; null for a column that is not wanted.</param>
internal sealed record ImportancePlan(ForestLoss Loss, ImportanceStrata?[] Strata)
{
    /// <summary>All columns, within the same strata.</summary>
    public static ImportancePlan ForAll(int columns, ForestLoss loss, ImportanceStrata strata) =>
        new(loss, [.. Enumerable.Repeat(strata, columns)]);

    /// <summary>The increase of the loss by tree and column; 0 for columns that are not wanted.</summary>
    public double[][] Run(RandomForest forest, BinnedMatrix matrix, ReadOnlySpan<bool> labels, ForestRun? run)
    {
        var byTree = new double[forest.TreeCount][];
        var ownLabels = labels.ToArray();
        IndexedWork.Run(
            forest.TreeCount,
            run ?? ForestRun.Default,
            () => new TreeImportance(forest, matrix, ownLabels, this),
            (t, space) => byTree[t] = space.Compute(t));
        return byTree;
    }
}
