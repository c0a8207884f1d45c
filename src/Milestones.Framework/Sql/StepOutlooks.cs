using System.Text.Json;
using Milestones.Framework.Scores;

namespace Milestones.Framework.Sql;

/// <summary>The framework's numbers on next steps, one row per step and group of plans, the best of a milestone and group first.</summary>
/// <param name="Plans">The plans for which the framework has numbers; all others make one group, called by the empty text.</param>
/// <param name="Rows">The rows.</param>
internal sealed record StepOutlooks(IReadOnlyList<string> Plans, IReadOnlyList<StepOutlook> Rows)
{
    /// <summary>Ranks the steps of a framework as <see cref="NextStepChooser"/> does.</summary>
    public static StepOutlooks Of(MilestoneFramework framework)
    {
        var minGroup = framework.Provenance.Options.Rules.MinGroup;
        var steps = framework.Milestones.NextSteps;
        string[] plans = [.. steps.SelectMany(step => step.ByPlan).Select(outlook => outlook.Plan).OfType<string>()
            .Where(plan => plan.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var rows =
            from step in steps
            from plan in plans.Append("")
            let outlook = NextStepChooser.OutlookOn(step, plan.Length > 0 ? plan : null)
            let isEnough = outlook is not null && NextStepChooser.IsEnough(outlook, minGroup)
            let isProposable = isEnough && NextStepChooser.IsProposable(outlook!)
            select new StepOutlook(NameOf(step.Milestone), plan, step.Item, outlook, isEnough, isProposable);
        return new StepOutlooks(plans, [.. rows
            .OrderBy(row => row.Milestone, StringComparer.Ordinal)
            .ThenBy(row => row.PlanGroup, StringComparer.Ordinal)
            .ThenByDescending(row => row.IsProposable)
            .ThenByDescending(row => row.Outlook?.AdjustedRiskDifference.Lower)
            .ThenByDescending(row => row.Outlook?.Adoption)
            .ThenBy(row => row.Item, StringComparer.Ordinal)]);
    }

    /// <summary>A milestone as scores name it.</summary>
    public static string NameOf(Milestone milestone) => JsonNamingPolicy.SnakeCaseLower.ConvertName(milestone.ToString());
}

/// <summary>What goes with a step in a group of plans.</summary>
/// <param name="Milestone">The milestone's name.</param>
/// <param name="PlanGroup">The plan; empty: all plans of which the framework knows nothing.</param>
/// <param name="Item">The step.</param>
/// <param name="Outlook">The numbers; null: there are none for this group.</param>
/// <param name="IsEnough">Whether enough customers took the step, and enough did not.</param>
/// <param name="IsProposable">Whether it may be proposed.</param>
internal sealed record StepOutlook(string Milestone, string PlanGroup, string Item, PlanOutlook? Outlook, bool IsEnough, bool IsProposable);
