using Milestones.Forests;
using Milestones.Forests.Clusters;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Journeys;

/// <summary>
/// Judges the candidate setup steps. A step is compared at the landmark, the end of the setup window, among customers who are
/// there and not activated yet: whoever had to stay to take it is compared with others who stayed, and the activated cannot lend
/// their steps to it. Everything is chosen on the training customers.
/// </summary>
internal sealed class SetupSelection
{
    private readonly JourneyCohort _cohort;
    private readonly double _activatedFrom;

    /// <summary>Judges the steps.</summary>
    /// <param name="cohort">All customers.</param>
    /// <param name="activatedFrom">The threshold of activation.</param>
    public SetupSelection(JourneyCohort cohort, double activatedFrom)
    {
        (_cohort, _activatedFrom) = (cohort, activatedFrom);
        var (table, windows) = (cohort.Table, cohort.Table.Settings);
        Landmark = cohort.Sample(
            row => table.IsPresentAt(row, windows.Setup.End) && table.IsFollowedTo(row, windows.Activation.End)
                && table.CoreActionsBeforeLandmark[row] < activatedFrom,
            IsActivated);
        Measured = [.. table.Steps.Select(Measure)];
        Tested = Adjust();
        Steps = Judge();
    }

    /// <summary>Customers who are there at the landmark and not activated yet, and whether they become so.</summary>
    public JourneySample Landmark { get; }

    /// <summary>The steps with their verdicts, in the catalog's order.</summary>
    public IReadOnlyList<SetupStepEvidence> Steps { get; }

    private MeasuredStep[] Measured { get; }

    private double[] Tested { get; }

    /// <summary>Whether a customer took a step in time.</summary>
    public bool IsTaken(int step, int row) => _cohort.Table.Steps[step].IsTaken(row, _cohort.Table.Settings.Setup);

    private bool IsActivated(int row) => _cohort.Table.CoreActionsForActivation[row] >= _activatedFrom;

    private MeasuredStep Measure(StepColumn column, int step)
    {
        var (table, windows) = (_cohort.Table, _cohort.Table.Settings);
        var there = _cohort.Where(row =>
            !table.HeldOut[row] && column.Open[row] && table.IsPresentAt(row, windows.Setup.End) && table.IsFollowedTo(row, windows.Setup.End));
        var sample = Landmark.Where(row => column.Open[row]);
        var raw = _cohort.Sample(row => column.Open[row] && table.IsFollowedTo(row, windows.Activation.End), IsActivated);
        double[] days = [.. there.Where(row => IsTaken(step, row)).Select(row => (double)column.Days[row]!).Order()];
        var tables = sample.TrainingTables(row => IsTaken(step, row));
        return new MeasuredStep(
            _cohort.ShareOf(there, row => IsTaken(step, row)),
            days.Length == 0 ? null : Quantile.Linear(days, 0.5),
            tables,
            tables.RiskDifference(_cohort.Rules.Confidence),
            sample.Associate(row => IsTaken(step, row)),
            raw.Associate(row => IsTaken(step, row)));
    }

    /// <summary>The adjusted p-values; NaN for steps that are dropped before they are tested.</summary>
    private double[] Adjust() => BenjaminiHochberg.Adjust(
        Array.ConvertAll(Measured, step => Untestable(step) is null ? step.Tables.CochranMantelHaenszel().PValue : double.NaN));

    private List<SetupStepEvidence> Judge()
    {
        var verdicts = Measured.Select((step, number) => Untestable(step) ?? Predictive(step, Tested[number])).ToArray();
        var standing = Enumerable.Range(0, verdicts.Length).Where(step => verdicts[step].Verdict == StepVerdict.Kept).ToList();
        foreach (var (step, representative, correlation) in Redundant(standing))
        {
            var name = _cohort.Table.Steps[representative].Step.Name;
            verdicts[step] = new Conclusion(StepVerdict.RedundantWith, "same-customers", FormattableString.Invariant(
                $"It is taken by the customers who take '{name}' (phi {correlation:0.00}), which goes with activation more clearly."), correlation, _cohort.Rules.RedundancyCorrelation, name);
            standing.Remove(step);
        }

        foreach (var step in standing.OrderByDescending(step => Measured[step].Difference.Interval.Lower).Skip(_cohort.Table.Settings.MostSteps))
        {
            verdicts[step] = new Conclusion(StepVerdict.BeyondMost, "beyond-most", FormattableString.Invariant(
                $"{_cohort.Table.Settings.MostSteps} steps go with activation more surely, and setup has no more."), null, _cohort.Table.Settings.MostSteps);
        }

        return [.. verdicts.Select((verdict, step) => Evidence(step, verdict))];
    }

