using Milestones.Forests.Clusters;
using Milestones.Forests.Shadows;
using Milestones.Forests.Shuffling;
using Milestones.Forests.Stability;
using Milestones.Numerics;

namespace Milestones.Forests.Tests;

/// <summary>What every importance owes to those who wait for it: progress, an end when asked for one, and the same numbers on
/// any number of threads.</summary>
public class ImportanceRunTests
{
    private static readonly (List<ForestColumn> Columns, bool[] Labels) Table = PlantedTable.Create(400);
    private static readonly BinnedMatrix Matrix = BinnedMatrix.Create(Table.Columns);
    private static readonly RandomForestOptions Small = new() { Trees = 20 };
    private static readonly RandomForest Forest = RandomForestTrainer.Train(Matrix, Table.Labels, Small, new Seed(1));
    private static readonly ColumnCluster[] Clusters = [new([0, 1, 4], 0.5), new([2, 3], 0.5), new([5], 1)];

    public static TheoryData<string> Names => [.. Works.Keys];

    private static Dictionary<string, Func<ForestRun, IEnumerable<double>>> Works { get; } = new(StringComparer.Ordinal)
    {
        ["permutation"] = run => PermutationImportance.Compute(Forest, Matrix, Table.Labels, null, run).Values,
        ["within strata"] = run => PermutationImportance.Compute(
            Forest, Matrix, Table.Labels, new PermutationImportanceOptions { Strata = [.. Enumerable.Range(0, 400).Select(i => i % 3)], Loss = ForestLoss.LogLoss }, run).Values,
        ["auc"] = run => AucImportance.Compute(Forest, Matrix, Table.Labels, new Seed(2), null, run).Values,
        ["cluster search"] = run => ColumnClusters.Find(Matrix, 0.1, run).Select(c => c.MeanCorrelation),
        ["clusters"] = run => ClusterImportance.Compute(Forest, Matrix, Table.Labels, Clusters, new Seed(2), null, run)
            .SelectMany(f => f.Beyond.SelectMany(b => b).Append(f.Joint)),
        ["shadows"] = run => ShadowLine.Find(Matrix, Table.Labels, new Seed(2), new ShadowOptions { Refits = 3, Forest = Small }, run).Maxima,
        ["stability"] = run => ImportanceStability.Measure(Matrix, Table.Labels, new Seed(2), new StabilityOptions { Subsamples = 3, Forest = Small }, run).Ranks.Select(r => r.Value),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Progress_never_falls_and_ends_at_1(string name)
    {
        var shares = new List<double>();
        _ = Works[name](new ForestRun { Threads = 1, Progress = new Told(shares.Add) }).ToList();
        Assert.Equal(shares.Order(), shares);
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(1, shares[^1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_that_is_cancelled_ends_and_the_next_is_as_if_it_had_not_been(string name)
    {
        var undisturbed = Works[name](ForestRun.Default).ToList();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Works[name](new ForestRun { Threads = 2, Cancellation = cancellation.Token }).ToList());
        Assert.Equal(undisturbed, Works[name](ForestRun.Default));
    }

    /// <summary>Cancelled at the first sign of progress; the search for clusters is over too soon for that.</summary>
    [Theory]
    [InlineData("permutation")]
    [InlineData("within strata")]
    [InlineData("clusters")]
    [InlineData("shadows")]
    [InlineData("stability")]
    public void A_run_can_be_cancelled_half_way(string name)
    {
        using var cancellation = new CancellationTokenSource();
        var run = new ForestRun { Threads = 1, Progress = new Told(_ => cancellation.Cancel()), Cancellation = cancellation.Token };
        Assert.ThrowsAny<OperationCanceledException>(() => Works[name](run).ToList());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_thread_finds_the_same_as_two_or_seven(string name)
    {
        var one = Works[name](new ForestRun { Threads = 1 }).ToList();
        Assert.Equal(one, Works[name](new ForestRun { Threads = 2 }));
        Assert.Equal(one, Works[name](new ForestRun { Threads = 7 }));
    }

    private sealed class Told(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }
}
