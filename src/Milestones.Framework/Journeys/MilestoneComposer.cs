using Milestones.Evidence;
using Milestones.Framework.Maturity;
using Milestones.Usage;

namespace Milestones.Framework.Journeys;

/// <summary>Puts maturity and what the first months say into one set of milestones.</summary>
internal static class MilestoneComposer
{
    private const string NoCoreAction = "The catalog names no core action, in which it would be measured.";

    /// <summary>Derives the milestones and the path between them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="evidence">Its evidence.</param>
    /// <param name="journeys">The customers' first months; null: the catalog names no core action.</param>
    /// <param name="maturity">What was derived about maturity.</param>
    /// <param name="features">The framework's features.</param>
    public static MilestoneSet Compose(
        Study study, StudyEvidence evidence, JourneyTable? journeys, MaturityResult maturity, IReadOnlyList<FrameworkFeature> features)
    {
        var derived = journeys is null ? null : JourneyDerivation.Run(journeys, study);
        var atSnapshot = journeys is null || maturity.Milestone is null
            ? null
            : new MaturityAtSnapshot(journeys, evidence, study.Windows!, maturity.Milestone, features);
        var path = derived is null ? null : PathDerivation.Run(derived, atSnapshot);
        return new MilestoneSet
        {
            CoreAction = journeys is null
                ? null
                : new CoreActionDefinition(journeys.CoreAction.Name, journeys.CoreAction.Title, FeatureUse.Of(journeys.CoreAction.Source), journeys.CoreAction.Counts),
            Settings = study.Milestones,
            Population = journeys is null ? null : PopulationOf(journeys),
            SetupSteps = derived?.SetupSelection?.Steps ?? [],
            Setup = derived?.SetupSearch?.Milestone,
            WithoutSetup = derived is null ? NoCoreAction : derived.WithoutSetup,
            Activation = derived?.Activation,
            WithoutActivation = derived is null ? NoCoreAction : derived.WithoutActivation,
            Utilization = derived?.Utilization,
            WithoutUtilization = derived is null ? NoCoreAction : derived.WithoutUtilization,
            Maturity = maturity.Milestone,
            WithoutMaturity = maturity.WithoutMilestone,
            Path = path,
            WithoutPath = path is not null ? null
                : derived is null ? NoCoreAction
                : "None of setup, activation and utilization is supported by the evidence.",
            NextSteps =
            [
                .. derived is null ? [] : NextSteps.Of(derived),
                .. maturity.Milestone is null ? [] : NextSteps.Of(maturity.Milestone, evidence),
            ],
        };
    }

    private static JourneyPopulation PopulationOf(JourneyTable journeys)
    {
        var heldOut = journeys.HeldOut.Count(isHeldOut => isHeldOut);
        return new JourneyPopulation(
            journeys.RowCount + journeys.Exclusions.Sum(exclusion => exclusion.Count), journeys.Exclusions, journeys.RowCount - heldOut, heldOut, journeys.Fingerprint);
    }
}
