using Milestones.Usage;

namespace Milestones.Framework.Contracts;

/// <summary>The past stays as it was: of the days that the baseline knows, hardly any event was added since, and hardly any is gone. The baseline's
/// recent days are judged by themselves: events come late there first, and a long history would hide them.</summary>
internal sealed class LateEventsRule : IContractRule
{
    public IEnumerable<Finding> Check(ContractContext context) => context.Options.Baseline is not { } baseline ? [] :
        baseline.Logs.SelectMany(before =>
            context.Data.Logs.FirstOrDefault(log => string.Equals(log.Name, before.Name, StringComparison.Ordinal)) is { } log
                ? Check(before, log, baseline.AsOf, context.Options)
                : []);

    private static IEnumerable<Finding> Check(SurveyedLog before, SurveyedLog log, DateOnly end, ContractOptions options)
    {
        var recent = end.AddDays(-options.RecentDays);
        return [.. Check(before, log, DateOnly.MinValue, recent, options.LateShare), .. Check(before, log, recent, end, options.LateShare)];
    }

    private static IEnumerable<Finding> Check(SurveyedLog before, SurveyedLog log, DateOnly start, DateOnly end, double share)
    {
        var (then, now) = (ByDay(before, start, end), ByDay(log, start, end));
        var days = then.Keys.Union(now.Keys).ToList();
        var events = then.Values.Sum();
        var late = days.Sum(day => Math.Max(0, now.GetValueOrDefault(day) - then.GetValueOrDefault(day)));
        var gone = days.Sum(day => Math.Max(0, then.GetValueOrDefault(day) - now.GetValueOrDefault(day)));
        var ofDays = start == DateOnly.MinValue
            ? FormattableString.Invariant($"of days before {end:yyyy-MM-dd}")
            : FormattableString.Invariant($"of the days from {start:yyyy-MM-dd} to {end.AddDays(-1):yyyy-MM-dd}");
        if (late > share * events)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "late-events",
                FormattableString.Invariant($"{log.Name}: {late:N0} events {ofDays} came only after the baseline, which had {events:N0} of them."),
                "Wait longer before deriving or scoring, or record the baseline again.");
        }

        if (gone > share * events)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "lost-events",
                FormattableString.Invariant($"{log.Name}: {gone:N0} of the {events:N0} events that the baseline had {ofDays} are gone."),
                "Check the export; if the events were deleted on purpose, record the baseline again.");
        }
    }

    private static Dictionary<DateOnly, long> ByDay(SurveyedLog log, DateOnly start, DateOnly end) =>
        log.Days.Where(day => day.Day >= start && day.Day < end).ToDictionary(day => day.Day, day => day.Events);
}
