using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests;

public sealed class EvidenceAnalysisTests
{
    private static readonly UsageTable Table = Planted(4_000, seed: 11);

    private static readonly StudyEvidence Evidence = Run(Table, threads: 2);

    [Theory]
    [InlineData("helps", Verdict.Kept)]
    [InlineData("helps_from_5", Verdict.Kept)]
    [InlineData("premium_helps", Verdict.Kept)]
    [InlineData("harms", Verdict.Negative)]
    [InlineData("everyone", Verdict.Ubiquitous)]
    [InlineData("everyone_counts", Verdict.Ubiquitous)]
    [InlineData("hardly_anyone", Verdict.Niche)]
    [InlineData("nobody", Verdict.NotEnoughData)]
    [InlineData("premium_likes", Verdict.PlanProxy)]
    [InlineData("noise", Verdict.NotPredictive)]
    [InlineData("noise_counts", Verdict.NotPredictive)]
    public void What_was_planted_is_found(string feature, Verdict verdict)
        => Assert.Equal(verdict, Find(feature).Verdict);

    [Fact]
    public void A_planted_threshold_is_derived_and_adoption_goes_by_it()
    {
        var feature = Find("helps_from_5");

        Assert.True(feature.Threshold!.IsSupported);
        Assert.True(feature.Threshold.Derived!.Interval.Contains(5), feature.Threshold.Derived.Interval.ToString());
        Assert.Equal(AdoptionBasis.Derived, feature.Adoption.Basis);
        Assert.Equal(feature.Prevalence.Successes, Adopters(feature, heldOut: false));
        Assert.True(feature.Prevalence.Value < feature.AnyUse.Value);
        Assert.True(feature.Threshold.Curve[0].Retained.Value < feature.Threshold.Curve[^1].Retained.Value);
    }

    [Fact]
    public void Numbers_speak_of_the_eligible_only()
    {
        var feature = Find("premium_helps");
        var eligible = Enumerable.Range(0, Table.RowCount).Count(row => !Table.HeldOut[row] && feature.Adopted[row] is not null);

        Assert.Equal(eligible, feature.Prevalence.Trials);
        Assert.Equal(eligible, feature.Training.Table.Total);
        Assert.Equal(0, feature.PrevalenceByPlan[0].Adopters.Trials);
    }

    [Fact]
    public void Effects_are_reported_again_on_the_customers_held_out()
        => Assert.All(Evidence.Features, feature =>
        {
            Assert.Equal(Adopters(feature, heldOut: true), feature.HoldOut!.Table.Exposed);
            Assert.Equal(Adopters(feature, heldOut: false), feature.Training.Table.Exposed);
        });

    [Fact]
    public void Ranks_follow_importance_and_planted_effects_lead()
    {
        Assert.Equal(
            Evidence.Features.Select(feature => feature.Rank),
            Evidence.Features.Select(feature => 1 + Evidence.Features.Count(other => other.Importance > feature.Importance)));
        Assert.True(Find("helps").Rank <= 3, $"rank {Find("helps").Rank}");
        Assert.True(Find("noise").Importance < Find("helps").Importance / 5);
    }

    [Fact]
    public void The_forest_is_judged_out_of_bag_and_held_out_beside_a_line()
    {
        var forest = Evidence.Forest;

        Assert.True(forest.HasSkill);
        Assert.InRange(forest.OutOfBag.Auc.Value, 0.6, 0.9);
        Assert.InRange(forest.HoldOut!.Auc.Value, 0.6, 0.9);
        Assert.InRange(forest.Logistic.CrossFitted.Value, 0.6, 0.9);
        Assert.Equal(3_000, forest.OutOfBag.Customers);
        Assert.Equal(1_000, forest.HoldOut.Customers);
        Assert.Equal(["plan"], forest.Context.Select(column => (object)column.Name));
    }

    [Fact]
    public void One_thread_and_many_give_the_same_evidence()
        => Assert.Equal(Digits(Run(Table, threads: 1)), Digits(Run(Table, threads: 5)));

    [Fact]
    public void A_stated_threshold_decides_and_the_derived_one_stands_beside_it()
    {
        var column = Table.Features.Single(column => column.Feature.Name is "helps_from_5");
        var stated = new TableBuilder([.. Table.Outcome])
            .With(column.Feature with { Threshold = 12 }, column.Values)
            .WithHoldOut([.. Table.HeldOut])
            .Build();

        var feature = Run(stated, threads: 2).Features[0];

        Assert.Equal(new AdoptionRule(12, AdoptionBasis.Catalog), feature.Adoption);
        Assert.False(feature.Threshold!.StatedIsOnPlateau);
        Assert.True(feature.Threshold.AtDerived!.RiskDifference.Value > feature.Training.RiskDifference.Value);
        Assert.Contains(feature.Reasons, reason => reason.Code is "stated-threshold-off-plateau");
    }

    [Fact]
    public void Features_without_anyone_eligible_or_without_variation_are_not_enough_data()
    {
        var outcome = Table.Outcome.ToArray();
        var table = new TableBuilder(outcome)
            .With(TableBuilder.Feature("nobody_may"), [.. outcome.Select(_ => double.NaN)])
            .With(TableBuilder.Feature("nobody_counts", Measure.Count), [.. outcome.Select(_ => double.NaN)])
            .With(TableBuilder.Feature("constant", Measure.Count), [.. outcome.Select(_ => 3.0)])
            .With(TableBuilder.Feature("constant_value", Measure.Value), [.. outcome.Select(_ => 3.0)])
            .With("everybody", [.. outcome.Select(_ => true)])
            .WithHoldOut([.. Table.HeldOut])
            .Build();

        var evidence = Run(table, threads: 2);

        Assert.All(evidence.Features, feature => Assert.Equal(Verdict.NotEnoughData, feature.Verdict));
        Assert.False(evidence.Forest.HasSkill);
    }

