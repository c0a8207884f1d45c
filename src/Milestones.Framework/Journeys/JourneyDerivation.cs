using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Journeys;

/// <summary>
/// Derives utilization from retention, activation from utilization, and setup from activation. A threshold is proposed only if
/// more goes with the outcome and the search's p-value, adjusted for both searches, passes the study's rate; setup only if a step does.
/// </summary>
internal sealed class JourneyDerivation
{
    private readonly CutPoint? _utilizationCut;
    private readonly CutPoint? _activationCut;

    private JourneyDerivation(JourneyCohort cohort)
    {
        Cohort = cohort;
        var rate = cohort.Rules.FalseDiscoveryRate;
        UtilizationSearch = new UtilizationSearch(cohort);
        var candidate = UtilizationSearch.Cut is { } cut && Supports(cut, cut.PValue, rate) ? cut : null;
        ActivationSearch = new ActivationSearch(cohort, candidate?.Proposed);
        var adjusted = BenjaminiHochberg.Adjust([UtilizationSearch.Cut?.PValue ?? double.NaN, ActivationSearch.Cut?.PValue ?? double.NaN]);
        _utilizationCut = Supports(candidate, adjusted[0], rate) ? candidate : null;
        _activationCut = Supports(ActivationSearch.Cut, adjusted[1], rate) ? ActivationSearch.Cut : null;
        Utilization = _utilizationCut is null ? null : UtilizationSearch.Describe(_utilizationCut, adjusted[0]);
        Activation = _activationCut is null ? null : ActivationSearch.Describe(_activationCut, adjusted[1]);
        SetupSelection = Activation is null || cohort.Table.Steps.Count == 0 ? null : new SetupSelection(cohort, Activation.Threshold.AtLeast);
        SetupSearch = SetupSelection is null ? null : SetupSearch.Run(cohort, SetupSelection);
        WithoutUtilization = Utilization is null ? WhyNone(UtilizationSearch.Cut, UtilizationSearch.Sample, adjusted[0], "core actions per seat and month", "being retained") : null;
        WithoutActivation = Activation is null ? WhyNone(ActivationSearch.Cut, ActivationSearch.Sample, adjusted[1], "core actions", Goal(ActivationSearch.Outcome)) : null;
    }

    public JourneyCohort Cohort { get; }

    public UtilizationSearch UtilizationSearch { get; }

    public ActivationSearch ActivationSearch { get; }

    /// <summary>The verdicts on the steps; null where there was nothing to judge them by.</summary>
    public SetupSelection? SetupSelection { get; }

    /// <summary>Null where there is no setup milestone.</summary>
    public SetupSearch? SetupSearch { get; }

    public UtilizationMilestone? Utilization { get; }

    public ActivationMilestone? Activation { get; }

    public string? WithoutUtilization { get; }

    public string? WithoutActivation { get; }

    public string? WithoutSetup => SetupSearch is not null ? null
        : Activation is null ? "Setup steps are judged by activation, for which there is no milestone."
        : Cohort.Table.Steps.Count == 0 ? "The catalog names no setup steps."
        : "No setup step goes with activation among comparable customers who are not activated yet.";

    public static JourneyDerivation Run(JourneyTable table, Study study) => new(JourneyCohort.Of(table, study));

    private static bool Supports(CutPoint? cut, double pValue, double rate) => cut is { Youden: > 0 } && pValue <= rate;

    private static string Goal(MilestoneGoal outcome) => outcome == MilestoneGoal.Utilizing ? "utilizing the product" : "being retained";

    private static string WhyNone(CutPoint? cut, JourneySample sample, double adjustedP, string unit, string goal) => cut switch
    {
        null => FormattableString.Invariant(
            $"There is nothing to search: {sample.TrainingCount:N0} training customers were there at the landmark and followed up, and either they are too few, all have the same outcome, or no number of {unit} divides them."),
        { Youden: <= 0 } => FormattableString.Invariant($"No number of {unit} goes with {goal}: the best cut, at {cut.Threshold:0.##}, goes against it."),
        _ => FormattableString.Invariant(
            $"No number of {unit} goes with {goal} more than chance allows: the best cut, at {cut.Threshold:0.##}, has p = {adjustedP:0.000}, the search and both searched milestones accounted for."),
    };
}
