using Milestones.Usage;

namespace Milestones.Framework.Contracts;

/// <summary>Everything that is measured occurs, plans and seats are known, and the logs reach back to where features are measured.</summary>
internal sealed class NeedsRule : IContractRule
{
    /// <summary>Share of customers without seats from which on somebody should look.</summary>
    private const double MostWithoutSeats = 0.1;

    public IEnumerable<Finding> Check(ContractContext context) =>
        context.Data.Items.SelectMany(item => Item(item, LastKnownDay(context), context.Options.RecentDays))
            .Concat(Plans(context))
            .Concat(Seats(context))
            .Concat(Window(context));

    /// <summary>The last day with any event that may be known; that the logs as a whole end too early is another rule's matter.</summary>
    private static DateOnly LastKnownDay(ContractContext context) => context.Data.Logs
        .SelectMany(log => log.Days)
        .Where(day => day.Day < context.AsOf)
        .Select(day => day.Day)
        .DefaultIfEmpty(context.AsOf)
        .Max();

    private static IEnumerable<Finding> Item(SurveyedItem item, DateOnly end, int recentDays)
    {
        if (item.Days.Count == 0)
        {
            yield return new Finding(
                FindingSeverity.Error, "never-occurs", $"'{item.Name}' never occurs in the events.", "Correct its name in the events or in the catalog.", item.Name);
        }
        else if (item.Kind != SurveyedKind.SetupStep && item.Days[^1] is var last && last.Day <= end.AddDays(-recentDays)) // steps are taken by new customers only
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "fell-silent",
                FormattableString.Invariant($"'{item.Name}' has not occurred since {last.Day:yyyy-MM-dd}."),
                "Check whether the event was renamed or switched off.",
                item.Name);
        }
    }

    private static IEnumerable<Finding> Plans(ContractContext context)
    {
        var known = (context.Framework?.Milestones.NextSteps ?? [])
            .SelectMany(step => step.ByPlan.Select(outlook => outlook.Plan).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        return known.Count == 0
            ? []
            : context.Data.Plans.Where(plan => !known.Contains(plan.Key)).Select(plan => new Finding(
                FindingSeverity.Warning,
                "unknown-plan",
                FormattableString.Invariant($"{plan.Value:N0} customers are on the plan '{plan.Key}', which the framework does not know: they get no next best step."),
                "Correct the plan's name, or derive the framework again."));
    }

    private static IEnumerable<Finding> Seats(ContractContext context)
    {
        var (data, set) = (context.Data, context.Framework?.Milestones);
        return set?.Utilization is not null && data.Customers > 0 && data.WithoutSeats > MostWithoutSeats * data.Customers
            ? [new Finding(
                FindingSeverity.Warning,
                "seats-unknown",
                FormattableString.Invariant($"Of {data.WithoutSeats:N0} of {data.Customers:N0} customers no seats are known: their utilization cannot be observed."),
                "Fill in the seats.")]
            : [];
    }

    private static IEnumerable<Finding> Window(ContractContext context)
    {
        if (context.Study.Windows is not { Snapshot: { } snapshot } windows || context.Data.Logs.Count == 0)
        {
            return [];
        }

        var earliest = context.Framework is null ? windows.Snapshots[0] : snapshot; // several are pooled to derive, and one is scored
        var start = DateOnly.FromDateTime(earliest.AddDays((context.Framework?.Windows ?? windows).FeatureStart));
        var first = context.Data.Logs.SelectMany(log => log.Days.Take(1)).Select(day => (DateOnly?)day.Day).Min();
        return first > start
            ? [new Finding(
                FindingSeverity.Warning,
                "window-before-events",
                FormattableString.Invariant($"Features are measured from {start:yyyy-MM-dd} on, but the first event is of {first:yyyy-MM-dd}."),
                "Export older events too.")]
            : [];
    }
}
