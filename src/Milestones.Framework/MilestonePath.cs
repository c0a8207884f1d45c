namespace Milestones.Framework;

/// <summary>Whether the milestones form a path: who goes on from one to the next, and who stays.</summary>
public sealed record MilestonePath
{
    /// <summary>From each milestone to the next, from signup on.</summary>
    public required IReadOnlyList<Transition> Transitions { get; init; }

    /// <summary>Retention by milestone, on customers present at a common landmark.</summary>
    public required IReadOnlyList<LandmarkRetention> Retention { get; init; }

    /// <summary>Which milestones customers reached, in any combination, of all whose utilization window is over. Combinations with a later
    /// milestone and without an earlier one are out of order.</summary>
    public required IReadOnlyList<ReachedCombination> Combinations { get; init; }

    /// <summary>Furthest milestone by quarter of signup, of all whose utilization window is over: is onboarding getting better?</summary>
    public required IReadOnlyList<QuarterProgress> Quarters { get; init; }

    /// <summary>Whether the share of customers who reach a milestone rises (z above 0) or falls over these quarters (Cochran–Armitage).</summary>
    public required IReadOnlyList<MilestoneTrend> Trends { get; init; }
}

/// <summary>Of all who reached a milestone, who reaches the next; not reaching it, churn included, is failure.</summary>
public sealed record Transition
{
    /// <summary>The milestone reached; null: signup.</summary>
    public required Milestone? From { get; init; }

    /// <summary>The next one.</summary>
    public required Milestone To { get; init; }

    /// <summary>Customers left out since the data end before the next milestone could be reached.</summary>
    public required int Censored { get; init; }

    /// <summary>Customers left out since one of the two cannot be observed for them, such as utilization without seats.</summary>
    public required int NotObservable { get; init; }

    /// <summary>Who goes on, among those who reached the first and among the others.</summary>
    public required OnBothParts<TransitionFigures> All { get; init; }

    /// <summary>The same on every plan.</summary>
    public required IReadOnlyList<PlanTransition> ByPlan { get; init; }
}

/// <summary>Who has an outcome, among those who reached a milestone and among the others.</summary>
/// <param name="AmongReached">Of those who reached it.</param>
/// <param name="AmongOthers">The complement: of those who did not.</param>
/// <param name="Difference">Difference of the two.</param>
public sealed record TransitionFigures(Share AmongReached, Share AmongOthers, Figure Difference);

/// <summary>The figures of one plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Figures">On both parts.</param>
public sealed record PlanTransition(string Plan, OnBothParts<TransitionFigures> Figures);

/// <summary>Retention after a landmark of customers present at it.</summary>
public sealed record LandmarkRetention
{
    /// <summary>The landmark: the end of the utilization window, or the snapshot at which maturity is measured.</summary>
    public required Landmark Landmark { get; init; }

    /// <summary>Retention of those who reached each milestone, and of the others.</summary>
    public required IReadOnlyList<MilestoneRetention> Milestones { get; init; }

    /// <summary>Retention by furthest milestone.</summary>
    public required OnBothParts<FurthestRetention> ByFurthest { get; init; }
}

/// <summary>A point in time at which customers are compared.</summary>
public enum Landmark
{
    /// <summary>The end of each customer's utilization window; the outcome window follows.</summary>
    UtilizationEnd,

    /// <summary>The snapshot of the study, at which maturity is measured; only customers whose utilization window was over by then. The outcome is
    /// the study's. Maturity was chosen on some of these customers, so its figures here flatter it: its own hold-out stands with it.</summary>
    Snapshot,
}

/// <summary>Retention by one milestone.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="All">On all plans.</param>
/// <param name="ByPlan">On every plan.</param>
public sealed record MilestoneRetention(Milestone Milestone, OnBothParts<TransitionFigures> All, IReadOnlyList<PlanTransition> ByPlan);

/// <summary>Retention by furthest milestone, and whether it rises; of customers who reached the milestones in order.</summary>
/// <param name="Steps">From none up; only those that occur.</param>
/// <param name="OutOfOrder">Retained among those who reached a later milestone without an earlier one, who stand on no step.</param>
/// <param name="Differences">Between each step and the one before.</param>
/// <param name="IsViolated">Whether retention falls from a step to the next, the interval of the difference excluding 0.</param>
public sealed record FurthestRetention(
    IReadOnlyList<RetentionAtFurthest> Steps, Share OutOfOrder, IReadOnlyList<FurthestDifference> Differences, bool IsViolated);

/// <summary>Retention of the customers with this furthest milestone.</summary>
/// <param name="Furthest">The milestone.</param>
/// <param name="Retained">Retained among them.</param>
public sealed record RetentionAtFurthest(FurthestMilestone Furthest, Share Retained);

/// <summary>How retention differs from one furthest milestone to the next that occurs.</summary>
/// <param name="From">The lower.</param>
/// <param name="To">The higher.</param>
/// <param name="Difference">Retention at the higher less that at the lower.</param>
public sealed record FurthestDifference(FurthestMilestone From, FurthestMilestone To, Figure Difference);

/// <summary>Customers who reached the same milestones.</summary>
/// <param name="Reached">The milestones, in their order.</param>
/// <param name="InOrder">Whether none is reached without all earlier ones.</param>
/// <param name="Customers">How many of all.</param>
public sealed record ReachedCombination(IReadOnlyList<Milestone> Reached, bool InOrder, Share Customers);

/// <summary>How far the customers of one quarter came.</summary>
/// <param name="Quarter">Quarter of signup, such as 2024 Q3.</param>
/// <param name="Furthest">Their shares by furthest milestone, from none up.</param>
public sealed record QuarterProgress(string Quarter, IReadOnlyList<FurthestShare> Furthest);

/// <summary>Customers with this furthest milestone.</summary>
/// <param name="Furthest">The milestone.</param>
/// <param name="Customers">How many of all.</param>
public sealed record FurthestShare(FurthestMilestone Furthest, Share Customers);

/// <summary>The trend of a milestone over quarters of signup.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="Trend">Cochran–Armitage; positive: later customers reach it more.</param>
public sealed record MilestoneTrend(Milestone Milestone, TestFigure Trend);
