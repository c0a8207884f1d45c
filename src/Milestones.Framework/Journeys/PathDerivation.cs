using Milestones.Numerics;

namespace Milestones.Framework.Journeys;

/// <summary>Checks whether the milestones form a path.</summary>
internal sealed class PathDerivation
{
    private readonly JourneyCohort _cohort;
    private readonly MaturityAtSnapshot? _maturity;
    private readonly IReadOnlyList<MilestoneReach> _milestones;
    private readonly IReadOnlyList<MilestoneReach> _early; // without maturity, which has a landmark of its own

    private PathDerivation(JourneyDerivation derived, MaturityAtSnapshot? maturity)
    {
        (_cohort, _maturity) = (derived.Cohort, maturity);
        _milestones = MilestoneReach.Of(derived, maturity);
        _early = [.. _milestones.Where(milestone => milestone.Milestone != Milestone.Maturity)];
    }

    /// <summary>The path; null where none of setup, activation and utilization is supported.</summary>
    public static MilestonePath? Run(JourneyDerivation derived, MaturityAtSnapshot? maturity)
    {
        var path = new PathDerivation(derived, maturity);
        return path._early.Count == 0 ? null : path.Describe();
    }

    private MilestonePath Describe()
    {
        var end = _cohort.Table.Settings.Utilization.End;
        var over = _cohort.Where(row => _cohort.Table.IsFollowedTo(row, end) && _early.All(milestone => milestone.IsObservable(row)));
        var quarters = over.GroupBy(QuarterOf).OrderBy(quarter => quarter.Key).Select(quarter => (quarter.Key, Rows: quarter.ToArray())).ToList();
        return new MilestonePath
        {
            Transitions = [.. _milestones.Select((to, place) => Transition(place == 0 ? null : _milestones[place - 1], to))],
            Retention = [.. Landmarks()],
            Combinations = Combinations(over),
            Quarters = [.. quarters.Select(quarter => new QuarterProgress(QuarterName(quarter.Key), Furthest(quarter.Rows)))],
            Trends = [.. _early.Select(milestone => new MilestoneTrend(milestone.Milestone, TestFigure.Of(TrendTest.CochranArmitage(
                [.. quarters.Select(quarter => (double)quarter.Key)],
                [.. quarters.Select(quarter => (double)quarter.Rows.Count(milestone.IsReached))],
                [.. quarters.Select(quarter => (double)quarter.Rows.Length)]))))],
        };
    }

    private Transition Transition(MilestoneReach? from, MilestoneReach to)
    {
        var over = _cohort.Where(row => to.IsOver(row));
        var sample = _cohort.Sample(row => to.IsOver(row) && to.IsObservable(row) && from?.IsObservable(row) != false, to.IsReached);
        return new Transition
        {
            From = from?.Milestone,
            To = to.Milestone,
            Censored = _cohort.Table.RowCount - over.Length,
            NotObservable = over.Length - sample.Rows.Length,
            All = sample.Compare(HasReached),
            ByPlan = sample.ByPlan(HasReached),
        };

        bool HasReached(int row) => from is null || from.IsReached(row);
    }

    private IEnumerable<LandmarkRetention> Landmarks()
    {
        var (table, end) = (_cohort.Table, _cohort.Table.Settings.Utilization.End);
        var atEnd = _cohort.Sample(
            row => table.IsPresentAt(row, end) && table.IsFollowedTo(row, table.OutcomeKnownFrom) && table.Retained[row] is not null
                && _early.All(milestone => milestone.IsObservable(row)),
            row => table.Retained[row]!.Value);
        yield return Retention(Landmark.UtilizationEnd, atEnd, _early);
        if (_maturity is not null)
        {
            var atSnapshot = _cohort.Sample(
                row => _maturity.IsPresent(row) && _milestones.All(milestone => milestone.IsOver(row) && milestone.IsObservable(row)), _maturity.IsRetained);
            yield return Retention(Landmark.Snapshot, atSnapshot, _milestones);
        }
    }

    private LandmarkRetention Retention(Landmark landmark, JourneySample sample, IReadOnlyList<MilestoneReach> milestones) => new()
    {
        Landmark = landmark,
        Milestones = [.. milestones.Select(milestone => new MilestoneRetention(
            milestone.Milestone, sample.Compare(milestone.IsReached), sample.ByPlan(milestone.IsReached)))],
        ByFurthest = sample.OnBothParts((rows, outcome) => ByFurthest(rows, outcome, milestones)),
    };

    private FurthestRetention ByFurthest(int[] rows, Func<int, bool> outcome, IReadOnlyList<MilestoneReach> milestones)
    {
        var level = _cohort.Rules.Confidence;
        var inOrder = rows.ToLookup(row => MilestoneReach.IsInOrder(milestones, row));
        var steps = inOrder[true].GroupBy(row => MilestoneReach.Furthest(milestones, row), outcome)
            .OrderBy(group => group.Key)
            .Select(group => (Furthest: group.Key, Retained: group.Count(retained => retained), Customers: group.Count()))
            .ToList();
        var differences = steps.Zip(steps.Skip(1)).Select(pair => new FurthestDifference(pair.First.Furthest, pair.Second.Furthest, Figure.Of(new TwoByTwo(
            pair.Second.Retained, pair.Second.Customers - pair.Second.Retained, pair.First.Retained, pair.First.Customers - pair.First.Retained).RiskDifference(level)))).ToList();
        return new FurthestRetention(
            [.. steps.Select(step => new RetentionAtFurthest(step.Furthest, Share.From(new Proportion(step.Retained, step.Customers), level)))],
            _cohort.ShareOf([.. inOrder[false]], outcome),
            differences,
            differences.Exists(difference => difference.Difference.Upper < 0));
    }

    private IReadOnlyList<ReachedCombination> Combinations(int[] over) => [.. over
        .GroupBy(row => _early.Sum(milestone => milestone.IsReached(row) ? 1 << (int)milestone.Milestone : 0))
        .OrderBy(group => group.Key)
        .Select(group =>
        {
            var reached = _early.Where(milestone => (group.Key >> (int)milestone.Milestone & 1) == 1).Select(milestone => milestone.Milestone).ToList();
            return new ReachedCombination(
                reached,
                MilestoneReach.IsInOrder(_early, group.First()),
                Share.From(new Proportion(group.Count(), over.Length), _cohort.Rules.Confidence));
        })];

    private IReadOnlyList<FurthestShare> Furthest(int[] rows) => [.. rows
        .GroupBy(row => MilestoneReach.Furthest(_early, row))
        .OrderBy(group => group.Key)
        .Select(group => new FurthestShare(group.Key, Share.From(new Proportion(group.Count(), rows.Length), _cohort.Rules.Confidence)))];

    private int QuarterOf(int row)
    {
        var signup = _cohort.Table.Customers[row].SignedUp!.Value;
        return (signup.Year * 4) + ((signup.Month - 1) / 3);
    }

    private static string QuarterName(int quarter) => FormattableString.Invariant($"{quarter / 4} Q{(quarter % 4) + 1}");
}
