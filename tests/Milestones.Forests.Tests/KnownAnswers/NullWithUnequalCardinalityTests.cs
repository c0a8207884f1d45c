using Milestones.Numerics;

namespace Milestones.Forests.Tests.KnownAnswers;

/// <summary>
/// Strobl, Boulesteix, Zeileis and Hothorn, "Bias in random forest variable importance measures" (2007): no column has
/// anything to do with the label, but they differ in their number of distinct values. Gini importance grows with that
/// number; permutation importance centres on 0 for each of them.
/// </summary>
public class NullWithUnequalCardinalityTests
{
    private static readonly int[] Cardinalities = [2, 4, 10, 20, 0]; // 0: continuous

    [Fact]
    public void Gini_prefers_many_values_and_permutation_does_not()
    {
        const int Tables = 200;
        var gini = new double[Cardinalities.Length];
        var permutation = new double[Tables][];
        for (var t = 0; t < Tables; t++)
        {
            var random = new Seed(1).For("null", t).CreateRandom();
            var columns = Cardinalities.Select((k, j) => new ForestColumn(
                $"x{j}", [.. Enumerable.Range(0, 150).Select(_ => k == 0 ? random.NextNormal() : random.NextInt32(k))])).ToList();
            bool[] labels = [.. Enumerable.Range(0, 150).Select(_ => random.NextBoolean(0.5))];
            var matrix = BinnedMatrix.Create(columns);
            var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = 50 }, new Seed((ulong)t));
            permutation[t] = PermutationImportance.Compute(forest, matrix, labels).Values;
            var impurity = ImpurityImportance.Compute(forest);
            for (var j = 0; j < gini.Length; j++)
            {
                gini[j] += impurity[j] / Tables;
            }
        }

        Assert.Equal(gini.Order(), gini); // ascending with the cardinality
        Assert.True(gini[^1] > 3 * gini[0]);
        for (var j = 0; j < gini.Length; j++)
        {
            var mean = permutation.Average(p => p[j]);
            var error = Math.Sqrt(permutation.Sum(p => (p[j] - mean) * (p[j] - mean)) / (Tables - 1) / Tables);
            Assert.InRange(mean / error, -3.3, 3.3); // 5 columns at p < 0.001
        }
    }
}
