using Milestones.Forests;
using Milestones.Numerics;

namespace Milestones.MLNet.FastForest;

/// <summary>A forest on all rows, for new rows, and one on the others for each part of the rows.</summary>
internal sealed class FastForestModel : IForestModel
{
    private readonly FeatureSlots _slots;
    private readonly float[][] _rows;
    private readonly bool[] _labels;
    private readonly bool[][] _known;
    private readonly FastForestFit _whole;
    private readonly Part[] _parts;
    private readonly int _shuffles;
    private readonly Seed _seed;

    private FastForestModel(
        FeatureSlots slots, float[][] rows, bool[] labels, bool[][] known, FastForestFit whole, Part[] parts, int shuffles, Seed seed)
    {
        _slots = slots;
        _rows = rows;
        _labels = labels;
        _known = known;
        _whole = whole;
        _parts = parts;
        _shuffles = shuffles;
        _seed = seed;
    }

    /// <inheritdoc/>
    public int Trees => _whole.Trees;

    /// <summary>Grows all forests, one after the other: FastForest lets no two train at the same time.</summary>
    public static FastForestModel Train(
        IReadOnlyList<ForestColumn> columns, bool[] labels, RandomForestOptions options, FastForestOptions own, int[]? clusters, Seed seed, ForestRun run)
    {
        if (columns.Count == 0 || columns.Any(column => column.Values.Length != labels.Length))
        {
            throw new ArgumentException($"expected at least one column, each with a value per label ({labels.Length})", nameof(columns));
        }

        var slots = FeatureSlots.Of(columns);
        var rows = slots.Rows(columns);
        var partOf = Divide(labels, clusters, own.Folds, seed.For("parts"));
        var count = partOf.Max() + 1;
        var parts = new Part[count];
        for (var part = 0; part < count; part++)
        {
            parts[part] = new Part(Where(partOf, of => of == part), Grow(Where(partOf, of => of != part), part + 1));
        }

        var known = columns.Select(column => Array.ConvertAll(column.Values, value => !double.IsNaN(value))).ToArray();
        return new FastForestModel(slots, rows, labels, known, Grow([.. Enumerable.Range(0, rows.Length)], 0), parts, own.Shuffles, seed);

        FastForestFit Grow(int[] chosen, int index)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            var fit = FastForestFit.Grow(slots, Pick(rows, chosen), Pick(labels, chosen), options, own, seed.For("forest", index));
            run.Progress?.Report((double)(index == 0 ? count + 1 : index) / (count + 1));
            return fit;
        }
    }

    /// <inheritdoc/>
    public double[] PredictUnseen(ForestRun? run = null)
    {
        var predicted = new double[_rows.Length];
        foreach (var part in _parts)
        {
            run?.Cancellation.ThrowIfCancellationRequested();
            var values = part.Fit.Predict(_slots, Pick(_rows, part.Rows));
            for (var i = 0; i < values.Length; i++)
            {
                predicted[part.Rows[i]] = values[i];
            }
        }

        return predicted;
    }

    /// <inheritdoc/>
    public double[] Predict(IReadOnlyList<ForestColumn> columns, ForestRun? run = null)
    {
        run?.Cancellation.ThrowIfCancellationRequested();
        return _whole.Predict(_slots, _slots.Rows(columns));
    }

    /// <summary>The decrease of the AUC when a column is shuffled among the rows of a part that have a value in it, mean over the parts; its standard error
    /// is over the parts, so it holds the chance of shuffles, forests and rows. 0 for a column that no part can judge.</summary>
    public ImportanceResult MeasureImportance(ForestRun? run = null)
    {
        run ??= ForestRun.Default;
        var work = _parts.SelectMany((part, index) => Shares(part).Select(share => (Part: part, Index: index, Share: share))).ToList();
        var decreases = new double[work.Count][];
        var done = 0;
        Parallel.For(0, work.Count, new ParallelOptions { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation }, i =>
        {
            var (part, index, share) = work[i];
            decreases[i] = ShuffledSlots.AucDecrease(
                part.Fit,
                _slots,
                Array.ConvertAll(share.Columns, _slots.ValueSlot),
                Pick(_rows, share.Rows),
                Pick(_labels, share.Rows),
                _shuffles,
                _seed.For($"shuffles of part {index}", share.Columns[0]),
                run.Cancellation);
            run.Progress?.Report((double)Interlocked.Increment(ref done) / work.Count);
        });

        var byColumn = _slots.Columns.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < work.Count; i++)
        {
            foreach (var (column, decrease) in work[i].Share.Columns.Zip(decreases[i]))
            {
                byColumn[column].Add(decrease);
            }
        }

        return new ImportanceResult
        {
            ColumnNames = _slots.Columns,
            Values = [.. byColumn.Select(values => values.Count == 0 ? 0 : values.Average())],
            StandardErrors = [.. byColumn.Select(StandardError)],
            IsMonteCarlo = true,
        };
    }

    /// <summary>ML.NET shuffles among all rows only.</summary>
    /// <returns>null.</returns>
    public ImportanceResult? MeasureImportanceWithin(int[] strata, int minStratum, ForestRun? run = null) => null;

    /// <summary>Per column its share of the gain of all splits, in [0, 1], the indicator of its missing values included.</summary>
    public double[] MeasureImpurity()
    {
        var shares = _whole.GainShares();
        return [.. Enumerable.Range(0, _slots.Columns.Count).Select(column => _slots.SlotsOf(column).Sum(slot => slot < shares.Length ? shares[slot] : 0))];
    }

    /// <summary>Which part each row is in: rows of a cluster are in one, and every part has as many clusters of either kind (all rows true, or not) as can be.</summary>
    private static int[] Divide(bool[] labels, int[]? clusters, int folds, Seed seed)
    {
        var units = Enumerable.Range(0, labels.Length).GroupBy(row => clusters is null ? row : clusters[row]).Select(unit => unit.ToArray()).ToArray();
        var isTrue = Array.ConvertAll(units, rows => Array.TrueForAll(rows, row => labels[row]));
        var count = Math.Max(2, Math.Min(folds, Math.Min(isTrue.Count(kind => kind), isTrue.Count(kind => !kind))));
        var random = seed.CreateRandom();
        var parts = new int[labels.Length];
        foreach (var kind in new[] { false, true })
        {
            var places = Where(isTrue, other => other == kind);
            random.Shuffle<int>(places);
            for (var i = 0; i < places.Length; i++)
            {
                foreach (var row in units[places[i]])
                {
                    parts[row] = i % count;
                }
            }
        }

        return parts;
    }

    private static double StandardError(List<double> values)
    {
        if (values.Count < 2)
        {
            return double.NaN;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count);
    }

    private static int[] Where<T>(T[] values, Func<T, bool> condition) => [.. Enumerable.Range(0, values.Length).Where(i => condition(values[i]))];

    private static T[] Pick<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);

    /// <summary>The columns that are known for the same rows of a part are shuffled together, the rows being these; without both labels they can't be judged.</summary>
    private IEnumerable<Share> Shares(Part part) => Enumerable.Range(0, _known.Length)
        .GroupBy(column => string.Concat(part.Rows.Select(row => _known[column][row] ? '1' : '0')), StringComparer.Ordinal)
        .Select(group => new Share([.. group], Array.FindAll(part.Rows, row => _known[group.First()][row])))
        .Where(share => share.Rows.Select(row => _labels[row]).Distinct().Count() == 2);

    /// <summary>Rows left out, and the forest grown on the others.</summary>
    private sealed record Part(int[] Rows, FastForestFit Fit);

    /// <summary>Columns, and the rows among which they are shuffled.</summary>
    private sealed record Share(int[] Columns, int[] Rows);
}
