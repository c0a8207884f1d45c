using Milestones.Forests;
using Milestones.MLNet.FastForest;
using Milestones.Numerics;

namespace Milestones.MLNet;

/// <summary>
/// ML.NET's FastForest (a forest of regression trees on ±1) with its permutation feature importance, as a second engine. FastForest tells no
/// out-of-bag predictions, so rows are predicted, and columns shuffled, by cross-fitting: each part of the rows by a forest that was grown
/// on the others.
/// </summary>
/// <remarks>
/// Its answers do not depend on the order of the columns, on what was trained before, or on the number of threads. Of
/// <see cref="RandomForestOptions"/> it knows trees, the smallest node and the depth (as a limit on leaves).
/// </remarks>
/// <param name="options">What it does beyond the options that all engines have; the defaults when null.</param>
public sealed class FastForestEngine(FastForestOptions? options = null) : IForestEngine
{
    private readonly FastForestOptions _options = options ?? new FastForestOptions();

    /// <inheritdoc/>
    public string Name => "fastforest";

    /// <inheritdoc/>
    public string ImportanceMeasure => $"decrease of the AUC when the column is shuffled, mean of {_options.Shuffles} shuffles in each of {_options.Folds} parts left out";

    /// <inheritdoc/>
    public string UnseenRows => $"by cross-fitting in {_options.Folds} parts";

    /// <inheritdoc/>
    /// <remarks>A class needs at least 2 rows, so that it can be left out. Rows of a cluster are left out together; within a part FastForest draws
    /// single rows. Rows cannot have weights.</remarks>
    public IForestModel Train(
        IReadOnlyList<ForestColumn> columns, bool[] labels, RandomForestOptions options, Seed seed, ForestRun? run = null, TrainingRows? rows = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        if (_options.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        rows ??= TrainingRows.Plain;
        if (rows.Weights is not null || (rows.Clusters is { } clusters && clusters.Length != labels.Length))
        {
            throw new ArgumentException("expected no weights, and clusters, if any, with a number per row", nameof(rows));
        }

        var rarer = Math.Min(labels.Count(label => label), labels.Count(label => !label));
        if (rarer < 2)
        {
            throw new ArgumentException($"expected at least 2 rows of each label, found {rarer} of the rarer one", nameof(labels));
        }

        return FastForestModel.Train(columns, labels, options, _options, rows.Clusters, seed, run ?? ForestRun.Default);
    }
}
