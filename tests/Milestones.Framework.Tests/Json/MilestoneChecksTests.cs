using Milestones.Framework.Tests.Scores;

namespace Milestones.Framework.Tests.Json;

/// <summary>Contradictions in what a document says of setup, activation, utilization and the path, each refused with its place.</summary>
public sealed class MilestoneChecksTests(ScoringTests.Derived derived) : IClassFixture<ScoringTests.Derived>
{
    private const string Root = "$.milestones";

    [Fact]
    public void The_document_itself_is_accepted()
    {
        var read = FrameworkJson.Read(Document());
        Assert.NotNull(read.Milestones.Setup);
        Assert.NotNull(read.Milestones.Activation);
        Assert.NotNull(read.Milestones.Utilization);
        Assert.NotNull(read.Milestones.Path);
    }

    [Theory]
    [InlineData("population.training", "1", "do not add up", "population")]
    [InlineData("population.data", "\"abc\"", "64 lower-case hexadecimal digits")]
    [InlineData("population.data", "\"E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855\"", "64 lower-case hexadecimal digits")]
    [InlineData("population", "null", "exactly where there is a core action")]
    [InlineData("setup", "null", "Either 'setup' is expected, or in 'without_setup' the reason")]
    [InlineData("activation", "null", "Either 'activation' is expected")]
    [InlineData("utilization", "null", "Either 'utilization' is expected")]
    [InlineData("path", "null", "Either 'path' is expected")]
    [InlineData("without_setup", "\"There is none.\"", "Either 'setup' is expected", "setup")]
    [InlineData("without_activation", "\"There is none.\"", "Either 'activation' is expected", "activation")]
    [InlineData("without_utilization", "\"There is none.\"", "Either 'utilization' is expected", "utilization")]
    [InlineData("without_maturity", "\"There is none.\"", "Either 'maturity' is expected", "maturity")]
    [InlineData("without_path", "\"There is none.\"", "Either 'path' is expected", "path")]
    [InlineData("core_action", "null", "are measured in a core action")]
    [InlineData("setup.steps[0]", "\"fax\"", "'fax' is no kept setup step")]
    [InlineData("setup.threshold.at_least", "0", "A number from 1 to")]
    [InlineData("setup.threshold.at_least", "99", "A number from 1 to")]
    [InlineData("activation.threshold.unit", "\"core actions per seat and month\"", "The unit is 'core actions' here")]
    [InlineData("utilization.threshold.unit", "\"core actions\"", "The unit is 'core actions per seat and month' here")]
    [InlineData("activation.threshold.at_least", "0", "A number above 0 is expected, found 0")]
    [InlineData("utilization.threshold.at_least", "-1", "A number above 0 is expected, found -1")]
    [InlineData("activation.threshold.at_least", "1000000", "A value on the plateau of the search is expected")]
    [InlineData("utilization.threshold.at_least", "1000000", "A value on the plateau of the search is expected")]
    [InlineData("settings.setup.end", "90", "do not follow each other", "settings")]
    [InlineData("settings.activation.end", "91", "do not follow each other", "settings")]
    [InlineData("settings.utilization.end", "90", "The windows are empty", "settings")]
    [InlineData("setup.window.end", "31", "The settings say [0, 30), found [0, 31)", "setup.window")]
    [InlineData("activation.window.start", "1", "The settings say [0, 90), found [1, 90)", "activation.window")]
    [InlineData("utilization.window.end", "210", "The settings say [90, 180), found [90, 210)", "utilization.window")]
    [InlineData("utilization.outcome_window.end", "210", "The settings say [180, 270), found [180, 210)", "utilization.outcome_window")]
    [InlineData("next_steps[0].item", "\"fax\"", "'fax' is no item of setup")]
    public void A_contradiction_is_refused_with_its_path(string path, string value, string problem, string? reportedPath = null)
    {
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(ExampleDocument.With(Document(), $"{Root}.{path}", value)));
        Assert.Equal($"{Root}.{reportedPath ?? path}", error.Path);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_was_dropped_is_no_part_of_setup()
    {
        var dropped = derived.Framework.Milestones.SetupSteps.First(step => step.Verdict != StepVerdict.Kept).Name;
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(ExampleDocument.With(Document(), $"{Root}.setup.steps[1]", $"\"{dropped}\"")));
        Assert.Equal($"{Root}.setup.steps[1]", error.Path);
    }

    private byte[] Document() => FrameworkJson.GetBytes(derived.Framework);
}
