using FsCheck;
using FsCheck.Fluent;
using Milestones.Numerics;

namespace Milestones.Forests.Tests;

public class RandomForestTrainerTests
{
    private static readonly RandomForestOptions Small = new() { Trees = 60 };

    [Fact]
    public void One_thread_grows_the_same_forest_as_many()
    {
        var (columns, labels) = PlantedTable.Create(400);
        var matrix = BinnedMatrix.Create(columns);
        var one = RandomForestTrainer.Train(matrix, labels, Small, new Seed(7), new ForestRun { Threads = 1 });
        foreach (var threads in (int[])[2, 7])
        {
            var run = new ForestRun { Threads = threads };
            var many = RandomForestTrainer.Train(BinnedMatrix.Create(columns, run), labels, Small, new Seed(7), run);
            Assert.Equal(one.Trees.SelectMany(t => t.Nodes), many.Trees.SelectMany(t => t.Nodes));
            Assert.Equal(one.PredictOutOfBag(new ForestRun { Threads = 1 }), many.PredictOutOfBag(run));
            Assert.Equal(ImpurityImportance.Compute(one), ImpurityImportance.Compute(many));
            Assert.Equal(
                PermutationImportance.Compute(one, matrix, labels, run: new ForestRun { Threads = 1 }).Values,
                PermutationImportance.Compute(many, matrix, labels, run: run).Values);
        }
    }

