using Milestones.Forests.Shuffling;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Shuffling;

public class AucImportanceTests
{
    [Fact]
    public void Equals_predicting_every_row_anew_after_the_same_shuffles()
    {
        const int Rows = 250;
        var (columns, labels) = PlantedTable.Create(Rows);
        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 25, MinNode = 5 }, new Seed(2));
        var found = AucImportance.Compute(forest, matrix, labels, new Seed(8), new AucImportanceOptions { Shuffles = 3 });
        Assert.True(found.IsMonteCarlo);
        var auc = RocAuc.Estimate(labels, forest.PredictOutOfBag()).Value;
        for (var j = 0; j < 6; j++)
        {
            var after = Enumerable.Range(0, 3).Select(s =>
            {
                var random = new Seed(8).For("auc shuffle", (j * 3) + s).CreateRandom();
                var donors = Donors.Shuffle(matrix, [j], [.. Enumerable.Range(0, Rows)], random);
                return RocAuc.Estimate(labels, Predict(forest, matrix, j, donors)).Value;
            }).ToArray();
            Assert.Equal(auc - after.Average(), found.Values[j], 1e-9);
            var variance = after.Sum(a => (a - after.Average()) * (a - after.Average())) / 2;
            Assert.Equal(Math.Sqrt(variance / 3), found.StandardErrors[j], 1e-9);
        }
    }

    [Fact]
    public void Donors_are_a_permutation_of_the_rows_that_have_a_value()
    {
        var (columns, _) = PlantedTable.Create(100);
        var matrix = BinnedMatrix.Create(columns);
        var donors = Donors.Shuffle(matrix, [2, 3], [.. Enumerable.Range(0, 100)], new Seed(1).CreateRandom());
        int[] takePart = [.. Enumerable.Range(0, 100).Where(i => matrix.CodeOf(i, 2) != 0)];
        Assert.Equal(takePart, takePart.Select(i => donors[i]).Order());
        Assert.All(Enumerable.Range(0, 100).Except(takePart), i => Assert.Equal(-1, donors[i]));
    }

    private static double[] Predict(RandomForest forest, BinnedMatrix matrix, int column, int[] donors)
    {
        var (sums, trees) = (new long[matrix.RowCount], new int[matrix.RowCount]); // whole units, as equal means are ties
        for (var t = 0; t < forest.TreeCount; t++)
        {
            var counts = new byte[matrix.RowCount];
            forest.InBag.Draw(t, counts, new byte[matrix.RowCount]);
            foreach (var i in Enumerable.Range(0, matrix.RowCount).Where(i => counts[i] == 0))
            {
                byte[] codes = [.. Enumerable.Range(0, matrix.ColumnCount).Select(j => matrix.CodeOf(j == column && donors[i] >= 0 ? donors[i] : i, j))];
                sums[i] += forest.Trees[t].Leaves[forest.Trees[t].LeafOf(codes)].ProbabilityUnits;
                trees[i]++;
            }
        }

        return [.. sums.Zip(trees, (s, n) => (double)s / n)];
    }
}
