using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>The milestones of a framework. Where the evidence supports one not, it is null and the reason stands beside it.</summary>
public sealed record MilestoneSet
{
    /// <summary>What activation and utilization are measured in; null: the catalog names nothing.</summary>
    public required CoreActionDefinition? CoreAction { get; init; }

    /// <summary>When setup, activation and utilization are measured.</summary>
    public required MilestoneSettings Settings { get; init; }

    /// <summary>How many customers they were derived from; null without a core action.</summary>
    public required JourneyPopulation? Population { get; init; }

    /// <summary>Every candidate setup step of the catalog, in its order, with its verdict; empty where there was nothing to judge them by.</summary>
    public required IReadOnlyList<SetupStepEvidence> SetupSteps { get; init; }

    /// <summary>Setup; null where the evidence supports none.</summary>
    public required SetupMilestone? Setup { get; init; }

    /// <summary>Why there is no setup milestone, in a sentence; null where there is one.</summary>
    public required string? WithoutSetup { get; init; }

    /// <summary>Activation; null where the evidence supports none.</summary>
    public required ActivationMilestone? Activation { get; init; }

    /// <summary>Why there is no activation milestone, in a sentence; null where there is one.</summary>
    public required string? WithoutActivation { get; init; }

    /// <summary>Utilization; null where the evidence supports none.</summary>
    public required UtilizationMilestone? Utilization { get; init; }

    /// <summary>Why there is no utilization milestone, in a sentence; null where there is one.</summary>
    public required string? WithoutUtilization { get; init; }

    /// <summary>Maturity; null where the evidence supports none.</summary>
    public required MaturityMilestone? Maturity { get; init; }

    /// <summary>Why there is no maturity milestone, in a sentence; null where there is one.</summary>
    public required string? WithoutMaturity { get; init; }

    /// <summary>Whether the milestones form a path; null where none of setup, activation and utilization is supported.</summary>
    public required MilestonePath? Path { get; init; }

    /// <summary>Why there is no path, in a sentence; null where there is one.</summary>
    public required string? WithoutPath { get; init; }

    /// <summary>What customers can still do for the milestones, by milestone.</summary>
    public required IReadOnlyList<NextStep> NextSteps { get; init; }
}

/// <summary>The core action as the framework defines it.</summary>
/// <param name="Name">Identifier.</param>
/// <param name="Title">For people.</param>
/// <param name="Use">The events that are core actions.</param>
/// <param name="Counts">What is added up.</param>
public sealed record CoreActionDefinition(string Name, string Title, FeatureUse Use, CoreActionUnit Counts);

/// <summary>Whom setup, activation and utilization were derived from: customers whose signup is known.</summary>
/// <param name="Customers">Rows of the customer table.</param>
/// <param name="Exclusions">Who was left out; a customer is counted at the first reason that applies.</param>
/// <param name="Training">Customers from whom everything was chosen, as far as their follow-up reaches.</param>
/// <param name="HeldOut">The latest customers, held out from all choices.</param>
/// <param name="Data">SHA-256 (lower-case hex) of their first months, the same for any order of files and rows.</param>
public sealed record JourneyPopulation(int Customers, IReadOnlyList<Exclusion> Exclusions, int Training, int HeldOut, string Data);
