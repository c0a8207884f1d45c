using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Milestones.Forests;
using Milestones.MLNet.FastForest;
using Milestones.Numerics;

namespace Milestones.MLNet.Tests;

/// <summary>What FastForest does that would surprise, each shown not to reach whoever uses the engine.</summary>
public sealed class FastForestFactsTests
{
    private static readonly PlantedColumns Planted = PlantedColumns.Create(800);
    private static readonly IForestModel Model = Planted.Train();

    [Fact]
    public void A_trainer_that_is_fitted_twice_goes_on_drawing_but_the_engine_starts_anew()
    {
        var slots = FeatureSlots.Of(Planted.Columns);
        var view = FeatureView.Of(new MLContext(1), slots.Names, slots.Rows(Planted.Columns), Planted.Labels);
        var trainer = new MLContext(1).BinaryClassification.Trainers.FastForest(
            new FastForestBinaryTrainer.Options { NumberOfTrees = 10, FeatureFraction = 0.5, Seed = 1, FeatureSelectionSeed = 1 });
        Assert.NotEqual(Scores(trainer.Fit(view)), Scores(trainer.Fit(view)));

        var engine = new FastForestEngine();
        AssertSame(engine.Train(Planted.Columns, Planted.Labels, PlantedColumns.Options, new Seed(7)), Model);
        AssertSame(engine.Train(Planted.Columns, Planted.Labels, PlantedColumns.Options, new Seed(7)), Model);

        float[] Scores(BinaryPredictionTransformer<FastForestBinaryModelParameters> model) => [.. model.Transform(view).GetColumn<float>("Score")];
    }

    [Fact]
    public void Fitting_changes_no_options_of_ours()
    {
        var (shared, own) = (new RandomForestOptions { Trees = 12, MinNode = 400 }, new FastForestOptions { Folds = 2 });
        new FastForestEngine(own).Train(Planted.Columns, Planted.Labels, shared, new Seed(3));
        Assert.Equal((new RandomForestOptions { Trees = 12, MinNode = 400 }, new FastForestOptions { Folds = 2 }), (shared, own));
    }

