namespace Milestones.Framework.Journeys;

/// <summary>Of how many of the kept steps setup consists: the number that tells best who becomes activated after the landmark.</summary>
internal sealed class SetupSearch
{
    private readonly JourneyCohort _cohort;
    private readonly SetupSelection _selection;
    private readonly List<int> _steps; // by median day

    private SetupSearch(JourneyCohort cohort, SetupSelection selection, List<int> steps)
    {
        (_cohort, _selection, _steps) = (cohort, selection, steps);
        Milestone = Describe();
    }

    public SetupMilestone Milestone { get; }

    /// <summary>Searches; null where no step was kept.</summary>
    public static SetupSearch? Run(JourneyCohort cohort, SetupSelection selection)
    {
        var steps = Enumerable.Range(0, selection.Steps.Count)
            .Where(step => selection.Steps[step].Verdict == StepVerdict.Kept)
            .OrderBy(step => selection.Steps[step].MedianDay)
            .ThenBy(step => step)
            .ToList();
        return steps.Count == 0 ? null : new SetupSearch(cohort, selection, steps);
    }

    public bool IsReached(int row) => Taken(row) >= Milestone.CompleteAt;

    private int Taken(int row) => _steps.Count(step => _selection.IsTaken(step, row));

    private SetupMilestone Describe()
    {
        var (table, windows) = (_cohort.Table, _cohort.Table.Settings);
        var search = _selection.Landmark.SearchCut(row => Taken(row), "number of setup steps");
        var threshold = CountThreshold.From(_steps.Count, CountThreshold.SetupSteps, _selection.Landmark.TrainingCount, search);
        return new SetupMilestone
        {
            Window = windows.Setup,
            Steps = [.. _steps.Select(step => _selection.Steps[step].Name)],
            Threshold = threshold,
            Reached = _cohort.ShareOf(_cohort.Where(row => table.IsFollowedTo(row, windows.Setup.End)), row => Taken(row) >= threshold.AtLeast),
            Association = _selection.Landmark.Associate(row => Taken(row) >= threshold.AtLeast),
            ByGroup = _selection.Landmark.ByGroup(row => Taken(row) >= threshold.AtLeast, "plan", "size"),
        };
    }
}
