using Milestones.Evidence.Verdicts;
using Milestones.Numerics;
using Milestones.Usage;
using TestResult = Milestones.Numerics.TestResult;

namespace Milestones.Evidence.Tests.Verdicts;

public sealed class VerdictJudgeTests
{
    private static readonly FeatureMeasurements Healthy = TestEvidence.Healthy;

    /// <summary>Measurements, each of which brings one rule to apply, in the order of precedence.</summary>
    private static readonly (Verdict Verdict, string Code, Func<FeatureMeasurements, FeatureMeasurements> Spoil)[] Faults =
    [
        (Verdict.Leaking, "implausible-auc", feature => feature with { AloneAuc = TestEvidence.Around(0.98, 0.01) }),
        (Verdict.NotEnoughData, "small-group", feature => feature with { Prevalence = new Proportion(3, 1000) }),
        (Verdict.Niche, "adoption-below-band", feature => feature with { Prevalence = new Proportion(30, 1000) }),
        (Verdict.Ubiquitous, "adoption-above-band", feature => feature with { Prevalence = new Proportion(950, 1000) }),
        (Verdict.PlanProxy, "explained-by-plan", feature => feature with
        {
            PrevalenceByPlan = [new GroupPrevalence("free", new Proportion(4, 700)), new GroupPrevalence("pro", new Proportion(296, 300))],
            Training = TestEvidence.AssociationOf(raw: 0.1, adjusted: 0.01),
        }),
        (Verdict.NotPredictive, "test-does-not-reject", feature => feature with { AdjustedPValue = 0.3 }),
        (Verdict.Unstable, "cohorts-disagree", feature => feature with { Stability = Cohorts(p: 0.01, first: 0.12, second: -0.06) }),
        (Verdict.Negative, "retained-less", feature => feature with { Training = TestEvidence.AssociationOf(raw: -0.1, adjusted: -0.1) }),
    ];

