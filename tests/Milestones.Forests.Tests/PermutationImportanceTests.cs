using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Descents;
using Milestones.Forests.Tests.Oracles;
using Milestones.Numerics;

namespace Milestones.Forests.Tests;

public class PermutationImportanceTests
{
    /// <summary>Small enough to enumerate, deep enough that a column is tested several times on a path.</summary>
    private static readonly RandomForestOptions OneDeepTree = new() { Trees = 1, MinNode = 1, FeaturesPerSplit = 2 };

    [Fact]
    public void Equals_the_mean_over_all_permutations()
    {
        var (enumerated, repeated) = (0, 0);
        Prop.ForAll(SmallTable.Any, table =>
        {
            var matrix = BinnedMatrix.Create(table.Columns);
            var rows = new TrainingRows { Weights = table.Weights?.Select(w => (double)w).ToArray() };
            var forest = RandomForestTrainer.Train(matrix, table.Labels, OneDeepTree, new Seed(table.Seed), rows: rows);
            var weights = table.Weights ?? [.. Enumerable.Repeat(1, matrix.RowCount)];
            var oracle = new EnumeratedImportance(
                forest, matrix, table.Labels, weights, table.Strata ?? new int[matrix.RowCount], table.Loss);
            var options = new PermutationImportanceOptions { Loss = table.Loss, Strata = table.Strata, MinStratum = 0 };
            var importance = PermutationImportance.Compute(forest, matrix, table.Labels, options);
            repeated += RepeatsAColumn(forest.Trees[0], 0, []) ? 1 : 0;
            for (var j = 0; j < matrix.ColumnCount; j++)
            {
                if (oracle.RowsOf(0, j).Count <= EnumeratedImportance.MostRows)
                {
                    enumerated++;
                    Assert.Equal(oracle.IncreaseOf(0, j), importance.Values[j], 1e-12);
                }
            }
        }).QuickCheckThrowOnFailure();
        Assert.True(enumerated > 100, $"only {enumerated} importances could be enumerated");
        Assert.True(repeated > 20, $"only {repeated} trees test a column twice on a path");
    }

