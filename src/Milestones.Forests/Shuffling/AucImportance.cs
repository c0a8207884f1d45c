using Milestones.Numerics;

namespace Milestones.Forests.Shuffling;

/// <summary>
/// The decrease of the forest's out-of-bag AUC when a column is shuffled. Unlike a loss, the AUC is no sum over rows, so
/// this is a Monte Carlo estimate.
/// </summary>
public static class AucImportance
{
    /// <summary>What the sums of one pass may take; with more columns × shuffles × rows, there are more passes.</summary>
    private const long BytesPerPass = 256L << 20;

    /// <summary>Per column, the AUC of <see cref="RandomForest.PredictOutOfBag(ForestRun?)"/> less the mean AUC after each
    /// shuffle of the column among all training rows that have a value in it.</summary>
    /// <remarks>Costs about as much as the exact importance for each shuffle, plus sorting the rows once for each column
    /// and shuffle.</remarks>
    /// <param name="forest">The forest; grown with out-of-bag rows.</param>
    /// <param name="matrix">The matrix it was trained on.</param>
    /// <param name="labels">The labels it was trained on.</param>
    /// <param name="seed">Of the shuffles.</param>
    /// <param name="options">How many shuffles; the default when null.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <exception cref="ArgumentException">The rows are not those of the training, or there are fewer than 2 shuffles.</exception>
    /// <exception cref="InvalidOperationException">The forest was grown without resampling.</exception>
    public static ImportanceResult Compute(
        RandomForest forest, BinnedMatrix matrix, ReadOnlySpan<bool> labels, Seed seed, AucImportanceOptions? options = null, ForestRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(matrix);
        PermutationImportance.CheckRows(forest, matrix, labels);
        var shuffles = (options ?? new AucImportanceOptions()).Shuffles;
        if (shuffles < 2)
        {
            throw new ArgumentException($"Shuffles: expected at least 2, found {shuffles}", nameof(options));
        }

        var ownLabels = labels.ToArray();
        var work = new OutOfBagScores(forest, matrix, ownLabels, (run ?? ForestRun.Default) with { Progress = null });
        var tasks = matrix.ColumnCount * shuffles; // task / shuffles is the column
        var perPass = (int)Math.Clamp(BytesPerPass / (12L * matrix.RowCount), 1, tasks);
        var aucs = new double[tasks];
        for (var first = 0; first < tasks; first += perPass)
        {
            var inPass = Enumerable.Range(first, Math.Min(perPass, tasks - first)).ToArray();
            work.Aucs(Array.ConvertAll(inPass, k => k / shuffles), k => seed.For("auc shuffle", first + k)).CopyTo(aucs, first);
            run?.Progress?.Report((double)(first + inPass.Length) / tasks);
        }

        return Summarise(matrix, work.Auc, aucs, shuffles);
    }

    private static ImportanceResult Summarise(BinnedMatrix matrix, double auc, double[] aucs, int shuffles)
    {
        var byColumn = aucs.Chunk(shuffles).ToArray();
        return new ImportanceResult
        {
            ColumnNames = matrix.ColumnNames,
            Values = [.. byColumn.Select(a => auc - a.Average())],
            StandardErrors = [.. byColumn.Select(a => Math.Sqrt(a.Sum(x => (x - a.Average()) * (x - a.Average())) / (shuffles - 1) / shuffles))],
            IsMonteCarlo = true,
        };
    }
}
