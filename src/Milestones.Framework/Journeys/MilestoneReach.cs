using Milestones.Usage;

namespace Milestones.Framework.Journeys;

/// <summary>One milestone of the path: who reached it, and for whom that is known.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="IsOver">Per row: whether the data reach to the end of the time in which it can be reached.</param>
/// <param name="IsObservable">Per row: whether it can be told, given that.</param>
/// <param name="IsReached">Per row: whether it was reached; asked for observable ones only.</param>
internal sealed record MilestoneReach(Milestone Milestone, Func<int, bool> IsOver, Func<int, bool> IsObservable, Func<int, bool> IsReached)
{
    /// <summary>The milestones that the evidence supports, in their order.</summary>
    public static IReadOnlyList<MilestoneReach> Of(JourneyDerivation derived, MaturityAtSnapshot? maturity)
    {
        var (table, windows) = (derived.Cohort.Table, derived.Cohort.Table.Settings);
        var reach = new List<MilestoneReach>();
        if (derived.SetupSearch is { } setup)
        {
            reach.Add(new MilestoneReach(Milestone.Setup, Over(windows.Setup), _ => true, setup.IsReached));
        }

        if (derived.Activation is { } activation)
        {
            reach.Add(new MilestoneReach(
                Milestone.Activation, Over(windows.Activation), _ => true, row => table.CoreActionsForActivation[row] >= activation.Threshold.AtLeast));
        }

        if (derived.Utilization is { } utilization)
        {
            reach.Add(new MilestoneReach(
                Milestone.Utilization,
                Over(windows.Utilization),
                row => table.Utilization(row) >= 0,
                row => table.IsPresentAt(row, windows.Utilization.End) && table.Utilization(row) >= utilization.Threshold.AtLeast));
        }

        if (maturity is not null)
        {
            reach.Add(new MilestoneReach(Milestone.Maturity, maturity.IsOver, maturity.IsObservable, maturity.IsMature));
        }

        return reach;

        Func<int, bool> Over(DayWindow window) => row => table.IsFollowedTo(row, window.End);
    }

    /// <summary>The highest milestone reached with all earlier ones reached as well.</summary>
    public static FurthestMilestone Furthest(IEnumerable<MilestoneReach> milestones, int row) =>
        milestones.TakeWhile(milestone => milestone.IsReached(row)).LastOrDefault() is { } last ? (FurthestMilestone)(last.Milestone + 1) : FurthestMilestone.None;

    /// <summary>Whether no milestone is reached without all earlier ones.</summary>
    public static bool IsInOrder(IEnumerable<MilestoneReach> milestones, int row) =>
        !milestones.SkipWhile(milestone => milestone.IsReached(row)).Any(milestone => milestone.IsReached(row));
}