    /// <summary>Trees that are large enough for rows to go down together, with columns that are tested again and again on a path,
    /// have rare codes that no row out of bag can receive, and are missing at times. With many columns besides, chunks hold few of
    /// the rows.</summary>
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 0)]
    [InlineData(4, 2, 0)]
    [InlineData(5, 3, 0)]
    [InlineData(6, 1, 1100)]
    [InlineData(7, 2, 1100)]
    public void Equals_the_expectation_over_all_codes_in_a_deep_tree(int seed, int strataCount, int others)
    {
        const int rows = 9000;
        var random = new Seed((ulong)seed).CreateRandom();
        double[] Draw(double missing, Func<double, double> value) =>
            [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() < missing ? double.NaN : value(random.NextDouble()))];
        ForestColumn[] columns =
        [
            new("bit", Draw(0, u => u < 0.3 ? 1 : 0)),
            new("other bit", Draw(0, u => u < 0.6 ? 1 : 0)),
            new("few", Draw(0, u => Math.Floor(4 * u))),
            new("many", Draw(0, u => Math.Floor(30 * u))),
            new("heavy tail", Draw(0, u => Math.Floor(1 / Math.Sqrt(u)))),
            new("heavy tail, at times missing", Draw(0.2, u => Math.Floor(1 / Math.Sqrt(u)))),
            .. Enumerable.Range(0, others).Select(k => new ForestColumn($"other {k}", Draw(0, u => Math.Floor(3 * u)))),
        ];
        bool[] labels = [.. Enumerable.Range(0, rows).Select(i => random.NextDouble() < 0.3 + (0.3 * columns[0].Values[i]) + (0.1 * columns[2].Values[i]))];
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 2, MinNode = 1, FeaturesPerSplit = 2 + (others / 4) }, new Seed((ulong)seed));
        int[] strata = [.. Enumerable.Range(0, rows).Select(i => i % strataCount)];
        var importance = PermutationImportance.Compute(
            forest, matrix, labels, new PermutationImportanceOptions { Strata = strataCount == 1 ? null : strata });
        var oracle = new ExpectedImportance(forest, matrix, labels, strata);
        for (var j = 0; j < Math.Min(matrix.ColumnCount, 20); j++)
        {
            Assert.Equal((oracle.IncreaseOf(0, j) + oracle.IncreaseOf(1, j)) / 2, importance.Values[j], 1e-12);
        }
    }

    /// <summary>A tree with more tests than a piece, and more rows out of bag than a chunk holds, at a test and its children too.
    /// Every tenth row is much like the others of them, and unlike the rest, so that there are leaves above the lowest pieces.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Equals_the_expectation_over_all_codes_in_a_large_table(int strataCount)
    {
        const int rows = 190_000;
        var (columns, labels) = PlantedTable.Create(rows);
        for (var i = 0; i < rows; i++)
        {
            columns[2].Values[i] = Math.Round(columns[2].Values[i]); // fewer codes to try
            columns[3].Values[i] = Math.Round(4 * columns[3].Values[i]);
            if (i % 10 == 0)
            {
                foreach (var column in columns.Skip(1))
                {
                    column.Values[i] = column == columns[3] ? 100 : 0;
                }

                labels[i] = i % 200 != 0;
            }
        }

        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 1, MinNode = 5, FeaturesPerSplit = 6 }, new Seed(9));
        var nodes = forest.Trees[0].Nodes;
        Assert.Contains(nodes.Index(), n => !n.Item.IsLeaf && n.Item.Right - n.Index > 2 * (TreePieces.MostTests + 1) && nodes[n.Item.Right].IsLeaf);
        int[] strata = [.. Enumerable.Range(0, rows).Select(i => i % strataCount)];
        var importance = PermutationImportance.Compute(
            forest, matrix, labels, new PermutationImportanceOptions { Strata = strataCount == 1 ? null : strata });
        var oracle = new ExpectedImportance(forest, matrix, labels, strata);
        for (var j = 0; j < matrix.ColumnCount; j++)
        {
            Assert.Equal(oracle.IncreaseOf(0, j), importance.Values[j], 1e-12);
        }
    }

    [Theory]
    [InlineData(ForestLoss.Brier, false)]
    [InlineData(ForestLoss.LogLoss, true)]
    public void Lies_within_the_error_of_the_mean_of_1000_shuffles(ForestLoss loss, bool stratified)
    {
        var (columns, labels) = PlantedTable.Create(240);
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 3, MinNode = 3 }, new Seed(9));
        int[]? strata = stratified ? [.. Enumerable.Range(0, 240).Select(i => i % 3)] : null;
        var exact = PermutationImportance.Compute(
            forest, matrix, labels, new PermutationImportanceOptions { Loss = loss, Strata = strata, MinStratum = 0 });
        var shuffled = new ShuffledImportance(forest, matrix, labels, strata ?? new int[240], loss, new Seed(10));
        for (var j = 0; j < matrix.ColumnCount; j++)
        {
            var (mean, error) = shuffled.Of(j, shuffles: 1000);
            Assert.InRange((exact.Values[j] - mean) / error, -4, 4);
        }
    }

    [Fact]
    public void Small_strata_are_pooled_and_their_share_is_told()
    {
        var (columns, labels) = PlantedTable.Create(1000);
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 5 }, new Seed(9));
        // Expecting 20 rows out of bag takes 20 / 0.368 = 54.4 rows: 30 and 40 are pooled, 100 and 830 stay.
        int[] strata = [.. Enumerable.Range(0, 1000).Select(i => i < 30 ? 9 : i < 70 ? 5 : i < 170 ? 7 : 1)];
        var options = new PermutationImportanceOptions { Strata = strata };
        var pooled = PermutationImportance.Compute(forest, matrix, labels, options);
        Assert.Equal(0.07, pooled.PooledShare, 1e-12);
        int[] byHand = [.. strata.Select(s => s is 9 or 5 ? -1 : s)];
        Assert.Equal(PermutationImportance.Compute(forest, matrix, labels, options with { Strata = byHand }).Values, pooled.Values);
    }

    [Fact]
    public void A_column_that_only_marks_the_stratum_has_no_importance_within_it()
    {
        var (columns, labels) = PlantedTable.Create(600);
        columns.Add(columns[0] with { Name = "copy" });
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 50 }, new Seed(9));
        int[] strata = [.. columns[0].Values.Select(v => (int)v)];
        var within = PermutationImportance.Compute(forest, matrix, labels, new PermutationImportanceOptions { Strata = strata });
        Assert.Equal(0, within.Values[0], 1e-15);
        Assert.Equal(0, within.Values[^1], 1e-15);
        Assert.True(within.Values[1] > 0.005);
    }

    [Fact]
    public void A_forest_without_out_of_bag_rows_is_refused()
    {
        var (columns, labels) = PlantedTable.Create(100);
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 2, Resampling = Resampling.None }, new Seed(9));
        Assert.Throws<InvalidOperationException>(() => PermutationImportance.Compute(forest, matrix, labels));
    }

    private static bool RepeatsAColumn(Trees.Tree tree, int index, HashSet<int> above)
    {
        var node = tree.Nodes[index];
        return !node.IsLeaf
            && (above.Contains(node.Column)
                || RepeatsAColumn(tree, index + 1, [.. above, node.Column])
                || RepeatsAColumn(tree, node.Right, [.. above, node.Column]));
    }
}
