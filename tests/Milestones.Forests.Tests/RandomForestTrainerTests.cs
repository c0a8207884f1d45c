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
            var many = RandomForestTrainer.Train(matrix, labels, Small, new Seed(7), new ForestRun { Threads = threads });
            Assert.Equal(one.Trees.SelectMany(t => t.Nodes), many.Trees.SelectMany(t => t.Nodes));
            Assert.Equal(one.PredictOutOfBag(new ForestRun { Threads = 1 }), many.PredictOutOfBag(new ForestRun { Threads = threads }));
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
}
