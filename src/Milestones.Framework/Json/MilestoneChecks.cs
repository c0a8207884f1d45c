using Milestones.Usage;

namespace Milestones.Framework.Json;

/// <summary>What the milestones before maturity must fulfil: each is there or the reason why not, with the unit that is its own, a threshold
/// on the plateau that the search found, steps that the document defines, and the windows of the settings.</summary>
internal static class MilestoneChecks
{
    private const string Root = "$.milestones";

    /// <summary>The problems, in the document's order.</summary>
    public static IEnumerable<FrameworkFormatException> Of(MilestoneSet set) =>
        Population(set.Population)
            .Concat(Either("setup", set.Setup, set.WithoutSetup))
            .Concat(Either("activation", set.Activation, set.WithoutActivation))
            .Concat(Either("utilization", set.Utilization, set.WithoutUtilization))
            .Concat(Either("maturity", set.Maturity, set.WithoutMaturity))
            .Concat(Either("path", set.Path, set.WithoutPath))
            .Concat(NeedsCoreAction(set))
            .Concat(set.Setup is { } setup ? Setup(setup, set.SetupSteps) : [])
            .Concat(set.Activation is { } activation ? ThresholdChecks.Of($"{Root}.activation.threshold", activation.Threshold, MilestoneThreshold.CoreActions) : [])
            .Concat(set.Utilization is { } utilization ? ThresholdChecks.Of($"{Root}.utilization.threshold", utilization.Threshold, MilestoneThreshold.CoreActionsPerSeatAndMonth) : [])
            .Concat(Windows(set));

    private static IEnumerable<FrameworkFormatException> Population(JourneyPopulation? population)
    {
        if (population is null)
        {
            yield break;
        }

        if (population.Customers != population.Exclusions.Sum(exclusion => exclusion.Count) + population.Training + population.HeldOut)
        {
            yield return new FrameworkFormatException($"{Root}.population", "The exclusions, the training and the held-out customers do not add up to all customers.");
        }

        foreach (var problem in IdentityChecks.Sha256($"{Root}.population.data", population.Data))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FrameworkFormatException> Either(string name, object? there, string? reason)
    {
        if (there is null == reason is null)
        {
            yield return new FrameworkFormatException($"{Root}.{name}", $"Either '{name}' is expected, or in 'without_{name}' the reason why there is none.");
        }
    }

    private static IEnumerable<FrameworkFormatException> NeedsCoreAction(MilestoneSet set)
    {
        if (set.CoreAction is null && (set.Setup ?? set.Activation ?? set.Utilization ?? (object?)set.Path) is not null)
        {
            yield return new FrameworkFormatException($"{Root}.core_action", "Setup, activation and utilization are measured in a core action; it is expected here.");
        }

        if (set.CoreAction is null != set.Population is null)
        {
            yield return new FrameworkFormatException($"{Root}.population", "A population is expected exactly where there is a core action.");
        }
    }

    private static IEnumerable<FrameworkFormatException> Setup(SetupMilestone setup, IReadOnlyList<SetupStepEvidence> steps)
    {
        for (var i = 0; i < setup.Steps.Count; i++)
        {
            if (steps.All(step => !string.Equals(step.Name, setup.Steps[i], StringComparison.Ordinal) || step.Verdict != StepVerdict.Kept))
            {
                yield return new FrameworkFormatException($"{Root}.setup.steps[{i}]", $"'{setup.Steps[i]}' is no kept setup step of this framework.");
            }
        }

        foreach (var problem in ThresholdChecks.Of($"{Root}.setup.threshold", setup.Threshold, CountThreshold.SetupSteps, setup.Steps.Count))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FrameworkFormatException> Windows(MilestoneSet set)
    {
        var settings = set.Settings;
        if (!(settings.Setup.Days > 0 && settings.Activation.Days > 0 && settings.Utilization.Days > 0
            && settings.Setup.End < settings.Activation.End && settings.Activation.End <= settings.Utilization.Start))
        {
            yield return new FrameworkFormatException($"{Root}.settings", "The windows are empty, or do not follow each other.");
        }

        (string Name, DayWindow? Window, DayWindow Expected)[] windows =
        [
            ("setup.window", set.Setup?.Window, settings.Setup),
            ("activation.window", set.Activation?.Window, settings.Activation),
            ("utilization.window", set.Utilization?.Window, settings.Utilization),
            ("utilization.outcome_window", set.Utilization?.OutcomeWindow, settings.Outcome),
        ];
        foreach (var (name, window, expected) in windows)
        {
            if (window is { } found && found != expected)
            {
                yield return new FrameworkFormatException($"{Root}.{name}", $"The settings say {expected}, found {found}.");
            }
        }
    }
}
