using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage.Sample;
using Milestones.Workbench.Recovery;

namespace Milestones.Workbench.Tests.Recovery;

public sealed class PlantedRecoveryTests
{
    private static readonly RecoveryOptions Small = new() { Studies = 2, Customers = 800, TruthCustomers = 20_000, Trees = 30 };

    private static readonly Lazy<RecoveryResult> Result = new(() => PlantedRecovery.Run(Small));

    [Fact]
    public void Defaults_are_as_documented()
    {
        var options = new RecoveryOptions();
        Assert.Equal(5, options.Studies);
        Assert.Equal(4_000, options.Customers);
        Assert.Equal(1_001ul, options.FirstSeed);
        Assert.Equal(200_000, options.TruthCustomers);
        Assert.Equal(200, options.Trees);
    }

    [Fact]
    public void Every_feature_of_every_study_is_judged_and_counted_once()
    {
        var planted = PlantedTruth.For(new SampleOptions()).Features;
        Assert.Equal(2 * planted.Count, Result.Value.Features.Count);
        var rows = Result.Value.Verdicts().Table.Rows;
        Assert.Equal(planted.Select(feature => feature.Role).Distinct().Count(), rows.Count);
        Assert.Equal(2 * planted.Count, rows.Sum(row => row[1].Number));
        Assert.Equal(Result.Value.Features.Count(feature => feature.Verdict == Verdict.Kept), rows.Sum(row => row[2].Number));
    }

    [Fact]
    public void The_same_options_give_the_same_result() =>
        Assert.Equal(Result.Value.Features, PlantedRecovery.Run(Small, cancellation: TestContext.Current.CancellationToken).Features);

    [Fact]
    public void Coverage_counts_the_intervals_that_hold_the_truth()
    {
        RecoveredFeature Feature(double truth, bool comparable = true) => new(
            "f", PlantedRole.Causal, Verdict.Kept, truth, new Estimate(0.1, new ConfidenceInterval(0.05, 0.15)), comparable);
        var result = new RecoveryResult(Small, [Feature(0.05), Feature(0.12), Feature(0.2), Feature(0.3, comparable: false)]);
        Assert.Equal(new Proportion(2, 3), result.Coverage);
        Assert.Equal(["causal", "3", "66.7 %", "10.0"], result.Intervals().Table.Rows.Single().Select(cell => cell.Text));
        Assert.StartsWith("2 studies of 800 customers: 2 of 3 intervals cover the truth, 66.7 %", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PlantedRecovery.Run(Small, cancellation: cancelled.Token));
    }
}
