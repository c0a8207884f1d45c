using Milestones.Framework.Scores;

namespace Milestones.Framework.Tests.Scores;

/// <summary>How a next best step is chosen, by hand.</summary>
public sealed class NextStepTests
{
    private static readonly (ReachState, ReachState, ReachState, ReachState) Young =
        (ReachState.TooEarly, ReachState.TooEarly, ReachState.TooEarly, ReachState.TooEarly);

    [Fact]
    public void The_greatest_lower_limit_wins_and_adoption_breaks_ties() => Assert.Equal(
        "b", Choose([Step("a", 0.3, 0.05, 50), Step("b", 0.2, 0.1, 80), Step("c", 0.2, 0.1, 60)]).Item);

    [Fact]
    public void Steps_taken_are_not_proposed() => Assert.Equal(
        "c", Choose([Step("b", 0.2, 0.1, 80), Step("c", 0.2, 0.1, 60)], taken: "b").Item);

    [Theory]
    [InlineData(19, 81, NoStepReason.TooFewCustomers)]
    [InlineData(81, 19, NoStepReason.TooFewCustomers)]
    [InlineData(20, 20, null)]
    public void Few_adopters_or_others_are_not_enough(long adopters, long others, NoStepReason? reason)
    {
        var step = new NextStep(Milestone.Setup, "a", MilestoneGoal.Activated, [new PlanOutlook("pro", adopters, others, 0.5, new Figure(0.2, 0.1, 0.3))]);

        Assert.Equal(reason, Choose([step]).WhyNone);
    }

    [Fact]
    public void What_goes_with_nothing_is_not_proposed() =>
        Assert.Equal(NoStepReason.NoPositiveDifference, Choose([Step("a", -0.01, -0.1, 50)]).WhyNone);

    [Fact]
    public void Another_plan_tells_nothing() => Assert.Equal(NoStepReason.UnknownPlan, Choose([Step("a", 0.2, 0.1, 50)], plan: "basic").WhyNone);

    [Fact]
    public void A_step_that_the_plan_forbids_is_never_proposed() =>
        Assert.Equal(NoStepReason.NothingOpen, Choose([Step("a", 0.2, 0.1, 50)], forbidden: true).WhyNone);

    [Fact]
    public void Closed_windows_are_passed_over()
    {
        var chooser = new NextStepChooser([Step("a", 0.2, 0.1, 50), Step("f", 0.2, 0.1, 50) with { Milestone = Milestone.Maturity }], NoPlans, 20);

        var next = chooser.Choose("pro", (ReachState.No, ReachState.No, ReachState.Yes, ReachState.No), _ => false, () => ["f"]);

        Assert.Equal((Milestone.Maturity, "f"), (next.Milestone, next.Item));
    }

    [Fact]
    public void With_everything_reached_there_is_nothing_to_do() => Assert.Equal(
        NoStepReason.AllReached,
        new NextStepChooser([], NoPlans, 20).Choose("pro", (ReachState.Yes, ReachState.No, ReachState.No, ReachState.Yes), _ => false, () => []).WhyNone);

    private static Dictionary<string, IReadOnlyList<string>> NoPlans => [];

    private static NextStep Step(string name, double difference, double lower, long adopters) => new(
        Milestone.Setup, name, MilestoneGoal.Activated, [new PlanOutlook("pro", adopters, 100, adopters / (adopters + 100.0), new Figure(difference, lower, 1))]);

    private static NextBestStep Choose(NextStep[] steps, string plan = "pro", string? taken = null, bool forbidden = false) =>
        new NextStepChooser(steps, steps.ToDictionary(step => step.Item, _ => (IReadOnlyList<string>)(forbidden ? ["premium"] : [])), 20)
            .Choose(plan, Young, step => step == taken, () => []);
}
