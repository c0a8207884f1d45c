using Milestones.Numerics;

namespace Milestones.Forests.Tests;

public class RandomForestTests
{
    [Fact]
    public void Out_of_bag_predictions_come_from_the_trees_that_did_not_see_the_row()
    {
        var (columns, labels) = PlantedTable.Create(300);
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 8 }, new Seed(2));
        var (sums, trees) = (new double[300], new int[300]);
        for (var t = 0; t < forest.TreeCount; t++)
        {
            var counts = new byte[300];
            forest.InBag.Draw(t, counts, new byte[300]);
            for (var i = 0; i < 300; i++)
            {
                if (counts[i] == 0)
                {
                    sums[i] += LeafProbability(forest, matrix, t, i);
                    trees[i]++;
                }
            }
        }

        var predicted = forest.PredictOutOfBag();
        Assert.Contains(double.NaN, predicted); // 0.632⁸ of 300 rows are in every bag
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(trees[i] == 0 ? double.NaN : sums[i] / trees[i], predicted[i], 1e-11);
        }
    }

    [Fact]
    public void A_prediction_is_the_mean_of_the_leaves()
    {
        var (columns, labels) = PlantedTable.Create(300);
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 20 }, new Seed(2));
        var predicted = forest.Predict(matrix);
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(Enumerable.Range(0, 20).Average(t => LeafProbability(forest, matrix, t, i)), predicted[i], 1e-11);
            Assert.Equal(predicted[i], forest.Predict([.. columns.Select(c => c.Values[i])]), 1e-11);
        }
    }

    /// <summary>Rows with a missing value, where training had them and where it had none.</summary>
    [Fact]
    public void New_rows_may_be_missing_where_no_training_row_was()
    {
        var (columns, labels) = PlantedTable.Create(300);
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 20 }, new Seed(2));
        var holes = columns.Select((c, j) => c with { Values = [.. c.Values.Select((v, i) => (i + j) % 3 == 0 ? double.NaN : v)] }).ToList();
        var predicted = forest.Predict(matrix.CreateLike(holes));
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(forest.Predict([.. holes.Select(c => c.Values[i])]), predicted[i], 1e-11);
        }
    }

    [Fact]
    public void Missing_goes_where_it_fits_best()
    {
        // The label is positive for high values and for missing ones, so missing must go right; or with the low ones, left.
        foreach (var missingLikeHigh in (bool[])[true, false])
        {
            double[] values = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? double.NaN : i)];
            bool[] labels = [.. values.Select(v => double.IsNaN(v) ? missingLikeHigh : v >= 150)];
            var matrix = BinnedMatrix.Create([new ForestColumn("x", values)]);
            var options = new RandomForestOptions { Trees = 1, MaxDepth = 1, Resampling = Resampling.None };
            var root = RandomForestTrainer.Train(matrix, labels, options, new Seed(1)).Trees[0].Nodes[0];
            Assert.Equal(missingLikeHigh, root.MissingGoesRight);
            Assert.Equal(matrix.CodeOf(149, 0), root.LastLeft);
        }
    }

    [Fact]
    public void A_matrix_with_other_bins_is_refused()
    {
        var (columns, labels) = PlantedTable.Create(100);
        var forest = RandomForestTrainer.Train(BinnedMatrix.Create(columns), labels, new RandomForestOptions { Trees = 2 }, new Seed(2));
        var other = BinnedMatrix.Create(PlantedTable.Create(100, seed: 2).Columns);
        Assert.Throws<ArgumentException>(() => forest.Predict(other));
    }

    private static double LeafProbability(RandomForest forest, BinnedMatrix matrix, int tree, int row) =>
        forest.Trees[tree].Leaves[forest.Trees[tree].LeafOf([.. Enumerable.Range(0, matrix.ColumnCount).Select(j => matrix.CodeOf(row, j))])].Probability;
}
