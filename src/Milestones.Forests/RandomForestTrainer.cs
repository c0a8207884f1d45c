using Milestones.Forests.Growing;
using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests;

/// <summary>Grows forests. Remembers nothing: the same arguments give the same forest, at any number of threads.</summary>
public static class RandomForestTrainer
{
    /// <summary>Grows a binary probability forest (Breiman 2001; Malley et al. 2012).</summary>
    /// <param name="matrix">The columns.</param>
    /// <param name="labels">One per row; both classes must occur.</param>
    /// <param name="options">What to grow.</param>
    /// <param name="seed">Where all randomness comes from.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <param name="rows">Weights and clusters of the rows; none when null.</param>
    /// <exception cref="ArgumentException">A length does not fit, an option is out of range, or there is one class only.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static RandomForest Train(
        BinnedMatrix matrix, ReadOnlySpan<bool> labels, RandomForestOptions options, Seed seed, ForestRun? run = null, TrainingRows? rows = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(options);
        rows ??= TrainingRows.Plain;
        CheckLabels(matrix, labels);
        if (options.Problem(matrix.ColumnCount) is { } optionProblem)
        {
            throw new ArgumentException(optionProblem, nameof(options));
        }

        if (rows.Problem(matrix.RowCount) is { } rowProblem)
        {
            throw new ArgumentException(rowProblem, nameof(rows));
        }

        var inBag = new InBagDraw(matrix.RowCount, options, rows, seed);
        var trees = new Tree[options.Trees];
        var decreases = new double[options.Trees][];
        var ownLabels = labels.ToArray();
        IndexedWork.Run(
            options.Trees,
            run ?? ForestRun.Default,
            () => new TreeGrower(Bag.For(matrix, ownLabels, rows.Weights, options), options, inBag, seed),
            (t, grower) =>
            {
                decreases[t] = new double[matrix.ColumnCount];
                trees[t] = grower.Grow(t, decreases[t]);
            });
        return new RandomForest(matrix, trees, MeanOverTrees.Of(decreases, matrix.ColumnCount), inBag, rows.Weights);
    }

    private static void CheckLabels(BinnedMatrix matrix, ReadOnlySpan<bool> labels)
    {
        if (labels.Length != matrix.RowCount)
        {
            throw new ArgumentException($"expected one label per row ({matrix.RowCount}), found {labels.Length}", nameof(labels));
        }

        if (!labels.Contains(true) || !labels.Contains(false))
        {
            throw new ArgumentException("expected rows of both classes; all labels are the same", nameof(labels));
        }
    }
}
