namespace Milestones.Framework;

/// <summary>Something that a customer can still do for a milestone, and what goes with doing it on each plan. With this and a
/// customer's own row its next best step is told.</summary>
/// <param name="Milestone">The milestone for which it counts.</param>
/// <param name="Item">Name of the setup step or the feature; the core action for activation and utilization.</param>
/// <param name="Outcome">What was compared: the outcome by which the milestone is judged.</param>
/// <param name="ByPlan">On every plan to which it is open; one entry without a plan where the study knows no plans.</param>
public sealed record NextStep(Milestone Milestone, string Item, MilestoneGoal Outcome, IReadOnlyList<PlanOutlook> ByPlan);

/// <summary>What goes with an item on one plan.</summary>
/// <param name="Plan">The plan; null: all customers.</param>
/// <param name="Adopters">Who did it.</param>
/// <param name="Others">Who did not.</param>
/// <param name="Adoption">Share of those who did; null among nobody.</param>
/// <param name="AdjustedRiskDifference">The outcome among those who did less that among the others, within strata of comparable customers.</param>
public sealed record PlanOutlook(string? Plan, long Adopters, long Others, double? Adoption, Figure AdjustedRiskDifference);