    /// <summary>Why a step is dropped before it is tested; null: it is not.</summary>
    private Conclusion? Untestable(MeasuredStep step)
    {
        var (rules, table, prevalence) = (_cohort.Rules, step.Tables.Collapsed, step.Prevalence.Value ?? 0);
        var fewest = Math.Min(table.Exposed, table.Unexposed);
        return prevalence < rules.NicheBelow
            ? new Conclusion(StepVerdict.Niche, "prevalence", FormattableString.Invariant($"{prevalence:P1} of the customers take it, fewer than {rules.NicheBelow:P0}."), prevalence, rules.NicheBelow)
            : prevalence > rules.UbiquitousAbove
                ? new Conclusion(StepVerdict.Routine, "prevalence", FormattableString.Invariant($"{prevalence:P1} of the customers take it, more than {rules.UbiquitousAbove:P0}: it tells nobody apart."), prevalence, rules.UbiquitousAbove)
                : fewest < rules.MinGroup
                    ? new Conclusion(StepVerdict.NotEnoughData, "too-few", FormattableString.Invariant($"Of the customers compared {table.Exposed:N0} took it and {table.Unexposed:N0} did not; {rules.MinGroup} of each are asked for."), fewest, rules.MinGroup)
                    : null;
    }

    private Conclusion Predictive(MeasuredStep step, double adjustedP)
    {
        var rate = _cohort.Rules.FalseDiscoveryRate;
        if (!(adjustedP <= rate))
        {
            return new Conclusion(StepVerdict.NotPredictive, "test", FormattableString.Invariant(
                $"Among comparable customers who were not activated yet it does not go with activation (adjusted p {adjustedP:0.000})."), adjustedP, rate);
        }

        var difference = step.Difference.Value;
        return difference > 0
            ? new Conclusion(StepVerdict.Kept, "test", FormattableString.Invariant(
                $"Who took it was activated afterwards {difference * 100:+0.0} points more often, among comparable customers."), difference, 0)
            : new Conclusion(StepVerdict.Negative, "test", FormattableString.Invariant(
                $"Who took it was activated afterwards {-difference * 100:0.0} points less often, among comparable customers."), difference, 0);
    }

    /// <summary>Per cluster of correlated steps, all but the one that goes with activation most surely.</summary>
    private IEnumerable<(int Step, int Representative, double Correlation)> Redundant(List<int> standing)
    {
        if (standing.Count < 2)
        {
            return [];
        }

        var training = Array.FindAll(Landmark.Rows, row => !_cohort.Table.HeldOut[row]);
        var columns = standing.ConvertAll(step => new ForestColumn(
            _cohort.Table.Steps[step].Step.Name,
            Array.ConvertAll(training, row => !_cohort.Table.Steps[step].Open[row] ? double.NaN : IsTaken(step, row) ? 1 : 0)));
        return ColumnClusters.Find(BinnedMatrix.Create(columns), _cohort.Rules.RedundancyCorrelation)
            .Select(cluster => cluster.Members.Select(member => (Step: standing[member], columns[member].Values)).ToList())
            .SelectMany(cluster =>
            {
                var best = cluster.MaxBy(member => Measured[member.Step].Difference.Interval.Lower);
                return cluster.Where(member => member.Step != best.Step)
                    .Select(member => (member.Step, best.Step, Correlation.Pearson(member.Values, best.Values)));
            });
    }

    private SetupStepEvidence Evidence(int number, Conclusion conclusion)
    {
        var (step, measured) = (_cohort.Table.Steps[number].Step, Measured[number]);
        return new SetupStepEvidence
        {
            Name = step.Name,
            Title = step.Title,
            Use = FeatureUse.Of(step.Source),
            Plans = step.Plans,
            Verdict = conclusion.Verdict,
            RedundantWith = conclusion.RedundantWith,
            Reason = new StepReason(conclusion.Code, conclusion.Sentence, conclusion.Number is { } known ? Figure.Finite(known) : null, conclusion.Limit),
            Prevalence = measured.Prevalence,
            MedianDay = measured.MedianDay,
            Association = measured.Association,
            Raw = measured.Raw,
            PValue = double.IsNaN(Tested[number]) ? null : Figure.Finite(measured.Tables.CochranMantelHaenszel().PValue),
            AdjustedPValue = Figure.Finite(Tested[number]),
        };
    }

    private sealed record MeasuredStep(
        Share Prevalence,
        double? MedianDay,
        StratifiedTables Tables,
        Estimate Difference,
        OnBothParts<ProgressFigures> Association,
        OnBothParts<ProgressFigures> Raw);

    private sealed record Conclusion(StepVerdict Verdict, string Code, string Sentence, double? Number, double? Limit, string? RedundantWith = null);
}
