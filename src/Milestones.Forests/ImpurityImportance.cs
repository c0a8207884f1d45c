namespace Milestones.Forests;

/// <summary>
/// The mean decrease of impurity (MDI, "Gini importance"; Breiman 2001). For comparison only: it is measured on the rows
/// that chose the splits, so it is positive for pure noise, and larger the more distinct values a column has
/// (Strobl et al. 2007). <see cref="PermutationImportance"/> has neither fault.
/// </summary>
public static class ImpurityImportance
{
    /// <summary>Per column, the sum over the nodes that test it of (share of the tree's rows in the node) × (decrease of
    /// impurity there), mean over the trees. Not negative; not normalised to a sum of 1. Costs nothing: the sums are
    /// kept while growing.</summary>
    public static double[] Compute(RandomForest forest)
    {
        ArgumentNullException.ThrowIfNull(forest);
        return [.. forest.ImpurityDecreases];
    }
}
