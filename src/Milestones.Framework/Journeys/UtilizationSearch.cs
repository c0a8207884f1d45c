using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Journeys;

/// <summary>
/// Searches the threshold of utilization: core actions per seat and month against retention in the outcome window, among
/// customers present at the end of the utilization window and followed up. Customers without seats are left out, and counted.
/// </summary>
internal sealed class UtilizationSearch
{
    private readonly JourneyCohort _cohort;
    private readonly JourneySample _present;

    public UtilizationSearch(JourneyCohort cohort)
    {
        _cohort = cohort;
        var table = cohort.Table;
        _present = cohort.Sample(
            row => table.IsPresentAt(row, Windows.Utilization.End) && table.IsFollowedTo(row, table.OutcomeKnownFrom)
                && table.Months[row] > 0 && table.Retained[row] is not null,
            row => table.Retained[row]!.Value);
        Sample = _present.Where(row => table.Seats[row] > 0);
        Cut = Sample.SearchCut(table.Utilization, "threshold of utilization");
    }

    /// <summary>Who is compared.</summary>
    public JourneySample Sample { get; }

    /// <summary>What the search found; null: nothing to search.</summary>
    public CutPoint? Cut { get; }

    private MilestoneSettings Windows => _cohort.Table.Settings;

    /// <summary>The milestone as the framework states it.</summary>
    public UtilizationMilestone Describe(CutPoint cut, double adjustedPValue)
    {
        var table = _cohort.Table;
        var absolute = Sample.SearchCut(AbsoluteUse, "absolute threshold of utilization");
        return new UtilizationMilestone
        {
            Window = Windows.Utilization,
            Months = Windows.Months,
            OutcomeWindow = Windows.Outcome,
            Threshold = new MilestoneThreshold(
                cut.Proposed, MilestoneThreshold.CoreActionsPerSeatAndMonth, MilestoneGoal.Retained, Sample.TrainingCount, CutSearch.Of(cut), adjustedPValue),
            SeatsUnknown = _present.Rows.Count(row => double.IsNaN(table.Seats[row])),
            SeatsZero = _present.Rows.Count(row => table.Seats[row] == 0),
            Reached = _cohort.ShareOf(
                _cohort.Where(row => table.IsPresentAt(row, Windows.Utilization.End) && table.IsFollowedTo(row, Windows.Utilization.End) && table.Utilization(row) >= 0),
                Reaches),
            Association = Sample.Associate(Reaches),
            ByGroup = Sample.ByGroup(Reaches, "plan"),
            Absolute = absolute is null ? null : CutSearch.Of(absolute),
            BySize = BySize(cut.Proposed, absolute),
            InUse = Windows.UtilizationInUse is { } inUse
                ? new ThresholdInUse(inUse, cut.PlateauLow <= inUse && inUse <= cut.PlateauHigh, Sample.Associate(row => table.Utilization(row) >= inUse))
                : null,
        };

        bool Reaches(int row) => table.Utilization(row) >= cut.Proposed;
    }

    private double AbsoluteUse(int row) => _cohort.Table.CoreActionsForUtilization[row] / _cohort.Table.Months[row];

    private List<SizeBandUtilization> BySize(double threshold, CutPoint? absolute)
    {
        var bands = _cohort.Context("size");
        return [.. (bands?.Levels ?? ["all sizes"])
            .Select((band, code) => (band, Part: bands is null ? Sample : Sample.Where(row => bands.Codes[row] == code)))
            .Where(group => group.Part.Rows.Length > 0)
            .Select(group => new SizeBandUtilization(
                group.band,
                group.Part.Associate(row => _cohort.Table.Utilization(row) >= threshold),
                absolute is null ? null : group.Part.Associate(row => AbsoluteUse(row) >= absolute.Threshold),
                _cohort.ShareOf(group.Part.Rows, row => IsUncertain(row, threshold))))];
    }

    private bool IsUncertain(int row, double threshold)
    {
        var table = _cohort.Table;
        return PoissonRate.Of(table.CoreActionsForUtilization[row], table.Months[row] * table.Seats[row], _cohort.Rules.Confidence).Interval.Contains(threshold);
    }
}
