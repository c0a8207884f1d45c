using Milestones.Evidence.Associations;
using Milestones.Evidence.Hypotheses;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Hypotheses;

public sealed class HypothesisTesterTests
{
    private static readonly EvidenceRules Rules = new();

    [Theory]
    [InlineData(1_000, 800, 1_000, 700, 1, HypothesisOutcome.Confirmed)]
    [InlineData(1_000, 800, 1_000, 700, -1, HypothesisOutcome.Refuted)]
    [InlineData(1_000, 700, 1_000, 800, -1, HypothesisOutcome.Confirmed)]
    [InlineData(100_000, 70_000, 100_000, 70_000, 1, HypothesisOutcome.Refuted)] // certainly below 2 points
    [InlineData(1_000, 700, 1_000, 700, 1, HypothesisOutcome.Undecided)] // could be 5 points
    public void An_expectation_is_confirmed_refuted_or_undecided(
        int adopters, int retainedAdopters, int others, int retainedOthers, int direction, HypothesisOutcome outcome)
    {
        var evidence = Test(adopters, retainedAdopters, others, retainedOthers, direction);

        Assert.Equal(outcome, evidence.Outcome);
    }

    [Fact]
    public void A_difference_can_be_confirmed_and_yet_be_too_small_to_care()
    {
        var evidence = Test(100_000, 70_800, 100_000, 70_000, 1);

        Assert.Equal(HypothesisOutcome.Confirmed, evidence.Outcome);
        Assert.True(evidence.IsBelowInterest);
    }

    /// <summary>One feature found of four tested: the level is 1 − 0.05 × 1/4. R: <c>uniroot(function(d) power.prop.test(n = 1000,
    /// p1 = .715 - d/2, p2 = .715 + d/2, sig.level = .0125, strict = TRUE)$power - .8, c(.01, .2), tol = 1e-10)$root</c>.</summary>
    [Fact]
    public void The_interval_is_wider_the_fewer_features_are_found()
    {
        var evidence = Test(1_000, 750, 1_000, 680, 1);

        Assert.Equal(0.9875, evidence.Difference.Interval.Level, 1e-12);
        Assert.Equal(0.06736652, evidence.DetectableDifference, 1e-6);
    }

    [Fact]
    public void A_feature_without_hypothesis_has_no_evidence_of_one()
    {
        var measured = new[] { TestEvidence.Healthy };

        Assert.Null(HypothesisTester.Test(measured, [Sample(10, 5, 10, 5)], Rules, new AnalysisRun { Threads = 1 })[0].Hypothesis);
    }

    /// <summary>Among three other features, of which nothing is found.</summary>
    private static HypothesisEvidence Test(int adopters, int retainedAdopters, int others, int retainedOthers, int direction)
    {
        var sample = Sample(adopters, retainedAdopters, others, retainedOthers);
        var p = StratifiedTables.Of(sample.Adopters(AdoptionRule.AnyUse), sample.Outcomes, sample.Strata).CochranMantelHaenszel().PValue;
        var feature = TestEvidence.Healthy with
        {
            Feature = TableBuilder.Feature("x") with { Hypothesis = new Hypothesis(direction) },
            AdjustedPValue = Math.Min(1, p),
        };
        var other = TestEvidence.Healthy with { AdjustedPValue = 0.9 };
        return HypothesisTester.Test([feature, other, other, other], [sample, sample, sample, sample], Rules, new AnalysisRun { Threads = 1 })[0].Hypothesis!;
    }

    private static FeatureSample Sample(int adopters, int retainedAdopters, int others, int retainedOthers)
    {
        var count = adopters + others;
        return new FeatureSample(
            [.. Enumerable.Range(0, count)],
            [.. Enumerable.Range(0, count).Select(i => i < adopters ? 1.0 : 0.0)],
            [.. Enumerable.Range(0, count).Select(i => i < adopters ? i < retainedAdopters : i - adopters < retainedOthers)],
            new int[count]);
    }
}
