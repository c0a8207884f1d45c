using Milestones.Numerics;

namespace Milestones.Forests.Tests.Peers;

/// <summary>
/// On real tables that the forest can predict, our forest is to ranger as ranger at one seed is to itself at another: the
/// importances rank the columns alike, and the AUC out of bag is the same.
/// </summary>
public class RangerTests
{
    private const double Slack = 0.02;

    [Theory]
    [InlineData("telco")]
    [InlineData("oulad")]
    public void Importances_rank_the_columns_as_ranger_does_and_the_auc_is_the_same(string name)
    {
        var (columns, labels) = RealTable.Read(name);
        var (theirs, rangerAuc) = Ranger.Run(columns, labels);
        var matrix = BinnedMatrix.Create(columns);
        var forests = Enumerable.Range(1, 3).Select(seed => RandomForestTrainer.Train(matrix, labels, new RandomForestOptions(), new Seed((ulong)seed))).ToList();

        var auc = RocAuc.Estimate(labels, forests[0].PredictOutOfBag());
        Assert.True(auc.Value >= 0.55 && auc.Interval.Lower > 0.5, "importances of a forest that cannot predict are not to be compared");
        Assert.InRange(auc.Value, rangerAuc - 0.003, 1);
        AssertAgree(theirs["permutation"], forests.Select(forest => PermutationImportance.Compute(forest, matrix, labels).Values));
        AssertAgree(theirs["impurity"], forests.Select(ImpurityImportance.Compute));
    }

    private static void AssertAgree(IEnumerable<double[]> theirs, IEnumerable<double[]> ours)
    {
        var ranger = theirs.ToList();
        var amongThemselves = new[] { (0, 1), (0, 2), (1, 2) }.Average(pair => Correlation.Spearman(ranger[pair.Item1], ranger[pair.Item2]));
        var withUs = ours.SelectMany(_ => ranger, (our, their) => Correlation.Spearman(our, their)).Average();
        Assert.InRange(withUs, amongThemselves - Slack, 1);
    }
}
