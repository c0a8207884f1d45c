using Milestones.Usage;

namespace Milestones.Framework.Contracts;

/// <summary>Logs, items and customers are about as many as the baseline had: the recent days of the one against the recent days of the other.</summary>
internal sealed class VolumeRule : IContractRule
{
    /// <summary>Fewer uses of an item than these in the baseline's recent days tell nothing.</summary>
    private const int FewestUses = 20;

    public IEnumerable<Finding> Check(ContractContext context) => context.Options.Baseline is { } baseline
        ? Customers(baseline, context)
            .Concat(baseline.Logs.SelectMany(log => Log(log, baseline.AsOf, context)))
            .Concat(baseline.Items.SelectMany(item => Item(item, baseline.AsOf, context)))
        : [];

    private static IEnumerable<Finding> Customers(DataBaseline baseline, ContractContext context) =>
        context.Data.Customers < (1 - context.Options.LostCustomers) * baseline.Customers
            ? [new Finding(
                FindingSeverity.Warning,
                "fewer-customers",
                FormattableString.Invariant($"The customer table has {context.Data.Customers:N0} customers; the baseline had {baseline.Customers:N0}."),
                "Check whether the export is complete.")]
            : [];

    private static IEnumerable<Finding> Log(SurveyedLog before, DateOnly then, ContractContext context)
    {
        var log = context.Data.Logs.FirstOrDefault(log => string.Equals(log.Name, before.Name, StringComparison.Ordinal));
        return log is null
            ? [new Finding(FindingSeverity.Warning, "log-missing", $"The baseline had a log '{before.Name}', which is no longer there.", "Check the study, or record the baseline again.")]
            : Compare(before.Days, log.Days, then, context, new Subject("volume", log.Name, "events", null, FindingSeverity.Error));
    }

    private static IEnumerable<Finding> Item(SurveyedItem before, DateOnly then, ContractContext context)
    {
        var item = context.Data.Items.FirstOrDefault(item => item.Kind == before.Kind && string.Equals(item.Name, before.Name, StringComparison.Ordinal));
        return item is null || context.Recent(before.Days, then) < FewestUses
            ? []
            : Compare(before.Days, item.Days, then, context, new Subject(
                "item-volume", $"'{item.Name}'", "uses", item.Name, item.Kind == SurveyedKind.SetupStep ? FindingSeverity.Warning : FindingSeverity.Error));
    }

    private static IEnumerable<Finding> Compare(
        IReadOnlyList<DayCount> before, IReadOnlyList<DayCount> after, DateOnly then, ContractContext context, Subject subject)
    {
        var (had, has) = (context.Recent(before, then), context.Recent(after, context.AsOf));
        if (had == 0 || (has >= context.Options.LeastVolume * had && has <= context.Options.MostVolume * had))
        {
            yield break;
        }

        yield return new Finding(
            has == 0 ? subject.WhenGone : FindingSeverity.Warning,
            subject.Code,
            FormattableString.Invariant($"{subject.Name}: {has:N0} {subject.Unit} in the {context.Options.RecentDays} days before {context.AsOf:yyyy-MM-dd}, {had:N0} in as many before {then:yyyy-MM-dd}, of which {context.Options.LeastVolume:P0} to {context.Options.MostVolume:P0} are expected."),
            "Check whether the export is complete and events kept their names; if use has really changed, record the baseline again.",
            subject.Item);
    }

    /// <summary>What is compared.</summary>
    /// <param name="Code">Code of the finding.</param>
    /// <param name="Name">As a sentence names it.</param>
    /// <param name="Unit">What is counted.</param>
    /// <param name="Item">Name of the item; null for a log.</param>
    /// <param name="WhenGone">How bad it is if nothing is left.</param>
    private sealed record Subject(string Code, string Name, string Unit, string? Item, FindingSeverity WhenGone);
}
