using Milestones.Forests.Importance;

namespace Milestones.Forests;

/// <summary>
/// The increase of the loss when a column's values are exchanged at random among a tree's out-of-bag rows (Breiman 2001;
/// with strata: Strobl et al. 2008), computed exactly: the expectation over all permutations, not the mean of a few.
/// Rows where the column is missing do not take part: they keep their missing value, and neither their losses nor their
/// number enter.
/// </summary>
public static class PermutationImportance
{
    /// <summary>Per column, (expected loss after the permutation − loss before) averaged over the tree's out-of-bag rows
    /// that have a value, then over all trees; a tree that does not use the column counts 0.</summary>
    /// <remarks>
    /// Under a uniform permutation a row receives bin b with probability q_b, the share of those rows in bin b (of their
    /// weight, with weights), its own included. So the expected loss of row i in a tree is Σ_b q_b · loss(y_i, p(x_i with
    /// x_ij := b)).
    /// Costs about as much as growing the forest, for all columns together (README.md); about twice as much with strata or weights, where
    /// sums over a subtree are not known without visiting its rows.
    /// </remarks>
    /// <param name="forest">The forest; grown with out-of-bag rows.</param>
    /// <param name="matrix">The matrix it was trained on.</param>
    /// <param name="labels">The labels it was trained on.</param>
    /// <param name="options">Loss and strata; the defaults when null.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <exception cref="ArgumentException">The rows are not those of the training, or a length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The forest was grown without resampling.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ImportanceResult Compute(
        RandomForest forest, BinnedMatrix matrix, ReadOnlySpan<bool> labels, PermutationImportanceOptions? options = null, ForestRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new PermutationImportanceOptions();
        CheckRows(forest, matrix, labels);
        var strata = ImportanceStrata.Create(options.Strata, matrix.RowCount, options.MinStratum / forest.InBag.ExpectedOutOfBagShare);
        var byTree = ImportancePlan.ForAll(matrix.ColumnCount, options.Loss, strata).Run(forest, matrix, labels, run);
        var values = MeanOverTrees.Of(byTree, matrix.ColumnCount);
        return new ImportanceResult
        {
            ColumnNames = matrix.ColumnNames,
            Values = values,
            StandardErrors = MeanOverTrees.StandardErrors(byTree, values),
            PooledShare = strata.PooledShare,
        };
    }

    /// <summary>Refuses rows that the forest was not trained on, and a forest without out-of-bag rows.</summary>
    internal static void CheckRows(RandomForest forest, BinnedMatrix matrix, ReadOnlySpan<bool> labels)
    {
        forest.CheckIsTrainingMatrix(matrix);
        if (labels.Length != matrix.RowCount)
        {
            throw new ArgumentException($"expected one label per row ({matrix.RowCount}), found {labels.Length}", nameof(labels));
        }

        if (forest.InBag.ExpectedOutOfBagShare == 0)
        {
            throw new InvalidOperationException("the forest was grown without resampling: no row is out of bag");
        }
    }
}