    [Fact]
    public void Without_a_hold_out_nothing_is_reported_of_one()
    {
        var table = new TableBuilder([.. Table.Outcome]).With("x", Array.ConvertAll(Table.Outcome.ToArray(), yes => yes)).Build();

        var evidence = Run(table, threads: 1);

        Assert.Null(evidence.Forest.HoldOut);
        Assert.Null(evidence.Forest.Logistic.HoldOut);
        Assert.Null(evidence.Features[0].HoldOut);
        Assert.Equal(Verdict.Leaking, evidence.Features[0].Verdict);
    }

    [Fact]
    public void One_class_only_is_refused()
    {
        var table = new TableBuilder(new bool[50]).With("x", new bool[50]).Build();

        var error = Assert.Throws<InputException>(() => Run(table, threads: 1));

        Assert.Contains("0 of 50 training customers are retained", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_run_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => EvidenceAnalysis.Run(Table, TableBuilder.StudyOf(Table), new AnalysisRun { Cancellation = source.Token }));
    }

    private static StudyEvidence Run(UsageTable table, int threads)
        => EvidenceAnalysis.Run(
            table,
            TableBuilder.StudyOf(table) with { Forest = new ForestSettings { Trees = 100, ShadowRefits = 4, StabilityRefits = 5, RefitTrees = 20 } },
            new AnalysisRun { Threads = threads, Cancellation = TestContext.Current.CancellationToken });

    private static FeatureEvidence Find(string name) => Evidence.Features.Single(feature => feature.Feature.Name.Equals(name, StringComparison.Ordinal));

    private static int Adopters(FeatureEvidence feature, bool heldOut)
        => Enumerable.Range(0, Table.RowCount).Count(row => Table.HeldOut[row] == heldOut && feature.Adopted[row] is true);

    /// <summary>Every number to the last bit.</summary>
    private static IEnumerable<object> Digits(StudyEvidence evidence)
        => evidence.Features.Select(feature => (object)string.Join(
            ' ', feature.Importance.ToString("R"), feature.ImpurityImportance.ToString("R"), feature.Training, feature.HoldOut,
            feature.TestResult, feature.AdjustedPValue.ToString("R"), feature.Threshold?.Derived, feature.Verdict,
            feature.RankStability, feature.ShareAboveShadows.ToString("R")))
            .Append(evidence.Forest.Shadows!.Line.ToString("R"))
            .Append(evidence.Forest.Stability!.ToString())
            .Append(string.Join(' ', evidence.Forest.Clusters.Select(cluster => $"{cluster.JointImportance:R} {cluster.JointStandardError:R}")))
            .Append(evidence.Forest.OutOfBag.Auc.Value.ToString("R"))
            .Append(evidence.Forest.Logistic.CrossFitted.Value.ToString("R"));

    /// <summary>Customers of two plans with a known truth; a quarter is held out.</summary>
    private static UsageTable Planted(int customers, ulong seed)
    {
        var random = new Seed(seed).CreateRandom();
        var premium = Draw(_ => random.NextBoolean(0.3));
        var helps = Draw(_ => random.NextBoolean(0.4));
        var harms = Draw(_ => random.NextBoolean(0.3));
        var premiumHelps = Draw(_ => random.NextBoolean(0.5));
        var counts = Draw(_ => Math.Floor(4 * Math.Exp(0.9 * random.NextNormal())));
        var outcome = Draw(i => random.NextBoolean(1 / (1 + Math.Exp(
            0.9 - (premium[i] ? 0.9 : 0) - (helps[i] ? 1.0 : 0) + (harms[i] ? 0.8 : 0)
            - (counts[i] >= 5 ? 1.0 : 0) - (premium[i] && premiumHelps[i] ? 1.2 : 0)))));
        return new TableBuilder(outcome)
            .With("helps", helps)
            .With(TableBuilder.Feature("helps_from_5", Measure.Count), counts)
            .With(TableBuilder.Feature("premium_helps"), Draw(i => !premium[i] ? double.NaN : premiumHelps[i] ? 1 : 0))
            .With("harms", harms)
            .With("everyone", Draw(_ => random.NextBoolean(0.96)))
            .With(TableBuilder.Feature("everyone_counts", Measure.Count), Draw(_ => Math.Floor(10 * Math.Exp(random.NextNormal()))))
            .With("hardly_anyone", Draw(_ => random.NextBoolean(0.02)))
            .With("nobody", new bool[customers])
            .With("premium_likes", Draw(i => random.NextBoolean(premium[i] ? 0.4 : 0.01)))
            .With("noise", Draw(_ => random.NextBoolean(0.4)))
            .With(TableBuilder.Feature("noise_counts", Measure.ActiveDays), Draw(_ => Math.Floor(2 * Math.Exp(random.NextNormal()))))
            .WithContext("plan", ["free", "premium"], Array.ConvertAll(premium, yes => yes ? 1 : 0))
            .WithHoldOut(Draw(i => i % 4 == 3))
            .Build();

        T[] Draw<T>(Func<int, T> draw) => [.. Enumerable.Range(0, customers).Select(draw)];
    }
}