    [Fact]
    public void Planted_signal_ranks_first_and_noise_centres_on_zero()
    {
        var (columns, labels) = PlantedTable.Create(3000);
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 200 }, new Seed(7));
        var importance = PermutationImportance.Compute(forest, matrix, labels);
        Assert.Equal([0, 1], Enumerable.Range(0, 6).OrderByDescending(j => importance.Values[j]).Take(2));
        Assert.All(importance.Values[2..], v => Assert.InRange(v, -0.01, 0.01));
        Assert.True(importance.Values[0] > 0.05);
    }

    [Fact]
    public void A_strictly_monotone_transform_of_a_column_changes_nothing() =>
        Prop.ForAll(SmallTable.Any, table =>
        {
            var transformed = table.Columns.Select(c => c with { Values = [.. c.Values.Select(v => Math.Exp(v / 50) - 3)] }).ToList();
            var (before, after) = (BinnedMatrix.Create(table.Columns), BinnedMatrix.Create(transformed));
            var seed = new Seed(table.Seed);
            var options = new RandomForestOptions { Trees = 5, MinNode = 2 };
            Assert.Equal(
                RandomForestTrainer.Train(before, table.Labels, options, seed).Trees.SelectMany(t => t.Nodes),
                RandomForestTrainer.Train(after, table.Labels, options, seed).Trees.SelectMany(t => t.Nodes));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_resampling_weight_2_is_the_row_twice() =>
        Prop.ForAll(SmallTable.Any, table =>
        {
            var rows = table.Labels.Length;
            var twice = Enumerable.Range(0, rows).Where(i => i % 3 == 0).ToArray();
            double[] weights = [.. Enumerable.Range(0, rows).Select(i => i % 3 == 0 ? 2.0 : 1)];
            var matrix = BinnedMatrix.Create(table.Columns);
            var repeated = matrix.SelectRows([.. Enumerable.Range(0, rows), .. twice]);
            var options = new RandomForestOptions { Trees = 5, MinNode = 2, Resampling = Resampling.None };
            var weighted = RandomForestTrainer.Train(
                matrix, table.Labels, options, new Seed(table.Seed), rows: new TrainingRows { Weights = weights });
            var plain = RandomForestTrainer.Train(
                repeated, [.. table.Labels, .. twice.Select(i => table.Labels[i])], options, new Seed(table.Seed));
            Assert.Equal(plain.Trees.SelectMany(t => t.Nodes), weighted.Trees.SelectMany(t => t.Nodes));
            Assert.Equal(plain.Predict(matrix), weighted.Predict(matrix));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nodes_keep_to_the_limits()
    {
        var (columns, labels) = PlantedTable.Create(500);
        var matrix = BinnedMatrix.Create(columns);
        var shallow = RandomForestTrainer.Train(matrix, labels, Small with { MaxDepth = 2 }, new Seed(1));
        Assert.All(shallow.Trees, t => Assert.True(t.Nodes.Length <= 7));
        var coarse = RandomForestTrainer.Train(matrix, labels, Small with { MinNode = 100 }, new Seed(1));
        Assert.All(coarse.Trees, t => Assert.InRange(t.Nodes.Count(n => n.IsLeaf), 2, 500));
        Assert.True(coarse.Trees.Average(t => t.Nodes.Length) < shallow.Trees.Average(t => t.Nodes.Length) * 10);
        var stumps = RandomForestTrainer.Train(matrix, labels, Small with { MinNode = 500 }, new Seed(1));
        Assert.All(stumps.Trees, t => Assert.Single(t.Nodes));
    }

    [Theory]
    [InlineData("Trees: expected at least 1, found 0", 0, 10, 2)]
    [InlineData("MinNode: expected at least 1, found 0", 5, 0, 2)]
    [InlineData("FeaturesPerSplit: expected 1 to 6 (the columns), found 7", 5, 10, 7)]
    public void Options_out_of_range_are_refused(string reason, int trees, int minNode, int featuresPerSplit)
    {
        var (columns, labels) = PlantedTable.Create(50);
        var options = new RandomForestOptions { Trees = trees, MinNode = minNode, FeaturesPerSplit = featuresPerSplit };
        var error = Assert.Throws<ArgumentException>(() => RandomForestTrainer.Train(BinnedMatrix.Create(columns), labels, options, new Seed(1)));
        Assert.StartsWith(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_is_refused()
    {
        var (columns, labels) = PlantedTable.Create(50);
        var error = Assert.Throws<ArgumentException>(
            () => RandomForestTrainer.Train(BinnedMatrix.Create(columns), new bool[labels.Length], Small, new Seed(1)));
        Assert.StartsWith("expected rows of both classes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_those_documented()
    {
        var options = new RandomForestOptions();
        Assert.Equal((500, 10, null, null), (options.Trees, options.MinNode, options.FeaturesPerSplit, options.MaxDepth));
        Assert.Equal((Resampling.Bootstrap, 0.632), (options.Resampling, options.SampleShare));
        Assert.Equal((ImpurityMeasure.Gini, SplitRule.Best), (options.Impurity, options.SplitRule));
        Assert.Equal(7, options.FeaturesPerSplitOf(60));
        Assert.Equal(1, options.FeaturesPerSplitOf(1));
    }

    [Fact]
    public void A_cancelled_run_ends_at_once_and_leaves_no_thread_working()
    {
        var (columns, labels) = PlantedTable.Create(2000);
        var matrix = BinnedMatrix.Create(columns);
        using var cancellation = new CancellationTokenSource();
        var reports = 0;
        var progress = new SynchronousProgress(_ =>
        {
            Interlocked.Increment(ref reports);
            cancellation.Cancel();
        });
        var run = new ForestRun { Threads = 3, Progress = progress, Cancellation = cancellation.Token };
        Assert.ThrowsAny<OperationCanceledException>(() => RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 10_000 }, new Seed(1), run));
        Assert.InRange(reports, 1, 3); // each thread ends with the tree it was growing, before the call returns
    }

    [Fact]
    public void Progress_ends_at_1()
    {
        var (columns, labels) = PlantedTable.Create(100);
        var shares = new List<double>();
        var run = new ForestRun { Threads = 1, Progress = new SynchronousProgress(shares.Add) };
        RandomForestTrainer.Train(BinnedMatrix.Create(columns), labels, Small, new Seed(1), run);
        Assert.Equal(Small.Trees, shares.Count);
        Assert.Equal(1, shares[^1]);
    }

    private sealed class SynchronousProgress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
