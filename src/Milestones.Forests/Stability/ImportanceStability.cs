using Milestones.Numerics;

namespace Milestones.Forests.Stability;

/// <summary>How a ranking by importance varies over subsamples of the rows.</summary>
public sealed record ImportanceStability
{
    /// <summary>Names of the columns that were ranked.</summary>
    public required IReadOnlyList<string> ColumnNames { get; init; }

    /// <summary>Per column its median rank, 1 the most important, with the interval that holds the middle share of the
    /// subsamples (95 % by default). Equal importances share the middle of their ranks.</summary>
    public required IReadOnlyList<Estimate> Ranks { get; init; }

    /// <summary>Per column the share of the subsamples in which it was selected, in [0, 1].</summary>
    public required IReadOnlyList<double> SelectionFrequency { get; init; }

    /// <summary>How many columns were selected in each subsample.</summary>
    public required int Selected { get; init; }

    /// <summary>How similar the selections are (<see cref="SelectionStability"/>); 1 is always the same.</summary>
    public required Estimate Stability { get; init; }

    /// <summary>Grows a forest on each subsample and ranks its exact importances. Costs subsamples × (a forest on the share
    /// of the rows and its importance).</summary>
    /// <param name="matrix">The columns; binned once, for all subsamples.</param>
    /// <param name="labels">One per row; both classes must occur.</param>
    /// <param name="seed">Of subsamples and forests.</param>
    /// <param name="options">Subsamples, selection, forest; the defaults when null.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <param name="rows">Weights and clusters of the rows; none when null. Clusters are sampled whole.</param>
    /// <exception cref="ArgumentException">A length does not fit, an option is out of range, or a subsample has one class only.</exception>
    public static ImportanceStability Measure(
        BinnedMatrix matrix, ReadOnlySpan<bool> labels, Seed seed, StabilityOptions? options = null, ForestRun? run = null, TrainingRows? rows = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new StabilityOptions();
        run ??= ForestRun.Default;
        rows ??= TrainingRows.Plain;
        if (Problem(options, matrix.ColumnCount) is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        if (rows.Problem(matrix.RowCount) is { } rowProblem)
        {
            throw new ArgumentException(rowProblem, nameof(rows));
        }

        var ranked = options.Ranked ?? matrix.ColumnCount;
        var subsamples = new RowSubsamples(matrix.RowCount, rows, options.Share, seed);
        var ranks = new double[options.Subsamples][];
        for (var b = 0; b < options.Subsamples; b++)
        {
            var sample = subsamples.Draw(b);
            var (part, partLabels) = (matrix.SelectRows(sample), Select(labels, sample));
            var step = run with { Progress = null };
            var forest = RandomForestTrainer.Train(part, partLabels, options.Forest, seed.For("stability forest", b), step, rows.Select(sample));
            var importance = PermutationImportance.Compute(forest, part, partLabels, new PermutationImportanceOptions { Loss = options.Loss }, step);
            ranks[b] = Descending(importance.Values[..ranked]);
            run.Progress?.Report((b + 1.0) / options.Subsamples);
        }

        return Summarise([.. matrix.ColumnNames.Take(ranked)], ranks, options);
    }

    private static string? Problem(StabilityOptions options, int columns) => options switch
    {
        { Subsamples: < 2 } => $"Subsamples: expected at least 2, found {options.Subsamples}",
        { Share: not (> 0 and < 1) } => $"Share: expected a share between 0 and 1, found {options.Share}",
        { Ranked: { } ranked } when ranked < 2 || ranked > columns => $"Ranked: expected 2 to {columns}, found {ranked}",
        _ => TopProblem(options.TopOf(options.Ranked ?? columns), options.Ranked ?? columns),
    };

    private static string? TopProblem(int top, int ranked)
        => top < 1 || top >= ranked ? $"Top: expected 1 to {ranked - 1}, found {top}" : null;

    private static ImportanceStability Summarise(string[] names, double[][] ranks, StabilityOptions options)
    {
        var top = options.TopOf(names.Length);
        bool[][] selections = [.. ranks.Select(r => First(r, top))];
        var byColumn = Enumerable.Range(0, names.Length).Select(j => ranks.Select(r => r[j]).Order().ToArray());
        var tail = (1 - options.Level) / 2;
        return new ImportanceStability
        {
            ColumnNames = names,
            Ranks = [.. byColumn.Select(r => new Estimate(
                Quantile.Linear(r, 0.5), new ConfidenceInterval(Quantile.Linear(r, tail), Quantile.Linear(r, 1 - tail), options.Level)))],
            SelectionFrequency = [.. Enumerable.Range(0, names.Length).Select(j => selections.Count(s => s[j]) / (double)ranks.Length)],
            Selected = top,
            Stability = SelectionStability.Measure(selections, options.Level),
        };
    }

    private static bool[] Select(ReadOnlySpan<bool> labels, int[] rows)
    {
        var selected = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            selected[i] = labels[rows[i]];
        }

        return selected;
    }

    /// <summary>1 for the largest; equal values share the middle of their ranks.</summary>
    private static double[] Descending(double[] values) =>
        [.. values.Select(v => values.Count(other => other > v) + ((values.Count(other => other == v) + 1) / 2.0))];

    /// <summary>The first so many, earlier columns first among equals.</summary>
    private static bool[] First(double[] ranks, int top)
    {
        var chosen = new bool[ranks.Length];
        foreach (var j in Enumerable.Range(0, ranks.Length).OrderBy(j => ranks[j]).Take(top))
        {
            chosen[j] = true;
        }

        return chosen;
    }
}
