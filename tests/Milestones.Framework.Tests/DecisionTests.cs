using Milestones.Evidence;
using Milestones.Framework.Maturity;
using Milestones.Usage;

namespace Milestones.Framework.Tests;

public sealed class DecisionTests
{
    private static readonly bool[] Outcome = [true, true, true, true, false, false, false, false];
    private static readonly bool[] Bot = [true, true, true, false, false, false, false, true];
    private static readonly bool[] Export = [true, true, false, false, true, false, false, false];

    [Fact]
    public void A_decision_stands_beside_the_verdict_with_its_effect_on_the_headline()
    {
        var result = Derive(Decide("export", DecisionChoice.Mature));
        var record = Assert.Single(result.Decisions);
        Assert.Equal(Verdict.NotPredictive, record.Computed);
        Assert.True(record.Applied);
        Assert.Equal(4, record.MatureWithout!.Count); // bot alone
        Assert.Equal(2, result.Milestone!.Headline.Mature.Count); // bot and export
        Assert.Equal(-0.25, record.Effect!.Value, 12);
        Assert.Equal(4, result.Milestone.WithoutDecisions!.Mature.Count);
    }

    [Fact]
    public void Dropping_the_only_feature_leaves_no_milestone()
    {
        var result = Derive(Decide("bot", DecisionChoice.Drop));
        Assert.Null(result.Milestone);
        Assert.Equal(4, Assert.Single(result.Decisions).MatureWithout!.Count);
        Assert.Null(result.Decisions[0].Effect);
    }

    [Fact]
    public void A_feature_that_goes_against_retention_never_counts()
    {
        var result = Derive(Decide("harm", DecisionChoice.Keep));
        Assert.DoesNotContain(result.Milestone!.Categories, category => category.Mature.Contains("harm"));
        Assert.False(Assert.Single(result.Decisions).Applied);
        Assert.Contains(result.Findings, finding => finding.Code == "decision-against-evidence");
    }

    [Fact]
    public void Of_two_decisions_on_a_feature_the_later_stands()
    {
        var result = Derive(
            Decide("export", DecisionChoice.Drop) with { Date = new DateOnly(2025, 3, 1) },
            Decide("export", DecisionChoice.Mature) with { Date = new DateOnly(2025, 2, 1) });
        Assert.True(result.Decisions[0].Applied);
        Assert.False(result.Decisions[1].Applied);
        Assert.Equal(MaturityLevel.None, result.Selection[1].Level);
    }

    [Fact]
    public void A_milestone_that_only_decisions_support_says_so()
    {
        var result = Derive(Decide("bot", DecisionChoice.Drop), Decide("export", DecisionChoice.Keep));
        Assert.NotNull(result.Milestone);
        Assert.NotNull(result.Milestone.WithoutDecisions);
        var unsupported = new SyntheticEvidence(Outcome) { Decisions = [Decide("export", DecisionChoice.Keep)] }
            .With("export", "reporting", Export, Verdict.NotPredictive);
        var supportedByNothing = MaturityDerivation.Run(unsupported.Evidence(), unsupported.Study());
        Assert.Null(supportedByNothing.Milestone!.WithoutDecisions);
        Assert.Contains(supportedByNothing.Findings, finding => finding.Code == "maturity-by-decision");
    }

    private static Decision Decide(string item, DecisionChoice choice) =>
        new(item, choice, "Ana", new DateOnly(2025, 2, 1), "Customers told us so.");

    private static MaturityResult Derive(params Decision[] decisions)
    {
        var evidence = new SyntheticEvidence(Outcome) { Decisions = decisions }
            .With("bot", "automation", Bot)
            .With("export", "reporting", Export, Verdict.NotPredictive)
            .With("harm", "reporting", Outcome.Select(retained => !retained), Verdict.Negative);
        return MaturityDerivation.Run(evidence.Evidence(), evidence.Study());
    }
}
