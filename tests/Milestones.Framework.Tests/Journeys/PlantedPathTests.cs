using Milestones.Framework.Journeys;
using Milestones.Usage.Sample;

namespace Milestones.Framework.Tests.Journeys;

/// <summary>What was planted in 20,000 customers is found again, for seeds that nobody has looked at while the method was made.</summary>
public sealed class PlantedPathTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(501)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(505)]
    public void True_thresholds_lie_in_their_intervals_and_informative_steps_are_selected(ulong seed)
    {
        using var planted = new PlantedJourneys(20_000, seed);
        var truth = planted.Truth;
        var derived = JourneyDerivation.Run(planted.Table, planted.Study);

        var (activation, utilization) = (derived.Activation!.Threshold, derived.Utilization!.Threshold);
        output.WriteLine(FormattableString.Invariant($"activation {activation.Search.Lower} to {activation.Search.Upper}, utilization {utilization.Search.Lower:0.###} to {utilization.Search.Upper:0.###}"));
        Assert.InRange(truth.ActivatedFrom, activation.Search.Lower!.Value, activation.Search.Upper!.Value);
        Assert.InRange(activation.Search.Upper.Value - activation.Search.Lower.Value, 0, 4);
        Assert.InRange(truth.UtilizedFrom, utilization.Search.Lower!.Value, utilization.Search.Upper!.Value);
        Assert.InRange(utilization.Search.Upper.Value - utilization.Search.Lower.Value, 0, 0.6);

        Assert.Equal(
            truth.SetupSteps.Where(step => step.Role == PlantedStepRole.Informative).Select(step => step.Name),
            derived.SetupSearch!.Milestone.Steps);
        Assert.All(derived.SetupSelection!.Steps.Zip(truth.SetupSteps), pair => Assert.Contains(pair.First.Verdict, Verdicts(pair.Second.Role)));

        var path = PathDerivation.Run(derived, null)!;
        Assert.All(path.Transitions.Skip(1), transition => Assert.True(transition.All.HoldOut!.Difference.Lower > 0));

        // Staying was planted to depend on utilization alone, so only the last step has to rise.
        var last = Assert.Single(path.Retention).ByFurthest.Training.Differences[^1];
        Assert.Equal(FurthestMilestone.Utilization, last.To);
        Assert.True(last.Difference.Lower > 0);
    }

    [Fact]
    public void Every_dropped_step_has_its_reason_with_the_number_that_decided()
    {
        using var planted = new PlantedJourneys(4_000, 506);
        var derived = JourneyDerivation.Run(planted.Table, planted.Study);

        foreach (var step in derived.SetupSelection!.Steps)
        {
            Assert.NotEmpty(step.Reason.Sentence);
            Assert.NotNull(step.Reason.Number);
            if (step.Verdict is StepVerdict.Niche or StepVerdict.Routine)
            {
                Assert.Equal(step.Prevalence.Value, step.Reason.Number);
                Assert.Null(step.AdjustedPValue);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_random_outcomes_no_milestone_is_proposed_and_it_is_said_why(ulong seed)
    {
        using var planted = new PlantedJourneys(4_000, 600 + seed);
        var derived = JourneyDerivation.Run(planted.WithRandomOutcomes(seed), planted.Study);

        Assert.Null(derived.Utilization);
        Assert.Null(derived.Activation);
        Assert.Null(derived.SetupSearch);
        Assert.Null(PathDerivation.Run(derived, null));
        Assert.Matches("goes with being retained", derived.WithoutUtilization);
        Assert.Matches("goes with being retained", derived.WithoutActivation);
        Assert.Equal("Setup steps are judged by activation, for which there is no milestone.", derived.WithoutSetup);
    }

    private static StepVerdict[] Verdicts(PlantedStepRole role) => role switch
    {
        PlantedStepRole.Informative => [StepVerdict.Kept],
        PlantedStepRole.Routine => [StepVerdict.Routine],
        PlantedStepRole.Niche => [StepVerdict.Niche],
        _ => [StepVerdict.NotPredictive, StepVerdict.Negative],
    };
}
