using Milestones.Evidence;
using Milestones.Numerics;

namespace Milestones.Framework.Journeys;

/// <summary>
/// What goes, on each plan, with everything that a customer can still do: setup steps (outcome: activation after the landmark),
/// the core action up to activation and utilization (outcome: theirs), and the mature features (outcome: retained). On the training
/// customers, like every choice; a customer's next best step is chosen by these numbers.
/// </summary>
internal static class NextSteps
{
    /// <summary>The items of setup, activation and utilization, as far as there are such milestones.</summary>
    public static IEnumerable<NextStep> Of(JourneyDerivation derived)
    {
        var (cohort, table) = (derived.Cohort, derived.Cohort.Table);
        if (derived.SetupSearch is { Milestone: var setup } && derived.SetupSelection is { } selection)
        {
            foreach (var name in setup.Steps)
            {
                var step = table.Steps.Index().First(entry => string.Equals(entry.Item.Step.Name, name, StringComparison.Ordinal)).Index;
                var open = selection.Landmark.Where(row => table.Steps[step].Open[row]);
                yield return new NextStep(Milestone.Setup, name, MilestoneGoal.Activated, ByPlan(cohort, open, row => selection.IsTaken(step, row)));
            }
        }

        if (derived.Activation is { Threshold: var activated })
        {
            yield return new NextStep(Milestone.Activation, table.CoreAction.Name, activated.Outcome, ByPlan(
                cohort, derived.ActivationSearch.Sample, row => table.CoreActionsForActivation[row] >= activated.AtLeast));
        }

        if (derived.Utilization is { Threshold: var utilizing })
        {
            yield return new NextStep(Milestone.Utilization, table.CoreAction.Name, utilizing.Outcome, ByPlan(
                cohort, derived.UtilizationSearch.Sample, row => table.Utilization(row) >= utilizing.AtLeast));
        }
    }

    /// <summary>The mature features of a maturity milestone.</summary>
    public static IEnumerable<NextStep> Of(MaturityMilestone maturity, StudyEvidence evidence)
    {
        var table = evidence.Table;
        var plans = table.Context.FirstOrDefault(column => string.Equals(column.Name, "plan", StringComparison.Ordinal));
        foreach (var name in maturity.Categories.SelectMany(category => category.Mature))
        {
            var adopted = evidence.Features.First(feature => string.Equals(feature.Feature.Name, name, StringComparison.Ordinal)).Adopted;
            var rows = Enumerable.Range(0, table.RowCount).Where(row => !table.HeldOut[row] && adopted[row] is not null);
            yield return new NextStep(Milestone.Maturity, name, MilestoneGoal.Retained, [.. rows
                .GroupBy(row => plans?.Codes[row] ?? 0)
                .OrderBy(group => group.Key)
                .Select(group => Outlook(plans?.Levels[group.Key], Tables([.. group]), evidence.Rules.Confidence) with
                {
                    Adopters = Customers(group, adopts: true),
                    Others = Customers(group, adopts: false),
                })]);

            // Rows of several snapshots of a customer are one adopter.
            long Customers(IEnumerable<int> part, bool adopts) => Count([.. part.Where(row => adopted[row] == adopts)]);

            long Count(int[] part) => table.Pooled?.CountCustomers(part) ?? part.Length;

            StratifiedTables Tables(int[] part) => StratifiedTables.Of(
                Array.ConvertAll(part, row => adopted[row]!.Value),
                Array.ConvertAll(part, row => table.Outcome[row]),
                Array.ConvertAll(part, row => evidence.Strata.Codes[row]),
                table.ClustersOf(part));
        }
    }

    private static IReadOnlyList<PlanOutlook> ByPlan(JourneyCohort cohort, JourneySample sample, Func<int, bool> done)
    {
        var level = cohort.Rules.Confidence;
        return cohort.Context("plan") is not { } plans
            ? [Outlook(null, sample.TrainingTables(done), level)]
            : [.. plans.Levels
                .Select((plan, code) => (plan, Part: sample.Where(row => plans.Codes[row] == code)))
                .Where(group => group.Part.TrainingCount > 0)
                .Select(group => Outlook(group.plan, group.Part.TrainingTables(done), level))];
    }

    private static PlanOutlook Outlook(string? plan, StratifiedTables tables, double level)
    {
        var table = tables.Collapsed;
        return new PlanOutlook(
            plan, (long)table.Exposed, (long)table.Unexposed, Figure.Finite(table.Exposed / table.Total), Figure.Of(tables.RiskDifference(level)));
    }
}
