using Milestones.Evidence.Associations;
using Milestones.Evidence.Cohorts;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Cohorts;

public sealed class CohortStabilityTests
{
    [Fact]
    public void Quarters_of_signup_are_cohorts_and_sparse_ones_are_united_with_a_neighbour()
    {
        DateTime?[] signedUp = [Day(2023, 11), Day(2024, 1), Day(2024, 3), Day(2024, 4), Day(2024, 6), Day(2025, 2), null, Day(2024, 5)];
        var table = new TableBuilder(new bool[8])
            .WithSignups(signedUp)
            .WithHoldOut([false, false, false, false, false, false, false, true])
            .Build();

        var cohorts = SignupCohorts.Of(table, minCohort: 2);

        // 2023 Q4: 1, 2024 Q1: 2, Q2: 2 (one more held out), Q3 and Q4: none, 2025 Q1: 1.
        Assert.Equal(["2023 Q4 to 2024 Q1", "2024 Q2 to 2025 Q1"], cohorts.Names.Select(name => (object)name));
        Assert.Equal([0, 0, 0, 1, 1, 1, -1, -1], cohorts.Codes);
    }

    [Fact]
    public void Without_signup_dates_nothing_is_known()
    {
        var table = new TableBuilder(new bool[3]).With("x", new bool[3]).Build();

        Assert.Equal(TemporalStability.Unknown, Assert.Single(Measure(table)));
    }

    [Fact]
    public void A_feature_that_turns_around_is_told_from_one_that_does_not()
    {
        var random = new Seed(5).CreateRandom();
        bool[] late = Draw(_ => random.NextBoolean(0.4)), turns = Draw(_ => random.NextBoolean(0.5)), steady = Draw(_ => random.NextBoolean(0.5));
        var outcome = Draw(i => random.NextBoolean(0.6 + (steady[i] ? 0.1 : 0) + (turns[i] ? (late[i] ? -0.15 : 0.15) : 0)));
        var table = new TableBuilder(outcome)
            .With("turns", turns)
            .With("steady", steady)
            .WithSignups([.. late.Select(yes => yes ? Day(2024, 5) : Day(2024, 2))])
            .Build();

        var stability = Measure(table);

        Assert.True(stability[0].AdjustedPValue < 0.001);
        Assert.True(stability[0].Cohorts[0].AdjustedRiskDifference.Interval.Lower > 0);
        Assert.True(stability[0].Cohorts[1].AdjustedRiskDifference.Interval.Upper < 0);
        Assert.True(stability[1].AdjustedPValue > 0.05);

        static T[] Draw<T>(Func<int, T> draw) => [.. Enumerable.Range(0, 4_000).Select(draw)];
    }

    private static TemporalStability[] Measure(UsageTable table) => CohortStability.Measure(
        [.. table.Features.Select(_ => AdoptionRule.AnyUse)],
        [.. table.Features.Select(column => FeatureSample.Of(table, column, new int[table.RowCount], heldOut: false))],
        SignupCohorts.Of(table, new EvidenceRules().MinCohort),
        new EvidenceRules(),
        new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });

    private static DateTime? Day(int year, int month) => new DateTime(year, month, 15, 0, 0, 0, DateTimeKind.Utc);
}
