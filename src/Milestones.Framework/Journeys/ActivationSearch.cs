using Milestones.Numerics;

namespace Milestones.Framework.Journeys;

/// <summary>
/// Searches the threshold of activation: core actions in the activation window against utilizing afterwards, among customers
/// present at its end and followed to the end of the utilization window. Whoever leaves in between does not utilize. Where no
/// utilization is supported, the outcome is being retained, and whoever leaves before the outcome window is lost.
/// </summary>
internal sealed class ActivationSearch
{
    private readonly JourneyCohort _cohort;

    /// <summary>Searches.</summary>
    /// <param name="cohort">All customers.</param>
    /// <param name="utilizingFrom">The threshold of utilization; null: there is none.</param>
    public ActivationSearch(JourneyCohort cohort, double? utilizingFrom)
    {
        _cohort = cohort;
        var (table, windows) = (cohort.Table, cohort.Table.Settings);
        Outcome = utilizingFrom is null ? MilestoneGoal.Retained : MilestoneGoal.Utilizing;
        Sample = utilizingFrom is { } least
            ? cohort.Sample(
                row => IsPresent(row) && table.IsFollowedTo(row, windows.Utilization.End) && table.Utilization(row) >= 0,
                row => table.IsPresentAt(row, windows.Utilization.End) && table.Utilization(row) >= least)
            : cohort.Sample(
                row => IsPresent(row) && table.IsFollowedTo(row, table.OutcomeKnownFrom) && table.Retained[row] is not null,
                row => table.Retained[row]!.Value);
        Cut = Sample.SearchCut(row => table.CoreActionsForActivation[row], "threshold of activation");
    }

    /// <summary>What is compared.</summary>
    public MilestoneGoal Outcome { get; }

    /// <summary>Who is compared.</summary>
    public JourneySample Sample { get; }

    /// <summary>What the search found; null: nothing to search.</summary>
    public CutPoint? Cut { get; }

    /// <summary>The milestone as the framework states it.</summary>
    public ActivationMilestone Describe(CutPoint cut, double adjustedPValue)
    {
        var (table, windows) = (_cohort.Table, _cohort.Table.Settings);
        var awake = _cohort.Sample(row => IsPresent(row) && table.IsFollowedTo(row, windows.Utilization.End), row => table.ActiveAfterActivation[row]);
        return new ActivationMilestone
        {
            Window = windows.Activation,
            Threshold = new MilestoneThreshold(
                cut.Proposed, MilestoneThreshold.CoreActions, Outcome, Sample.TrainingCount, CutSearch.Of(cut), adjustedPValue),
            Reached = _cohort.ShareOf(_cohort.Where(row => table.IsFollowedTo(row, windows.Activation.End)), Reaches(cut.Proposed)),
            Association = Sample.Associate(Reaches(cut.Proposed)),
            Activity = awake.Associate(Reaches(cut.Proposed)),
            ByGroup = Sample.ByGroup(Reaches(cut.Proposed), "plan", "size"),
            InUse = windows.ActivationInUse is { } inUse
                ? new ThresholdInUse(inUse, cut.PlateauLow <= inUse && inUse <= cut.PlateauHigh, Sample.Associate(Reaches(inUse)))
                : null,
        };
    }

    private bool IsPresent(int row) => _cohort.Table.IsPresentAt(row, _cohort.Table.Settings.Activation.End);

    private Func<int, bool> Reaches(double threshold) => row => _cohort.Table.CoreActionsForActivation[row] >= threshold;
}