    [Fact]
    public void The_context_s_seed_does_not_reach_training_but_the_engine_s_does()
    {
        Assert.Equal(RawScores(contextSeed: 1), RawScores(contextSeed: 2));
        Assert.NotEqual(Planted.Train(seed: 8).PredictUnseen(), Model.PredictUnseen());
        Assert.NotEqual(Planted.Train(seed: 8).MeasureImportance().Values, Model.MeasureImportance().Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_same_at_any_number_of_threads(int threads) =>
        AssertSame(Planted.Train(run: new ForestRun { Threads = threads }), Model, new ForestRun { Threads = threads });

    [Fact]
    public async Task Training_at_the_same_time_waits_but_changes_nothing()
    {
        var models = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Planted.Train(), TestContext.Current.CancellationToken)));
        Assert.All(models, model => AssertSame(model, Model));
    }

    [Fact]
    public void The_order_of_the_columns_does_not_matter()
    {
        ForestColumn[] reversed = [.. Planted.Columns.Reverse()];
        var model = new FastForestEngine().Train(reversed, Planted.Labels, PlantedColumns.Options, new Seed(7));
        Assert.Equal(Model.PredictUnseen(), model.PredictUnseen());
        Assert.Equal(Model.MeasureImpurity(), model.MeasureImpurity().Reverse());
    }

    [Fact]
    public void Rows_are_drawn_without_replacement_so_all_of_them_is_no_choice() => Assert.Contains(
        "RowShare",
        Assert.Throws<ArgumentException>(() => new FastForestEngine(new FastForestOptions { RowShare = 1 })
            .Train(Planted.Columns, Planted.Labels, PlantedColumns.Options, new Seed(1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Rows_with_missing_values_are_learnt_from_and_predicted()
    {
        var random = new Seed(4).CreateRandom();
        var known = Enumerable.Range(0, 600).Select(_ => random.NextBoolean(0.3)).ToArray();
        ForestColumn[] columns = [new("value", Array.ConvertAll(known, yes => yes ? random.NextDouble() : double.NaN)), new("noise", Array.ConvertAll(known, _ => random.NextDouble()))];
        var labels = Array.ConvertAll(known, yes => random.NextBoolean(yes ? 0.9 : 0.1));

        var predicted = new FastForestEngine().Train(columns, labels, PlantedColumns.Options, new Seed(5)).PredictUnseen();

        Assert.True(RocAuc.Estimate(labels, predicted, 0.95).Value > 0.8);
        Assert.InRange(Enumerable.Range(0, 600).Where(row => !known[row]).Average(row => predicted[row]), 0.05, 0.2);
    }

    [Fact]
    public void The_score_is_turned_into_a_probability()
    {
        Assert.DoesNotContain("Probability", Scored(Fit()).Schema.Select(column => column.Name));
        var predicted = Model.PredictUnseen();
        Assert.All(predicted, probability => Assert.InRange(probability, 0, 1));
        Assert.Equal(Planted.Labels.Average(label => label ? 1.0 : 0.0), predicted.Average(), 0.02);
        Assert.All(Calibration.ByQuantile(Planted.Labels, predicted, 4), group => Assert.Equal(group.Observed.Value, group.MeanPredicted, 0.12));
    }

    [Fact]
    public void Every_column_has_one_importance_also_one_that_no_tree_uses()
    {
        var importance = Model.MeasureImportance();
        Assert.Equal(["strong", "weak", "module", "noise", "constant"], importance.ColumnNames);
        Assert.Equal(5, importance.Values.Length);
        Assert.Equal((0, 0), (importance.Values[4], importance.StandardErrors[4]));
        Assert.True(importance.IsMonteCarlo);
    }

    [Fact]
    public void Important_is_positive()
    {
        var values = Model.MeasureImportance().Values;
        Assert.True(values[0] > 0.1, $"strong: {values[0]}");
        Assert.True(values[0] > values[1] && values[1] > values[3], string.Join(' ', values));
    }

    [Fact]
    public void Measuring_again_gives_the_same() => Assert.Equal(Model.MeasureImportance().Values, Model.MeasureImportance().Values);

    [Fact]
    public void Shuffling_one_slot_is_what_ML_NET_s_own_importance_of_all_slots_says()
    {
        var slots = FeatureSlots.Of(Planted.Columns);
        var rows = slots.Rows(Planted.Columns);
        var fit = Fit();
        var whole = new MLContext(5).BinaryClassification.PermutationFeatureImportance(
            fit.Transformer, FeatureView.Of(new MLContext(), slots.Names, rows, Planted.Labels), permutationCount: 40);
        var slot = slots.ValueSlot(0);
        var alone = ShuffledSlots.AucDecrease(fit, slots, [slot], rows, Planted.Labels, 40, new Seed(5), TestContext.Current.CancellationToken);
        var error = whole[slot].AreaUnderRocCurve.StandardError;
        Assert.InRange(alone[0], -whole[slot].AreaUnderRocCurve.Mean - (6 * error), -whole[slot].AreaUnderRocCurve.Mean + (6 * error));
    }

    [Fact]
    public void Features_are_a_vector_of_known_size_with_slot_names()
    {
        var slots = FeatureSlots.Of(Planted.Columns);
        var column = FeatureView.Of(new MLContext(), slots.Names, slots.Rows(Planted.Columns), Planted.Labels).Schema["Features"];
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.Equal(6, Assert.IsType<VectorDataViewType>(column.Type).Size);
        Assert.Equal(["constant", "module", "module is missing", "noise", "strong", "weak"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Gains_are_shares_also_where_slots_are_never_used()
    {
        var impurity = Model.MeasureImpurity();
        Assert.Equal(1, impurity.Sum(), 1e-6);
        Assert.Equal(0, impurity[4]);
        Assert.Equal(impurity.Max(), impurity[0]);

        // ML.NET's weight is the square root of the gain over that of the best.
        VBuffer<float> weights = default;
        var fit = Fit();
        fit.Transformer.Model.GetFeatureWeights(ref weights);
        var (raw, shares) = (weights.DenseValues().ToArray(), fit.GainShares());
        Assert.Equal(1, raw.Max());
        Assert.Equal(raw[5] * raw[5], shares[5] / shares.Max(), 1e-6);
    }

    [Fact]
    public void Data_of_one_class_are_refused()
    {
        RawScores(contextSeed: 1, Array.ConvertAll(Planted.Labels, _ => true)); // no error
        Assert.Contains("of each label", Assert.Throws<ArgumentException>(() => new FastForestEngine()
            .Train(Planted.Columns, Array.ConvertAll(Planted.Labels, _ => true), PlantedColumns.Options, new Seed(1))).Message, StringComparison.Ordinal);
    }

    private static FastForestFit Fit()
    {
        var slots = FeatureSlots.Of(Planted.Columns);
        return FastForestFit.Grow(slots, slots.Rows(Planted.Columns), Planted.Labels, PlantedColumns.Options, new FastForestOptions(), new Seed(2));
    }

    private static IDataView Scored(FastForestFit fit)
    {
        var slots = FeatureSlots.Of(Planted.Columns);
        return fit.Transformer.Transform(FeatureView.Of(new MLContext(), slots.Names, slots.Rows(Planted.Columns), Planted.Labels));
    }

    private static float[] RawScores(int contextSeed, bool[]? labels = null)
    {
        var slots = FeatureSlots.Of(Planted.Columns);
        var context = new MLContext(contextSeed);
        var view = FeatureView.Of(context, slots.Names, slots.Rows(Planted.Columns), labels ?? Planted.Labels);
        var trainer = context.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options { NumberOfTrees = 10 });
        return [.. trainer.Fit(view).Transform(view).GetColumn<float>("Score")];
    }

    private static void AssertSame(IForestModel actual, IForestModel expected, ForestRun? run = null)
    {
        Assert.Equal(expected.PredictUnseen(), actual.PredictUnseen(run));
        Assert.Equal(expected.Predict(Planted.Columns), actual.Predict(Planted.Columns, run));
        Assert.Equal(expected.MeasureImportance().Values, actual.MeasureImportance(run).Values);
        Assert.Equal(expected.MeasureImportance().StandardErrors, actual.MeasureImportance(run).StandardErrors);
    }
}
