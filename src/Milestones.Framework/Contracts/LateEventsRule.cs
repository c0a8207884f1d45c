using Milestones.Usage;

namespace Milestones.Framework.Contracts;

/// <summary>The past stays as it was: of the days that the baseline knows, hardly any event was added since, and hardly any is gone.</summary>
internal sealed class LateEventsRule : IContractRule
{
    public IEnumerable<Finding> Check(ContractContext context) => context.Options.Baseline is not { } baseline ? [] :
        baseline.Logs.SelectMany(before =>
            context.Data.Logs.FirstOrDefault(log => string.Equals(log.Name, before.Name, StringComparison.Ordinal)) is { } log
                ? Check(before, log, baseline.AsOf, context.Options.LateShare)
                : []);

    private static IEnumerable<Finding> Check(SurveyedLog before, SurveyedLog log, DateOnly end, double share)
    {
        var (then, now) = (ByDay(before, end), ByDay(log, end));
        var days = then.Keys.Union(now.Keys).ToList();
        var late = days.Sum(day => Math.Max(0, now.GetValueOrDefault(day) - then.GetValueOrDefault(day)));
        var gone = days.Sum(day => Math.Max(0, then.GetValueOrDefault(day) - now.GetValueOrDefault(day)));
        if (late > share * before.Events)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "late-events",
                FormattableString.Invariant($"{log.Name}: {late:N0} events of days before {end:yyyy-MM-dd} came only after the baseline, which had {before.Events:N0} of them."),
                "Wait longer before deriving or scoring, or record the baseline again.");
        }

        if (gone > share * before.Events)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "lost-events",
                FormattableString.Invariant($"{log.Name}: {gone:N0} of the {before.Events:N0} events that the baseline had of days before {end:yyyy-MM-dd} are gone."),
                "Check the export; if the events were deleted on purpose, record the baseline again.");
        }
    }

    private static Dictionary<DateOnly, long> ByDay(SurveyedLog log, DateOnly end) =>
        log.Days.Where(day => day.Day < end).ToDictionary(day => day.Day, day => day.Events);
}
