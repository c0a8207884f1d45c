using Milestones.Evidence.Prediction;
using Milestones.Forests;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence;

/// <summary>A forest on any labelled table: trained on three rows of four, judged on every fourth. A quick look, without the
/// care that a study takes.</summary>
public sealed class TableForest
{
    private const int PartOfHoldOut = 4;
    private const int GroupsOfNumbers = 4;
    private const double Confidence = 0.95;

    private readonly LabelledTable _table;
    private readonly int[] _training;
    private readonly bool[] _labels;
    private readonly BinnedMatrix _matrix;
    private readonly RandomForest _forest;

    private TableForest(LabelledTable table, int[] training, bool[] labels, BinnedMatrix matrix, RandomForest forest)
    {
        _table = table;
        _training = training;
        _labels = labels;
        _matrix = matrix;
        _forest = forest;
    }

    /// <summary>Trains on the rows whose number from 0 does not leave 3 when divided by 4.</summary>
    /// <exception cref="InputException">The training rows have one label only.</exception>
    public static TableForest Train(LabelledTable table, string file, ForestSettings settings, Seed seed, AnalysisRun run)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(run);
        var training = Rows(table, heldOut: false);
        var labels = Array.ConvertAll(training, row => table.Labels[row]);
        if (labels.Distinct().Count() < 2)
        {
            throw new InputException(new InputError(
                file, "All training rows have the same label: there is nothing to tell apart.", "Give a table with both labels."));
        }

        var growing = run.ForestStep("growing the forest");
        var matrix = BinnedMatrix.Create(Columns(table, training), growing);
        var options = new RandomForestOptions { Trees = settings.Trees, MinNode = settings.MinNode };
        return new TableForest(table, training, labels, matrix, RandomForestTrainer.Train(matrix, labels, options, seed.For("forest"), growing));
    }

    /// <summary>How important each column is: by permutation out of bag, within strata if the table has any, by impurity.</summary>
    public TableImportance MeasureImportance(AnalysisRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var permutation = PermutationImportance.Compute(_forest, _matrix, _labels, null, run.ForestStep("measuring importance"));
        double[]? conditional = null;
        if (_table.Strata.Count > 0)
        {
            var options = new PermutationImportanceOptions { Strata = StrataOfTraining() };
            conditional = PermutationImportance.Compute(_forest, _matrix, _labels, options, run.ForestStep("measuring importance within strata")).Values;
        }

        return new TableImportance(_matrix.ColumnNames, permutation.Values, ImpurityImportance.Compute(_forest), conditional);
    }

    /// <summary>How well the forest predicts the training rows out of bag, as an AUC.</summary>
    public Estimate AucOutOfBag(AnalysisRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return PredictionJudge.Judge(_labels, _forest.PredictOutOfBag(run.ForestStep("predicting")), [], Confidence).Auc;
    }

    /// <summary>How well the forest predicts the rows held out, as an AUC; undefined where they have one label only.</summary>
    public Estimate AucHeldOut(AnalysisRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var rows = Rows(_table, heldOut: true);
        var labels = Array.ConvertAll(rows, row => _table.Labels[row]);
        if (labels.Distinct().Count() < 2)
        {
            return Estimate.Undefined(Confidence);
        }

        var step = run.ForestStep("predicting");
        return PredictionJudge.Judge(labels, _forest.Predict(_matrix.CreateLike(Columns(_table, rows), step), step), [], Confidence).Auc;
    }

    private static int[] Rows(LabelledTable table, bool heldOut) =>
        [.. Enumerable.Range(0, table.Labels.Length).Where(row => row % PartOfHoldOut == PartOfHoldOut - 1 == heldOut)];

    private static ForestColumn[] Columns(LabelledTable table, int[] rows) =>
        [.. table.Columns.Select(column => new ForestColumn(column.Name, Array.ConvertAll(rows, row => column.Values[row])))];

    private int[] StrataOfTraining()
    {
        var groups = _table.Strata.Select(GroupsOf).ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(_training, row =>
        {
            var key = string.Join('\0', groups.Select(group => group[row]));
            numbers.TryAdd(key, numbers.Count);
            return numbers[key];
        });
    }

    /// <summary>Few different texts are groups as they are; many numbers are cut at their quartiles.</summary>
    private static IReadOnlyList<string> GroupsOf(IReadOnlyList<string> texts)
    {
        const int most = 10;
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var numbers = texts.Select(text => double.TryParse(text, invariant, out var number) ? number : double.NaN).ToArray();
        if (texts.Distinct(StringComparer.Ordinal).Count() <= most || texts.Where((text, row) => text.Length > 0 && double.IsNaN(numbers[row])).Any())
        {
            return texts;
        }

        var sorted = numbers.Where(number => !double.IsNaN(number)).Order().ToArray();
        var cuts = Enumerable.Range(1, GroupsOfNumbers - 1).Select(i => Quantile.Linear(sorted, (double)i / GroupsOfNumbers)).ToArray();
        return [.. numbers.Select(number => double.IsNaN(number) ? "" : cuts.Count(cut => number > cut).ToString(invariant))];
    }
}

/// <summary>How important each column of a table is to its forest.</summary>
/// <param name="Columns">The columns' names.</param>
/// <param name="Permutation">Expected increase of the Brier score when the column is permuted out of bag, exact.</param>
/// <param name="Impurity">Mean decrease of impurity.</param>
/// <param name="Conditional">As <paramref name="Permutation"/>, but exchanged within strata only; null without strata.</param>
public sealed record TableImportance(
    IReadOnlyList<string> Columns, IReadOnlyList<double> Permutation, IReadOnlyList<double> Impurity, IReadOnlyList<double>? Conditional)
{
    /// <summary>The columns with these importances, the most important first; equals keep their order.</summary>
    public IReadOnlyList<(string Column, double Value)> Ranked(IReadOnlyList<double> importances) =>
        [.. Columns.Zip(importances).OrderByDescending(pair => pair.Second)];
}
