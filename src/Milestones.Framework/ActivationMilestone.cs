using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>
/// Activation: enough core actions in the first months. Its threshold is the number of core actions that tells best who
/// utilizes the product afterwards, among customers who are there at the end of the activation window; where there is no
/// utilization milestone, who is retained afterwards.
/// </summary>
public sealed record ActivationMilestone
{
    /// <summary>When core actions count, in days since signup.</summary>
    public required DayWindow Window { get; init; }

    /// <summary>From how many core actions on.</summary>
    public required MilestoneThreshold Threshold { get; init; }

    /// <summary>Who reached it, of all whose activation window is over.</summary>
    public required Share Reached { get; init; }

    /// <summary>The outcome among those who reached it against the others, at the landmark at the end of the window.</summary>
    public required OnBothParts<ProgressFigures> Association { get; init; }

    /// <summary>The same with not being dormant as the outcome: any event in the utilization window.</summary>
    public required OnBothParts<ProgressFigures> Activity { get; init; }

    /// <summary>The association in every plan and size band.</summary>
    public required IReadOnlyList<GroupFigures> ByGroup { get; init; }

    /// <summary>The threshold that is in use already, beside the derived one; null: none is.</summary>
    public required ThresholdInUse? InUse { get; init; }
}

/// <summary>A threshold that is in use already, as the data see it.</summary>
/// <param name="AtLeast">Its value, in the milestone's unit.</param>
/// <param name="OnPlateau">Whether it lies among the values that the training customers cannot tell from the best.</param>
/// <param name="Association">The milestone's outcome at this threshold.</param>
public sealed record ThresholdInUse(double AtLeast, bool OnPlateau, OnBothParts<ProgressFigures> Association);