    [Fact]
    public void A_feature_that_no_rule_takes_out_is_kept()
    {
        var judged = Judge(Healthy);

        Assert.Equal(Verdict.Kept, judged.Verdict);
        var reason = Assert.Single(judged.Reasons);
        Assert.Equal((ReasonRole.Decisive, "retained-more", 0.0004, 0.05), (reason.Role, reason.Code, reason.Number, reason.Limit));
        Assert.Contains("+8.0 points", reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_fault_alone_has_its_verdict_and_says_why()
        => Assert.All(Faults, fault =>
        {
            var judged = Judge(fault.Spoil(Healthy));
            Assert.Equal(fault.Verdict, judged.Verdict);
            Assert.Equal((ReasonRole.Decisive, fault.Code), (judged.Reasons[0].Role, judged.Reasons[0].Code));
        });

    [Fact]
    public void Of_several_faults_the_first_in_order_decides_and_the_others_are_told()
    {
        var spoilt = Fault(Verdict.Negative)(Fault(Verdict.NotPredictive)(Fault(Verdict.Niche)(Healthy)));

        var judged = Judge(spoilt);

        Assert.Equal(Verdict.Niche, judged.Verdict);
        Assert.Contains(judged.Reasons, reason => reason is { Role: ReasonRole.AlsoApplies, Verdict: Verdict.NotPredictive });
        Assert.Single(judged.Reasons, reason => reason.Role == ReasonRole.Decisive);
    }

    [Fact]
    public void The_rules_stand_in_the_order_of_the_verdicts()
    {
        var order = VerdictJudge.Rules.Select(rule => rule.Verdict).ToList();

        Assert.Equal(order.Order(), order);
        Assert.Equal(order.Distinct(), order);
        Assert.Equal(Verdict.Kept, order[^1]);
    }

    [Fact]
    public void Without_skill_nothing_is_kept_and_the_reason_says_so()
    {
        var report = TestEvidence.Skilled with { HasSkill = false };

        var judged = VerdictJudge.Judge(Healthy, new VerdictContext(new EvidenceRules(), report));

        Assert.Equal((Verdict.NotPredictive, "forest-without-skill"), (judged.Verdict, judged.Reasons[0].Code));
    }

    [Theory]
    [InlineData(48, Verdict.Niche, true)] // Wilson 3.6 % to 6.3 %
    [InlineData(30, Verdict.Niche, false)] // 2.1 % to 4.3 %
    [InlineData(55, Verdict.Kept, true)]
    [InlineData(150, Verdict.Kept, false)]
    public void A_band_that_the_interval_touches_is_a_near_miss(int adopters, Verdict verdict, bool isClose)
    {
        var judged = Judge(Healthy with { Prevalence = new Proportion(adopters, 1000) });

        Assert.Equal(verdict, judged.Verdict);
        Assert.Equal(isClose, judged.Reasons.Any(reason => reason is { Verdict: Verdict.Niche, IsClose: true }));
    }

    [Fact]
    public void Adoption_concentrated_in_a_plan_is_no_fault_where_the_association_holds_within_it()
    {
        var proxyLike = Fault(Verdict.PlanProxy)(Healthy) with { Training = Healthy.Training };

        Assert.Equal(Verdict.Kept, Judge(proxyLike).Verdict);
    }

    [Theory]
    [InlineData(0.02, Verdict.PlanProxy)]
    [InlineData(0.004, Verdict.Negative)]
    public void What_the_strata_turn_around_needs_stronger_evidence(double p, Verdict verdict)
    {
        var reversed = Fault(Verdict.PlanProxy)(Healthy) with
        {
            Training = TestEvidence.AssociationOf(raw: 0.1, adjusted: -0.05),
            AdjustedPValue = p,
        };

        Assert.Equal(verdict, Judge(reversed).Verdict);
    }

    [Fact]
    public void A_feature_of_all_plans_without_association_within_them_is_not_predictive_rather_than_a_proxy()
    {
        var confounded = Healthy with { Training = TestEvidence.AssociationOf(raw: 0.1, adjusted: 0.01) };

        Assert.Equal((Verdict.NotPredictive, "difference-may-be-zero"), (Judge(confounded).Verdict, Judge(confounded).Reasons[0].Code));
    }

    [Fact]
    public void A_feature_that_a_whole_plan_and_nobody_else_uses_is_a_proxy()
    {
        var exclusive = Healthy with
        {
            Prevalence = new Proportion(300, 1000),
            PrevalenceByPlan = [new GroupPrevalence("free", new Proportion(0, 700)), new GroupPrevalence("pro", new Proportion(300, 300))],
            Training = TestEvidence.AssociationOf(raw: 0.1, adjusted: double.NaN, overlap: 0),
            TestResult = TestResult.Undefined(),
            AdjustedPValue = double.NaN,
        };

        Assert.Equal(Verdict.PlanProxy, Judge(exclusive).Verdict);
    }

    [Theory]
    [InlineData(-0.05, 0.08, true)] // the interval excludes 0, the test nearly rejects
    [InlineData(-0.03, 0.01, true)] // the test rejects, the interval holds 0
    [InlineData(-0.05, 0.11, false)]
    [InlineData(0.03, 0.01, false)]
    public void What_is_retained_less_but_not_for_sure_is_nearly_negative(double adjusted, double p, bool isNear)
    {
        var judged = Judge(Healthy with { Training = TestEvidence.AssociationOf(raw: adjusted, adjusted: adjusted), AdjustedPValue = p });

        Assert.Equal(Verdict.NotPredictive, judged.Verdict);
        Assert.Equal(isNear, judged.Reasons.Any(reason => reason is { Role: ReasonRole.NearMiss, Verdict: Verdict.Negative, IsClose: true }));
    }

    [Theory]
    [InlineData(0.03, true, true, "barely-beyond-partner")]
    [InlineData(0.02, true, true, null)] // confirmed well beyond the partner
    [InlineData(0.03, true, false, null)] // the partner is the copy, however close
    [InlineData(0.3, false, false, "stronger-of-two-alike")]
    public void What_only_just_stands_beside_a_partner_is_nearly_redundant(double p, bool isConfirmed, bool partnerIsConfirmed, string? code)
    {
        var partner = TestEvidence.Partner("source") with { AdjustedPValue = p, IsConfirmed = isConfirmed, PartnerIsConfirmed = partnerIsConfirmed };

        var judged = Judge(Healthy with { Partners = [partner] });

        Assert.Equal(Verdict.Kept, judged.Verdict);
        var near = judged.Reasons.SingleOrDefault(reason => reason.Verdict == Verdict.RedundantWith);
        Assert.Equal(code, near?.Code);
        Assert.True(near is null or { Role: ReasonRole.NearMiss, IsClose: true });
    }

    [Fact]
    public void The_limits_are_those_of_the_study()
    {
        var proxy = Fault(Verdict.PlanProxy)(Healthy) with { Training = TestEvidence.AssociationOf(raw: 0.1, adjusted: 0.055), AdjustedPValue = 0.02 };
        var unstable = Healthy with { Stability = Cohorts(p: 0.03, first: 0.12, second: -0.06) };
        var lost = Healthy with { Training = TestEvidence.AssociationOf(raw: -0.1, adjusted: -0.1) with { Table = new TwoByTwo(0, 10, 740, 250) } };
        var nearlyNegative = Healthy with { Training = TestEvidence.AssociationOf(raw: -0.05, adjusted: -0.05), AdjustedPValue = 0.12 };

        Assert.Equal(Verdict.Kept, Judge(proxy).Verdict);
        Assert.Equal(Verdict.PlanProxy, Judge(proxy, new EvidenceRules { ProxyExplainedShare = 0.4 }).Verdict);
        Assert.Equal(Verdict.Unstable, Judge(unstable).Verdict);
        Assert.Equal(Verdict.Kept, Judge(unstable, new EvidenceRules { UnstableDiscoveryRate = 0.02 }).Verdict);
        Assert.Equal(Verdict.Negative, Judge(lost).Verdict);
        Assert.Equal(Verdict.Leaking, Judge(lost, new EvidenceRules { OneOutcomeExpected = 7 }).Verdict);
        Assert.DoesNotContain(Judge(nearlyNegative).Reasons, reason => reason.Verdict == Verdict.Negative);
        Assert.Contains(Judge(nearlyNegative, new EvidenceRules { NearMissFactor = 3 }).Reasons, reason => reason is { Role: ReasonRole.NearMiss, Verdict: Verdict.Negative });
    }

    [Fact]
    public void Nobody_to_compare_with_is_not_predictive()
    {
        var incomparable = Healthy with
        {
            Training = TestEvidence.AssociationOf(raw: 0.1, adjusted: double.NaN, overlap: 0),
            TestResult = TestResult.Undefined(),
            AdjustedPValue = double.NaN,
        };

        Assert.Equal((Verdict.NotPredictive, "no-comparison"), (Judge(incomparable).Verdict, Judge(incomparable).Reasons[0].Code));
    }

    [Theory]
    [InlineData(0.0005, 0.0004, "test-against-forest")]
    [InlineData(0.01, 0.3, "forest-against-test")]
    [InlineData(0.01, 0.0004, null)]
    [InlineData(0.0005, 0.3, null)]
    public void Where_forest_and_test_disagree_it_is_marked(double importance, double p, string? code)
    {
        var judged = Judge(Healthy with { Importance = importance, AdjustedPValue = p });

        Assert.Equal(code, judged.Reasons.SingleOrDefault(reason => reason.Role == ReasonRole.Mark)?.Code);
    }

    [Theory]
    [InlineData(0, 0.0004, "test-against-forest")]
    [InlineData(0.6, 0.3, "forest-against-test")]
    [InlineData(0.3, 0.3, null)] // now above the shuffled copies, now below: the forest says nothing
    [InlineData(0.3, 0.0004, null)]
    [InlineData(1, 0.0004, null)]
    [InlineData(0, 0.3, null)]
    public void With_shuffled_copies_the_forest_hears_what_is_above_them_in_most_refits(double share, double p, string? code)
    {
        var forest = TestEvidence.Skilled with { Shadows = new ShadowReport(0.0002, 20, 50) };

        var judged = VerdictJudge.Judge(
            Healthy with { Importance = 0, ShareAboveShadows = share, AdjustedPValue = p }, new VerdictContext(new EvidenceRules(), forest));

        Assert.Equal(code, judged.Reasons.SingleOrDefault(reason => reason.Role == ReasonRole.Mark)?.Code);
    }

    [Theory]
    [InlineData("source", null, 0.0, "copy-in-forest")]
    [InlineData(null, null, 0.002, null)]
    [InlineData("source", "source", 0.0, null)] // test and forest agree
    [InlineData(null, "source", 0.002, "forest-hears-beyond-partner")]
    public void Where_test_and_forest_disagree_about_a_copy_it_is_marked(string? copyOf, string? redundantWith, double beyond, string? code)
    {
        var judged = Judge(Healthy with
        {
            RedundantWith = redundantWith,
            Partners = redundantWith is null ? [] : [TestEvidence.Partner(redundantWith)],
            Cluster = new FeatureCluster
            {
                Number = 1,
                MeanCorrelation = 0.8,
                JointImportance = 0.02,
                JointStandardError = 0.001,
                Members = [
                    new ClusterMember("live_chat", new Dictionary<string, double> { ["source"] = beyond }, copyOf),
                    new ClusterMember("source", new Dictionary<string, double> { ["live_chat"] = 0.01 }, null)],
            },
        });

        Assert.Equal(redundantWith is null ? Verdict.Kept : Verdict.RedundantWith, judged.Verdict);
        Assert.Equal(code, judged.Reasons.SingleOrDefault(reason => reason.Role == ReasonRole.Mark)?.Code);
    }

    [Fact]
    public void A_hold_out_that_points_the_other_way_is_marked_and_decides_nothing()
    {
        var judged = Judge(Healthy with { HoldOut = TestEvidence.AssociationOf(raw: 0, adjusted: -0.01) });

        Assert.Equal(Verdict.Kept, judged.Verdict);
        Assert.Contains(judged.Reasons, reason => reason is { Role: ReasonRole.Mark, Code: "hold-out-disagrees", Number: -0.01 });
    }

    [Fact]
    public void Near_universal_use_with_a_threshold_that_tells_customers_apart_is_kept_and_marked()
    {
        var judged = Judge(Healthy with { AnyUse = new Proportion(970, 1000) });

        Assert.Equal(Verdict.Kept, judged.Verdict);
        Assert.Contains(judged.Reasons, reason => reason.Code is "any-use-is-ubiquitous");
    }

    [Fact]
    public void A_feature_that_only_lost_customers_have_is_a_leak_if_that_cannot_be_chance()
    {
        var association = TestEvidence.AssociationOf(raw: -0.1, adjusted: -0.1);

        // Of 1,000 customers 740 are retained, so 37 of 50 adopters should be: none is.
        Assert.Equal(Verdict.Leaking, Judge(Healthy with { Training = association with { Table = new TwoByTwo(0, 50, 740, 210) } }).Verdict);
        Assert.Equal(Verdict.Negative, Judge(Healthy with { Training = association with { Table = new TwoByTwo(0, 10, 740, 250) } }).Verdict);
        Assert.Equal(Verdict.Negative, Judge(Healthy with { Training = association with { Table = new TwoByTwo(1, 49, 740, 210) } }).Verdict);
    }

    [Theory]
    [InlineData(0.005, true)]
    [InlineData(-0.03, true)]
    [InlineData(0.03, false)]
    public void What_vanishes_among_equally_active_customers_is_marked(double beyond, bool isMarked)
    {
        var judged = Judge(Healthy with { BeyondActivity = TestEvidence.Around(beyond, 0.02) });

        Assert.Equal(Verdict.Kept, judged.Verdict);
        Assert.Equal(isMarked, judged.Reasons.Any(reason => reason.Code is "explained-by-general-activity"));
    }

    [Theory]
    [InlineData(0.01, 0.12, 0.02, Verdict.Kept)] // both on the same side
    [InlineData(0.01, 0.12, -0.02, Verdict.Kept)] // the other side, but not wholly
    [InlineData(0.2, 0.12, -0.06, Verdict.Kept)] // may be chance
    [InlineData(0.01, -0.06, 0.12, Verdict.Unstable)]
    public void Unstable_is_what_turns_around_in_a_cohort_beyond_chance(double p, double first, double second, Verdict verdict)
        => Assert.Equal(verdict, Judge(Healthy with { Stability = Cohorts(p, first, second) }).Verdict);

    private static TemporalStability Cohorts(double p, double first, double second) => new(
        [new CohortEffect("2024 Q1", 500, TestEvidence.Around(first, 0.04)), new CohortEffect("2024 Q2", 500, TestEvidence.Around(second, 0.04))],
        new TestResult(9, 1, p),
        p);

    private static Func<FeatureMeasurements, FeatureMeasurements> Fault(Verdict verdict) => Faults.Single(fault => fault.Verdict == verdict).Spoil;

    private static FeatureEvidence Judge(FeatureMeasurements feature, EvidenceRules? rules = null)
        => VerdictJudge.Judge(feature, new VerdictContext(rules ?? new EvidenceRules(), TestEvidence.Skilled));
}
