using Milestones.Numerics;

namespace Milestones.Forests.Tests;

public sealed class RandomForestEngineTests
{
    [Fact]
    public void The_engine_says_what_trainer_and_importance_say()
    {
        var random = new Seed(5).CreateRandom();
        var signal = Enumerable.Range(0, 300).Select(_ => random.NextDouble()).ToArray();
        ForestColumn[] columns = [new("signal", signal), new("noise", [.. signal.Select(_ => random.NextDouble())])];
        var labels = Array.ConvertAll(signal, x => x + (0.3 * random.NextDouble()) > 0.6);
        int[] strata = [.. signal.Select((_, row) => row % 3)];
        var options = new RandomForestOptions { Trees = 30 };

        IForestModel model = new RandomForestEngine().Train(columns, labels, options, new Seed(6));

        var matrix = BinnedMatrix.Create(columns);
        var forest = RandomForestTrainer.Train(matrix, labels, options, new Seed(6));
        Assert.Equal(30, model.Trees);
        Assert.Equal(forest.PredictOutOfBag(), model.PredictUnseen());
        Assert.Equal(forest.Predict(matrix), model.Predict(columns));
        Assert.Equal(PermutationImportance.Compute(forest, matrix, labels).Values, model.MeasureImportance().Values);
        Assert.Equal(
            PermutationImportance.Compute(forest, matrix, labels, new PermutationImportanceOptions { Strata = strata, MinStratum = 5 }).Values,
            model.MeasureImportanceWithin(strata, 5)!.Values);
        Assert.Equal(ImpurityImportance.Compute(forest), model.MeasureImpurity());
        Assert.True(model.MeasureImportance().Values[0] > 10 * Math.Abs(model.MeasureImportance().Values[1]));
    }
}
