namespace Milestones.Usage.Tests.Journeys;

/// <summary>The settings of the milestones: every default, and what is refused.</summary>
public sealed class MilestoneSettingsTests
{
    [Fact]
    public void Defaults_are_those_of_the_documentation() => Assert.Equal(
        new MilestoneSettings
        {
            Setup = new DayWindow(0, 30),
            MostSteps = 7,
            Activation = new DayWindow(0, 90),
            ActivationInUse = null,
            Utilization = new DayWindow(90, 180),
            UtilizationInUse = null,
            Months = MonthKind.ThirtyDays,
            Horizon = 90,
        },
        new MilestoneSettings());

    [Theory]
    [InlineData("{setup: {window: [0, 90]}}", "Setup [0, 90) does not end before activation [0, 90).")]
    [InlineData("{utilization: {window: [80, 180]}}", "Utilization [80, 180) begins before activation [0, 90) ends.")]
    [InlineData("{months: calendar, utilization: {window: [90, 150]}}", "[90, 150) need not hold a full month of the calendar.")]
    [InlineData("{activation: {window: [0.5, 90]}}", "Two whole numbers of days since signup are expected, the first below the second.")]
    [InlineData("{activation: {in_use: 0}}", "Everybody reaches a threshold of 0 or less.")]
    [InlineData("{setup: {most_steps: 0}}", "0 is out of range.")]
    [InlineData("{months: lunar}", "'lunar' is not a word that is known here.")]
    [InlineData("{activation: {windows: [0, 90]}}", "'windows' is no key that is known in 'milestones.activation'.")]
    public void Windows_that_do_not_follow_each_other_are_refused(string milestones, string problem)
    {
        using var study = new JourneyStudy { Milestones = milestones }.Write(["a,2025-01-01,,pro,1"], "a,sent,2025-01-01,1");

        Assert.Equal(problem, study.Refusal().Error.Problem);
    }

    [Fact]
    public void Milestones_without_a_core_action_are_refused()
    {
        using var study = new JourneyStudy { Milestones = "{horizon: 30}" }.Write(["a,2025-01-01,,pro,1"], "a,sent,2025-01-01,1")
            .With("catalog.yaml", "features: [{name: sent, event: sent}]");

        Assert.Equal("These milestones are measured in a core action, and the catalog names none.", study.Refusal().Error.Problem);
    }

    [Fact]
    public void Steps_without_a_core_action_are_refused()
    {
        using var study = new JourneyStudy().Write(["a,2025-01-01,,pro,1"], "a,sent,2025-01-01,1")
            .With("catalog.yaml", "features: [{name: sent, event: sent}]", "setup_steps: [{name: x, event: x}]");

        Assert.StartsWith("Setup steps are judged by whether customers become active", study.Refusal().Error.Problem, StringComparison.Ordinal);
    }
}
