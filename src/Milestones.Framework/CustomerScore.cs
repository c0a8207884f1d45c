using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>How far one customer has come.</summary>
public sealed record CustomerScore
{
    /// <summary>The customer's identifier.</summary>
    public required string Customer { get; init; }

    /// <summary>Setup; the value is the number of its steps taken inside the window.</summary>
    public required MilestoneScore Setup { get; init; }

    /// <summary>Activation; the value is the number of core actions inside the window, so far.</summary>
    public required MilestoneScore Activation { get; init; }

    /// <summary>Utilization; the value is core actions per seat and month.</summary>
    public required MilestoneScore Utilization { get; init; }

    /// <summary>Core actions per seat in the last complete month; null where there is none yet, or no seats.</summary>
    public required double? LastMonth { get; init; }

    /// <summary>Maturity; the value is the number of categories in which the customer is mature.</summary>
    public required MilestoneScore Maturity { get; init; }

    /// <summary>The level in each category of the maturity milestone, in its order; empty where maturity is not known.</summary>
    public required IReadOnlyList<MaturityLevel> Levels { get; init; }

    /// <summary>What to do next.</summary>
    public required NextBestStep Next { get; init; }
}

/// <summary>Whether a customer has reached a milestone.</summary>
/// <param name="State">Whether it has.</param>
/// <param name="Value">The value that decides; null where it is not known.</param>
/// <param name="ReachedOn">Day (UTC) on which it was reached: of setup and activation the day of the step or core action that completed it, of
/// utilization the day on which its window ended, of maturity the day at whose start it was measured. Null where it was not reached, or has no date.</param>
public sealed record MilestoneScore(ReachState State, double? Value, DateOnly? ReachedOn);

/// <summary>Whether a milestone has been reached.</summary>
public enum ReachState
{
    /// <summary>Reached.</summary>
    Yes,

    /// <summary>Not reached, and its time is over, or the customer is gone.</summary>
    No,

    /// <summary>Not reached, and its time is not over yet.</summary>
    TooEarly,

    /// <summary>It cannot be told, such as utilization without seats.</summary>
    NotObservable,

    /// <summary>The framework has no such milestone.</summary>
    NoMilestone,
}

/// <summary>The next best step of a customer, or why there is none.</summary>
/// <param name="Milestone">The milestone for which it counts; null: none is open.</param>
/// <param name="Item">Name of the setup step or feature, or of the core action; null: there is none.</param>
/// <param name="Difference">What goes with it on the customer's plan: difference of the outcome among comparable customers; null without an item.</param>
/// <param name="Adoption">Share of the customers on the plan who did it; null without an item.</param>
/// <param name="WhyNone">Why there is no item; null where there is one.</param>
public sealed record NextBestStep(Milestone? Milestone, string? Item, Figure? Difference, double? Adoption, NoStepReason? WhyNone);

/// <summary>Why no step is proposed; the first that applies.</summary>
public enum NoStepReason
{
    /// <summary>The customer is gone.</summary>
    Gone,

    /// <summary>Every milestone of the framework that is still open has been reached.</summary>
    AllReached,

    /// <summary>Maturity is open, but it has not been measured: the customer signed up after it was.</summary>
    NotMeasured,

    /// <summary>Nothing that is left is open to the customer's plan.</summary>
    NothingOpen,

    /// <summary>The framework was derived without customers on this plan.</summary>
    UnknownPlan,

    /// <summary>Too few customers on the plan did it, or too few did not.</summary>
    TooFewCustomers,

    /// <summary>Nothing that is left goes with the outcome on this plan.</summary>
    NoPositiveDifference,
}
