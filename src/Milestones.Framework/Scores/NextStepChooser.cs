namespace Milestones.Framework.Scores;

/// <summary>
/// Chooses a customer's next best step: of the earliest milestone that is not reached and can still be, the item with the greatest
/// lower limit of the adjusted difference on the customer's plan; of equal ones the more adopted.
/// </summary>
/// <remarks>
/// A milestone whose window has closed is passed over. Its items can no longer reach it, and the difference that would be quoted, such
/// as becoming activated between day 30 and day 90, lies in the customer's past. Were it not passed over, whoever once missed a window
/// would hear of that milestone for ever and never of a later one.
/// </remarks>
internal sealed class NextStepChooser
{
    /// <summary>What a plan that is not known is called where plans are told apart.</summary>
    public const string UnknownPlan = "unknown";

    private readonly ILookup<Milestone, NextStep> _steps;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _plansOfSteps;
    private readonly int _minGroup;

    /// <summary>Prepares the items.</summary>
    /// <param name="steps">What customers can do, and what goes with it.</param>
    /// <param name="plansOfSteps">Per setup step, the plans that include it; empty: every plan.</param>
    /// <param name="minGroup">Adopters, and others, below which nothing is proposed.</param>
    public NextStepChooser(IEnumerable<NextStep> steps, IReadOnlyDictionary<string, IReadOnlyList<string>> plansOfSteps, int minGroup)
    {
        _steps = steps.ToLookup(step => step.Milestone);
        _plansOfSteps = plansOfSteps;
        _minGroup = minGroup;
    }

    /// <summary>Chooses.</summary>
    /// <param name="plan">The customer's plan; null: not known.</param>
    /// <param name="states">How far the customer has come.</param>
    /// <param name="isTaken">Whether it took a setup step; asked for while setup is open only.</param>
    /// <param name="missing">The features that it lacks for maturity and that are open to it.</param>
    public NextBestStep Choose(
        string? plan,
        (ReachState Setup, ReachState Activation, ReachState Utilization, ReachState Maturity) states,
        Func<string, bool> isTaken,
        Func<IEnumerable<string>> missing)
    {
        if (states.Setup == ReachState.TooEarly)
        {
            return Best(Milestone.Setup, plan, _steps[Milestone.Setup].Where(step => !isTaken(step.Item) && IsOpen(step.Item, plan)));
        }

        if (states.Activation == ReachState.TooEarly)
        {
            return Best(Milestone.Activation, plan, _steps[Milestone.Activation]);
        }

        if (states.Utilization == ReachState.TooEarly)
        {
            return Best(Milestone.Utilization, plan, _steps[Milestone.Utilization]);
        }

        var names = states.Maturity == ReachState.No ? missing().ToHashSet(StringComparer.Ordinal) : [];
        return states.Maturity switch
        {
            ReachState.No => Best(Milestone.Maturity, plan, _steps[Milestone.Maturity].Where(step => names.Contains(step.Item))),
            ReachState.TooEarly => new NextBestStep(Milestone.Maturity, null, null, null, NoStepReason.NotMeasured),
            _ => new NextBestStep(null, null, null, null, NoStepReason.AllReached),
        };
    }

    /// <summary>What goes with a step on a plan; null: the framework does not know.</summary>
    public static PlanOutlook? OutlookOn(NextStep step, string? plan) =>
        step.ByPlan.FirstOrDefault(outlook => outlook.Plan is null || string.Equals(outlook.Plan, plan, StringComparison.Ordinal));

    /// <summary>Whether enough customers took the step, and enough did not.</summary>
    public static bool IsEnough(PlanOutlook outlook, int minGroup) => outlook.Adopters >= minGroup && outlook.Others >= minGroup;

    /// <summary>Whether something good goes with the step, with an interval.</summary>
    public static bool IsProposable(PlanOutlook outlook) => outlook.AdjustedRiskDifference is { Value: > 0, Lower: not null };

    private bool IsOpen(string step, string? plan) =>
        _plansOfSteps[step] is var plans && (plans.Count == 0 || (plan is not null && plans.Contains(plan, StringComparer.Ordinal)));

    private NextBestStep Best(Milestone milestone, string? plan, IEnumerable<NextStep> items)
    {
        var left = items.ToList();
        var known = left.ConvertAll(item => (item.Item, Outlook: OutlookOn(item, plan ?? UnknownPlan))).FindAll(item => item.Outlook is not null);
        var enough = known.FindAll(item => IsEnough(item.Outlook!, _minGroup));
        var best = enough
            .Where(item => IsProposable(item.Outlook!))
            .OrderByDescending(item => item.Outlook!.AdjustedRiskDifference.Lower)
            .ThenByDescending(item => item.Outlook!.Adoption)
            .ThenBy(item => item.Item, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Outlook is { } outlook
            ? new NextBestStep(milestone, best.Item, outlook.AdjustedRiskDifference, outlook.Adoption, null)
            : new NextBestStep(milestone, null, null, null,
                left.Count == 0 ? NoStepReason.NothingOpen
                : known.Count == 0 ? NoStepReason.UnknownPlan
                : enough.Count == 0 ? NoStepReason.TooFewCustomers
                : NoStepReason.NoPositiveDifference);
    }
}
