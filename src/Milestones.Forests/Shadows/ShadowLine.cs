using Milestones.Numerics;

namespace Milestones.Forests.Shadows;

/// <summary>
/// How important columns look that cannot matter: every column gets a shadow, a copy with its values shuffled, which
/// competes with the columns for every split (Kursa and Rudnicki 2010). A descriptive line: its refits differ in shadows
/// and trees, not in rows, so it measures the noise of refitting one data set and is no test over data sets.
/// </summary>
public sealed record ShadowLine
{
    /// <summary>The columns' names.</summary>
    public required IReadOnlyList<string> ColumnNames { get; init; }

    /// <summary>The largest importance of any shadow, per refit.</summary>
    public required IReadOnlyList<double> Maxima { get; init; }

    /// <summary>Each column's mean importance over the refits, in competition with the shadows.</summary>
    public required IReadOnlyList<double> Means { get; init; }

    /// <summary>Each shadow's mean importance over the refits.</summary>
    public required IReadOnlyList<double> ShadowMeans { get; init; }

    /// <summary>The share of the refits in which each column was above all shadows, in [0, 1].</summary>
    public required IReadOnlyList<double> ShareAbove { get; init; }

    /// <summary>The line: the mean of <see cref="Maxima"/>, in units of the loss. Comparable with <see cref="Means"/>; in a
    /// forest without shadows columns reach slightly more.</summary>
    public double Value => Maxima.Average();

    /// <summary>Grows the forests and computes their importances. Costs refits × (a forest on twice the columns and its
    /// exact importance).</summary>
    /// <param name="matrix">The columns.</param>
    /// <param name="labels">One per row; both classes must occur.</param>
    /// <param name="seed">Of shadows and forests.</param>
    /// <param name="options">Refits, forest, importance; the defaults when null.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <param name="rows">Weights and clusters of the rows; none when null. Shadows are shuffled by row.</param>
    /// <exception cref="ArgumentException">A length does not fit, an option is out of range, there is one class only, or there are
    /// more than 16,383 columns.</exception>
    public static ShadowLine Find(
        BinnedMatrix matrix, ReadOnlySpan<bool> labels, Seed seed, ShadowOptions? options = null, ForestRun? run = null, TrainingRows? rows = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new ShadowOptions();
        run ??= ForestRun.Default;
        if (matrix.ColumnCount > BinnedMatrix.MostColumns / 2)
        {
            throw new ArgumentException(
                $"expected at most {BinnedMatrix.MostColumns / 2} columns, as there will be a shadow for each, found {matrix.ColumnCount}", nameof(matrix));
        }

        if (options.Refits < 1)
        {
            throw new ArgumentException($"Refits: expected at least 1, found {options.Refits}", nameof(options));
        }

        var columns = matrix.ColumnCount;
        var importances = new double[options.Refits][];
        for (var r = 0; r < options.Refits; r++)
        {
            var step = run with { Progress = null };
            var both = matrix.WithShadows(seed.For("shadows", r), step);
            var forest = RandomForestTrainer.Train(both, labels, options.Forest, seed.For("shadow forest", r), step, rows);
            importances[r] = PermutationImportance.Compute(forest, both, labels, options.Importance, step).Values;
            run.Progress?.Report((r + 1.0) / options.Refits);
        }

        double[] maxima = [.. importances.Select(v => v[columns..].Max())];
        var means = MeanOverTrees.Of(importances, 2 * columns);
        return new ShadowLine
        {
            ColumnNames = matrix.ColumnNames,
            Maxima = maxima,
            Means = means[..columns],
            ShadowMeans = means[columns..],
            ShareAbove = [.. Enumerable.Range(0, columns).Select(j => importances.Where((v, r) => v[j] > maxima[r]).Count() / (double)options.Refits)],
        };
    }
}
