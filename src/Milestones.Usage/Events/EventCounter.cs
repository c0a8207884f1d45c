using System.Globalization;
using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Events;

/// <summary>Counts event logs into customers × features in one pass over the files; memory grows with customers × features,
/// never with the events.</summary>
internal static class EventCounter
{
    /// <summary>Reads every event of the study once. (Twice, where dates begin with the day or the month and nobody has declared
    /// with which: then the whole column decides first.)</summary>
    /// <param name="plan">Whose events to count, and when.</param>
    /// <param name="errors">Takes the rows that cannot be used. The caller judges their number.</param>
    /// <param name="threads">How many threads parse, 1 or more; the result is the same for any number.</param>
    /// <param name="progress">Told the share of the bytes read, from 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">A file is missing, empty or damaged, or lacks a column; a sum is too large to be exact.</exception>
    public static EventCounts Count(
        EventCountingPlan plan, RowErrors errors, int threads, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        IReadOnlyList<Feature> features = [.. plan.Study.Catalog.Features.Where(feature => feature.Source is EventSource)];
        IReadOnlyList<EventSource> sources = [.. features.Select(feature => (EventSource)feature.Source)];
        var properties = sources.Select(source => source.Condition?.Column).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var logs = EventLogInput.Open(plan.Study, properties, ByteKeyTable.Of(plan.CustomerIds), errors);
        var customers = CustomerTimes.Of(plan);
        var windowDays = customers.Length == 0 ? 0 : customers.Max(times => times.FeatureDays);
        IReadOnlyList<IReadOnlyList<string>> activities = [.. plan.Study.ActivityOutcomes.Select(outcome => outcome.Events)];
        var formats = logs.Select(log => TimeFormat.For(log.Log.TimeFormat)).ToList();
        while (true)
        {
            var cells = new EventCells(features, customers.Length, windowDays, activities.Count);
            var pass = new EventPass(logs, sources, activities, customers, plan.WindowsPerCustomer, cells);
            if (pass.Run(formats, threads, LogProgress.Of(logs, progress), cancellation) is { } undecided)
            {
                formats[undecided] = formats[undecided].With(Survey(logs[undecided], cancellation));
                continue;
            }

            errors.Add(pass.Errors);
            return Counts(features, logs, cells, pass.Totals, customers);
        }
    }

    /// <summary>Finds out whether days or months come first in a log.</summary>
    internal static DateOrder Survey(EventLogInput log, CancellationToken cancellation) => DateOrderSurvey.Run(
        log.Files,
        log.Columns.Selection,
        log.Columns.Time,
        "Declare the log's 'times' in the study, such as dd/MM/yyyy or MM/dd/yyyy.",
        cancellation);

    private static EventCounts Counts(
        IReadOnlyList<Feature> features, IReadOnlyList<EventLogInput> logs, EventCells cells, IReadOnlyList<EventTotals> perLog, CustomerTimes[] customers)
    {
        if (cells.Overflowed is { } overflowed)
        {
            throw new InputException(new InputError(
                string.Join(", ", logs.SelectMany(log => log.Log.Files)),
                $"The quantities of '{features[overflowed].Name}' add up to more than 9 · 10^12 for a customer.",
                "Measure them in a larger unit."));
        }

        var totals = new EventTotals(features.Count);
        foreach (var log in perLog)
        {
            totals.Add(log);
        }

        var days = cells.Activity.Count(Array.ConvertAll(customers, times => times.FeatureDays));
        return new EventCounts
        {
            Features = [.. features.Select((feature, number) => cells.Use(feature, number, totals.Occurrences[number], days.Own[number]))],
            ActiveDays = days.Active,
            ActiveInOutcomeWindow = cells.Active,
            Events = totals.Events,
            FirstEvent = totals.Events == 0 ? null : new DateTime(totals.First, DateTimeKind.Utc),
            LastEvent = totals.Events == 0 ? null : new DateTime(totals.Last, DateTimeKind.Utc),
            EventsBeforeSignup = totals.BeforeSignup,
            EventsBeforeMapping = totals.BeforeMapping,
            Findings = [.. logs.Zip(perLog, Findings).SelectMany(findings => findings)],
        };
    }

    private static IEnumerable<Finding> Findings(EventLogInput log, EventTotals totals)
    {
        var name = string.Join(", ", log.Log.Files);
        if (totals.Rows == 0)
        {
            throw new InputException(new InputError(name, "There is a header, but no event.", "Export it again, or take it out of the study."));
        }

        if (totals.BeforeSignup > 0)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "events-before-signup",
                $"{name}: {Number(totals.BeforeSignup)} of {Number(totals.Events)} events lie before their customer's signup.");
        }

        if (totals.BeforeMapping > 0)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "events-before-mapping-start",
                $"{name}: {Number(totals.BeforeMapping)} of {Number(totals.Events)} events lie before the '{log.Log.Via!.Since}' of their '{log.Log.Via.Key}' in {log.Log.Via.File}.");
        }
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
