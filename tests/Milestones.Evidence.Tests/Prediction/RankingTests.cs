using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Prediction;

/// <summary>How certain the ranking is, on a table with a strong feature, a copy of it and noise.</summary>
public sealed class RankingTests
{
    private static readonly UsageTable Table = Planted(3_000, seed: 5);

    private static readonly ForestSettings Settings = new() { Trees = 100, ShadowRefits = 6, StabilityRefits = 12, RefitTrees = 30 };

    private static readonly Lazy<StudyEvidence> Evidence = new(() => Run(Settings));

    [Fact]
    public void Ranks_have_intervals_among_the_features_only()
    {
        var features = Evidence.Value.Features;

        Assert.All(features, feature =>
        {
            var rank = feature.RankStability!.Rank;
            Assert.InRange(rank.Interval.Lower, 1, rank.Value);
            Assert.InRange(rank.Interval.Upper, rank.Value, features.Count);
        });
        Assert.Equal(1, Find("strong").RankStability!.Rank.Interval.Lower);
        Assert.True(Find("strong").RankStability!.Rank.Interval.Upper < Find("noise_1").RankStability!.Rank.Interval.Upper);
        Assert.Equal(1, Find("strong").RankStability!.SelectionFrequency);
        Assert.Equal(12 * Evidence.Value.Forest.Stability!.Selected, 12 * features.Sum(feature => feature.RankStability!.SelectionFrequency), 1e-9);
    }

    [Fact]
    public void What_matters_is_above_every_shuffled_copy_and_noise_is_not()
    {
        Assert.Equal(1, Find("strong").ShareAboveShadows);
        Assert.All(Evidence.Value.Features.Where(feature => feature.Feature.Name.StartsWith("noise", StringComparison.Ordinal)), feature =>
            Assert.InRange(feature.ShareAboveShadows, 0, 0.5));
        Assert.Equal((6, 30), (Evidence.Value.Forest.Shadows!.Refits, Evidence.Value.Forest.Shadows.Trees));
        Assert.InRange(Evidence.Value.Forest.Shadows.Line, 0, Find("strong").Importance);
    }

    [Fact]
    public void A_copy_is_told_from_its_source_by_forest_and_test_alike()
    {
        var cluster = Assert.Single(Evidence.Value.Forest.Clusters);

        Assert.Equal(["strong", "copy"], cluster.Members.Select(member => member.Feature));
        Assert.Equal("strong", cluster.Member("copy").CopyOf);
        Assert.Null(cluster.Member("strong").CopyOf);
        Assert.InRange(cluster.JointImportance, Find("copy").Importance, 2 * (Find("strong").Importance + Find("copy").Importance));
        Assert.True(cluster.Member("strong").BeyondPartners > cluster.Member("copy").BeyondPartners);
        Assert.Equal((Verdict.RedundantWith, "strong"), (Find("copy").Verdict, Find("copy").RedundantWith));
        Assert.Equal(cluster.Member("copy").BeyondPartners, Find("copy").Partners.Single().ImportanceBeyond);
        Assert.Same(cluster, Find("copy").Cluster);
    }

    [Fact]
    public void None_of_it_changes_the_ranking_or_a_verdict()
    {
        var without = Run(Settings with { ShadowRefits = 0, StabilityRefits = 0, ClusterShuffles = 0 });

        Assert.Equal(
            Evidence.Value.Features.Select(feature => (feature.Rank, feature.Importance, feature.Verdict)),
            without.Features.Select(feature => (feature.Rank, feature.Importance, feature.Verdict)));
    }

    [Fact]
    public void What_is_switched_off_is_not_measured_and_the_findings_say_so()
    {
        var without = Run(Settings with { ShadowRefits = 0, StabilityRefits = 0, ClusterShuffles = 0 });

        Assert.Null(without.Forest.Shadows);
        Assert.Null(without.Forest.Stability);
        Assert.All(without.Features, feature => Assert.Null(feature.RankStability));
        Assert.All(without.Features, feature => Assert.Equal(double.NaN, feature.ShareAboveShadows));
        Assert.Equal(double.NaN, Assert.Single(without.Forest.Clusters).JointImportance);
        string[] codes = ["ranks-without-interval", "no-shadow-line", "clusters-without-importance"];
        Assert.Equal(codes, without.Findings.Select(finding => finding.Code).Where(codes.Contains));
    }

    [Fact]
    public void Too_few_customers_of_an_outcome_have_no_rank_interval_and_the_finding_says_why()
    {
        var outcome = Enumerable.Range(0, 400).Select(i => i % 11 == 0).ToArray(); // 37 retained
        var table = new TableBuilder(outcome)
            .With("a", [.. outcome.Select((_, i) => i % 3 == 0)])
            .With("b", [.. outcome.Select((_, i) => i % 5 == 0)])
            .Build();

        var evidence = EvidenceAnalysis.Run(
            table, TableBuilder.StudyOf(table) with { Forest = Settings }, new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });

        Assert.Null(evidence.Forest.Stability);
        Assert.Contains(evidence.Findings, finding => finding.Code is "ranks-without-interval" && finding.Message.Contains("40 training customers", StringComparison.Ordinal));
    }

    private static FeatureEvidence Find(string name) => Evidence.Value.Features.Single(feature => feature.Feature.Name.Equals(name, StringComparison.Ordinal));

    private static StudyEvidence Run(ForestSettings settings) => EvidenceAnalysis.Run(
        Table, TableBuilder.StudyOf(Table) with { Forest = settings }, new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });

    private static UsageTable Planted(int customers, ulong seed)
    {
        var random = new Seed(seed).CreateRandom();
        var premium = Draw(_ => random.NextBoolean(0.3));
        var strong = Draw(_ => random.NextBoolean(0.4));
        var outcome = Draw(i => random.NextBoolean(0.35 + (strong[i] ? 0.35 : 0) + (premium[i] ? 0.1 : 0)));
        var table = new TableBuilder(outcome)
            .With("strong", strong)
            .With("copy", Draw(i => random.NextBoolean(0.1) ? !strong[i] : strong[i]));
        for (var i = 1; i <= 6; i++)
        {
            table = table.With($"noise_{i}", Draw(_ => random.NextBoolean(0.4)));
        }

        return table.WithContext("plan", ["free", "premium"], Array.ConvertAll(premium, yes => yes ? 1 : 0)).Build();

        T[] Draw<T>(Func<int, T> draw) => [.. Enumerable.Range(0, customers).Select(draw)];
    }
}
