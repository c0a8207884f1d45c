using Milestones.Forests.Clusters;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Clusters;

public class ClusterImportanceTests
{
    private const int Rows = 4000;

    /// <summary>A source of the label, a copy of it with one value in ten turned, two causes of the label that are correlated
    /// with each other, and noise.</summary>
    private static readonly (List<ForestColumn> Columns, bool[] Labels) Table = Create();

    [Fact]
    public void A_copy_is_told_from_its_source_and_correlated_causes_are_not_taken_for_copies()
    {
        var (matrix, forest) = Grow(Table.Columns);
        var clusters = ColumnClusters.Find(matrix, 0.4);
        Assert.Equal([[0, 1], [2, 3], [4]], clusters.Select(c => c.Members));
        var findings = ClusterImportance.Compute(forest, matrix, Table.Labels, clusters, new Seed(5));
        const double Noise = 0.0005;
        Assert.Equal(0, findings[0].Source);
        Assert.Null(findings[0].CopyOf(0, Noise));
        Assert.Equal(0, findings[0].CopyOf(1, Noise));
        Assert.Null(findings[1].CopyOf(0, Noise));
        Assert.Null(findings[1].CopyOf(1, Noise));
    }

    /// <summary>Own importances 0.1 and 0.2; the first leaves what is said, beyond the second.</summary>
    [Theory]
    [InlineData(0.0029, 0.1, true)] // 2.9 % of its own importance
    [InlineData(0.0031, 0.1, false)]
    [InlineData(0.0029, 0.0059, false)] // neither says anything beyond the other
    [InlineData(0.0009, 0.0008, false)]
    public void A_copy_leaves_less_than_noise_or_a_negligible_share(double beyondSecond, double beyondFirst, bool isCopy)
    {
        var finding = new ClusterFinding
        {
            Cluster = new ColumnCluster([3, 7], 0.8), Joint = 0.25, JointStandardError = 0.01, Own = [0.1, 0.2], Beyond = [[0.1, beyondSecond], [beyondFirst, 0.2]],
        };
        Assert.Equal(isCopy ? 7 : null, finding.CopyOf(0, noise: 0.001));
        Assert.Null(finding.CopyOf(0, noise: 0.0001, negligible: 0));
    }

    [Fact]
    public void Joint_importance_is_that_of_the_source_in_a_forest_that_has_no_copy()
    {
        var (matrix, forest) = Grow([.. Table.Columns.Where((_, j) => j != 1), Table.Columns[0] with { Name = "the same again" }]);
        var joint = ClusterImportance.Compute(forest, matrix, Table.Labels, [new ColumnCluster([0, 4], 1)], new Seed(5))[0];
        var (alone, without) = Grow([.. Table.Columns.Where((_, j) => j != 1)]);
        var importance = PermutationImportance.Compute(without, alone, Table.Labels).Values[0];
        Assert.Equal(importance, joint.Joint, 0.1 * importance);
        Assert.All(joint.Own, own => Assert.True(own < 0.8 * importance));
        Assert.All(joint.BeyondPartners, beyond => Assert.Equal(0, beyond, 1e-15));
    }

    [Fact]
    public void Joint_importance_of_one_column_is_its_importance_within_the_error_of_the_shuffles()
    {
        var (matrix, forest) = Grow(Table.Columns);
        var exact = PermutationImportance.Compute(forest, matrix, Table.Labels).Values;
        var (joint, errors) = JointShuffle.Run(
            forest, matrix, Table.Labels, [.. Enumerable.Range(0, 5).Select(j => (int[])[j])], new Seed(6), new ClusterImportanceOptions(), ForestRun.Default);
        for (var j = 0; j < 5; j++)
        {
            Assert.InRange((joint[j] - exact[j]) / errors[j], -3, 3);
        }
    }

    [Fact]
    public void Beyond_a_binary_partner_is_the_importance_within_its_values()
    {
        var (matrix, forest) = Grow(Table.Columns);
        var finding = ClusterImportance.Compute(forest, matrix, Table.Labels, [new ColumnCluster([0, 1], 0.8)], new Seed(5))[0];
        var within = PermutationImportance.Compute(
            forest, matrix, Table.Labels, new PermutationImportanceOptions { Strata = [.. Table.Columns[1].Values.Select(v => (int)v)] });
        Assert.Equal(within.Values[0], finding.Beyond[0][1], 1e-15);
    }

    private static (BinnedMatrix Matrix, RandomForest Forest) Grow(List<ForestColumn> columns)
    {
        var matrix = BinnedMatrix.Create(columns);
        return (matrix, RandomForestTrainer.Train(matrix, Table.Labels, new RandomForestOptions { Trees = 120, FeaturesPerSplit = 2 }, new Seed(4)));
    }

    private static (List<ForestColumn> Columns, bool[] Labels) Create()
    {
        var random = new Seed(1).CreateRandom();
        var values = new double[5][];
        for (var j = 0; j < 5; j++)
        {
            values[j] = new double[Rows];
        }

        var labels = new bool[Rows];
        for (var i = 0; i < Rows; i++)
        {
            var source = random.NextBoolean(0.4) ? 1 : 0;
            var (shared, own2, own3) = (random.NextNormal(), random.NextNormal(), random.NextNormal());
            values[0][i] = source;
            values[1][i] = random.NextBoolean(0.1) ? 1 - source : source;
            values[2][i] = shared + own2;
            values[3][i] = shared + own3;
            values[4][i] = random.NextNormal();
            var logit = -0.6 + (1.6 * source) + (0.6 * values[2][i]) + (0.6 * values[3][i]);
            labels[i] = random.NextBoolean(1 / (1 + Math.Exp(-logit)));
        }

        return ([.. values.Select((v, j) => new ForestColumn($"x{j}", v))], labels);
    }
}
