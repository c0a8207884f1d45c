using Milestones.Forests;
using Milestones.MLNet.FastForest;
using Milestones.Numerics;

namespace Milestones.MLNet.Tests;

public sealed class FastForestEngineTests
{
    private static readonly PlantedColumns Planted = PlantedColumns.Create(1000, seed: 2);

    [Fact]
    public void Every_default()
    {
        var options = new FastForestOptions();
        Assert.Equal((5, 2, 128, 0.5, 0.632), (options.Folds, options.Shuffles, options.Leaves, options.ColumnShare, options.RowShare));
        Assert.Null(options.Problem);
    }

    [Theory]
    [InlineData(1, 2, 128, 0.5, 0.5, "Folds")]
    [InlineData(5, 0, 128, 0.5, 0.5, "Shuffles")]
    [InlineData(5, 2, 1, 0.5, 0.5, "Leaves")]
    [InlineData(5, 2, 128, 0, 0.5, "ColumnShare")]
    [InlineData(5, 2, 128, 0.5, 0, "RowShare")]
    public void An_option_out_of_range_is_refused(int folds, int shuffles, int leaves, double columns, double rows, string named) => Assert.StartsWith(
        named,
        new FastForestOptions { Folds = folds, Shuffles = shuffles, Leaves = leaves, ColumnShare = columns, RowShare = rows }.Problem,
        StringComparison.Ordinal);

    [Fact]
    public void It_predicts_as_well_as_the_forest_and_finds_the_same()
    {
        var (fast, own) = (Planted.Train(), new RandomForestEngine().Train(Planted.Columns, Planted.Labels, PlantedColumns.Options, new Seed(7)));
        Assert.InRange(fast.Trees, 25, 30); // a tree that drew no column to split on is left out
        Assert.Equal(Auc(own), Auc(fast), 0.04);
        Assert.Equal(Array.IndexOf(own.MeasureImportance().Values, own.MeasureImportance().Values.Max()), Array.IndexOf(fast.MeasureImportance().Values, fast.MeasureImportance().Values.Max()));

        double Auc(IForestModel model) => RocAuc.Estimate(Planted.Labels, model.PredictUnseen(), 0.95).Value;
    }

    [Fact]
    public void A_column_is_shuffled_among_the_rows_that_have_it()
    {
        // 30 % of the rows know the module; among them it tells as much as a column that all know would.
        var importance = Planted.Train().MeasureImportance().Values;
        Assert.True(importance[2] > 0.02, $"module: {importance[2]}");

        // Rows that lack it keep their predictions: shuffling among all rows would count their change too.
        var slots = FeatureSlots.Of(Planted.Columns);
        Assert.Equal(2, slots.SlotsOf(2).Count());
    }

    [Fact]
    public void A_row_is_predicted_by_forests_that_did_not_see_it()
    {
        // Labels of pure chance: who has seen them predicts them, who has not cannot.
        var random = new Seed(9).CreateRandom();
        var labels = Array.ConvertAll(Planted.Labels, _ => random.NextBoolean(0.5));
        var model = new FastForestEngine().Train(Planted.Columns, labels, PlantedColumns.Options, new Seed(1));
        Assert.True(RocAuc.Estimate(labels, model.Predict(Planted.Columns), 0.95).Value > 0.7);
        Assert.InRange(RocAuc.Estimate(labels, model.PredictUnseen(), 0.95).Value, 0.42, 0.58);
    }

    [Fact]
    public void Rows_of_a_cluster_are_left_out_together()
    {
        // Every row occurs twice, its label by chance: who has seen the one knows the other.
        var random = new Seed(11).CreateRandom();
        var values = Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToArray();
        var chance = Array.ConvertAll(values, _ => random.NextBoolean(0.5));
        bool[] labels = [.. chance, .. chance];
        ForestColumn[] columns = [new("value", [.. values, .. values])];
        var rows = new TrainingRows { Clusters = [.. Enumerable.Range(0, 200), .. Enumerable.Range(0, 200)] };
        Assert.True(Auc(null) > 0.6, $"apart: {Auc(null)}");
        Assert.InRange(Auc(rows), 0.35, 0.6);

        double Auc(TrainingRows? known) => RocAuc.Estimate(
            labels, new FastForestEngine().Train(columns, labels, new RandomForestOptions { Trees = 30, MinNode = 2 }, new Seed(1), rows: known).PredictUnseen(), 0.95).Value;
    }

    [Fact]
    public void Weights_are_refused() => Assert.Throws<ArgumentException>(() => new FastForestEngine().Train(
        Planted.Columns, Planted.Labels, PlantedColumns.Options, new Seed(1), rows: new TrainingRows { Weights = new double[1000] }));

    [Fact]
    public void It_shuffles_within_no_strata() => Assert.Null(Planted.Train().MeasureImportanceWithin(new int[1000], 20));

    [Fact]
    public void Values_beyond_single_precision_are_large_but_finite()
    {
        ForestColumn[] columns = [.. Planted.Columns, new("huge", Array.ConvertAll(Planted.Labels, label => label ? double.MaxValue : double.NegativeInfinity))];
        var model = new FastForestEngine().Train(columns, Planted.Labels, PlantedColumns.Options, new Seed(1));
        Assert.True(RocAuc.Estimate(Planted.Labels, model.PredictUnseen(), 0.95).Value > 0.99);
    }

    [Fact]
    public void Other_columns_are_refused() => Assert.Throws<ArgumentException>(() => Planted.Train().Predict([new("other", [1])]));

    [Fact]
    public void A_wrong_length_is_refused() => Assert.Throws<ArgumentException>(() => new FastForestEngine()
        .Train([new("short", [1])], Planted.Labels, PlantedColumns.Options, new Seed(1)));

    [Fact]
    public void A_cancelled_run_ends()
    {
        var cancelled = new ForestRun { Cancellation = new CancellationToken(canceled: true) };
        Assert.Throws<OperationCanceledException>(() => Planted.Train(run: cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => Planted.Train().MeasureImportance(cancelled));
    }
}
