using Milestones.Usage;

namespace Milestones.Framework.Contracts;

/// <summary>Every log reaches up to the day, without holes in the recent days and without events of the future.</summary>
internal sealed class FreshnessRule : IContractRule
{
    /// <summary>Where more days than this share are without events, that is how the product is used, at weekends for instance.</summary>
    private const double MostHoles = 0.2;

    public IEnumerable<Finding> Check(ContractContext context) => context.Data.Logs.SelectMany(log => Check(log, context));

    private static IEnumerable<Finding> Check(SurveyedLog log, ContractContext context)
    {
        var (asOf, options) = (context.AsOf, context.Options);
        var known = log.Days.TakeWhile(day => day.Day < asOf).ToList();
        if (known.Count == 0)
        {
            yield return new Finding(
                FindingSeverity.Error, "no-events", FormattableString.Invariant($"{log.Name}: there is no event before {asOf:yyyy-MM-dd}."), "Check the export.");
            yield break;
        }

        var missing = asOf.DayNumber - known[^1].Day.DayNumber - 1;
        if (missing > options.FreshDays)
        {
            yield return new Finding(
                FindingSeverity.Error,
                "stale",
                FormattableString.Invariant($"{log.Name}: the last event is of {known[^1].Day:yyyy-MM-dd}, so {missing:N0} days before {asOf:yyyy-MM-dd} have none; at most {options.FreshDays} may."),
                "Export the log again, or say with --as-of until when the data shall reach.");
            yield break;
        }

        var span = options.RecentDays - missing;
        var holes = span - known.Count(day => day.Day >= asOf.AddDays(-options.RecentDays));
        if (holes > 0 && holes <= MostHoles * span && known[0].Day < asOf.AddDays(-options.RecentDays))
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "days-without-events",
                FormattableString.Invariant($"{log.Name}: {holes:N0} of the last {span:N0} days up to {known[^1].Day:yyyy-MM-dd} have no event."),
                "Check whether a part of the export is missing.");
        }

        var future = log.Days.Where(day => day.Day > asOf).Sum(day => day.Events);
        if (future > 0)
        {
            yield return new Finding(
                FindingSeverity.Warning, "events-in-future", FormattableString.Invariant($"{log.Name}: {future:N0} events lie after {asOf:yyyy-MM-dd}."), "Check clocks and time zones of the source.");
        }
    }
}
