using Milestones.Usage.Events;
using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Journeys;

/// <summary>Counts core actions and setup steps since signup, in one pass over the event logs; memory grows with the customers,
/// never with the events.</summary>
internal static class JourneyCounter
{
    /// <summary>Reads every event of the study once. (Twice, where it has to be found out first whether days or months come first.)</summary>
    /// <param name="study">Its logs, its catalog with a core action, its outcome and windows.</param>
    /// <param name="customerIds">The customers' identifiers, unique.</param>
    /// <param name="windows">Per customer its times; null: its events do not count.</param>
    /// <param name="byDay">Whether to keep core actions by day as well.</param>
    /// <param name="options">Threads, progress, cancellation.</param>
    /// <exception cref="InputException">A file cannot be read, or a sum is too large to be exact.</exception>
    public static JourneyCounts Count(
        Study study, IReadOnlyList<string> customerIds, JourneyWindows?[] windows, bool byDay, BuildOptions options)
    {
        var (action, steps) = (study.Catalog.CoreAction!, study.Catalog.SetupSteps);
        IReadOnlyList<EventSource> sources = [action.Source, .. steps.Select(step => step.Source)];
        var properties = sources.Select(source => source.Condition?.Column).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var logs = EventLogInput.Open(study, properties, ByteKeyTable.Of(customerIds), new RowErrors(int.MaxValue));
        var sets = new FeatureSets(sources.Count);
        IReadOnlyList<IReadOnlyList<string>> activities = study.Outcome is RetainedByActivity outcome ? [outcome.Events] : [];
        var formats = logs.Select(log => TimeFormat.For(log.Log.TimeFormat)).ToList();
        while (true)
        {
            var cells = new JourneyCells(study.Milestones, windows, steps.Count);
            var tallies = new List<JourneyTally>();
            var undecided = Pass(tallies, cells);
            if (undecided < 0)
            {
                return Counts(study, cells, tallies, byDay);
            }

            formats[undecided] = formats[undecided].With(DateOrderSurvey.Run(
                logs[undecided].Files, logs[undecided].Columns.Selection, logs[undecided].Columns.Time, "Declare the log's 'times' in the study.", options.Cancellation));
        }

        int Pass(List<JourneyTally> tallies, JourneyCells cells)
        {
            var onRead = LogProgress.Of(logs, options.Progress);
            for (var number = 0; number < logs.Count; number++)
            {
                var (log, format) = (logs[number], formats[number]);
                tallies.AddRange(LogWorkers.Run(
                    log,
                    options.Threads,
                    () => new JourneyTally(
                        log,
                        new EventRowParser(log, format),
                        new EventRoutes(sources, log.Columns, activities, sets),
                        action.Counts,
                        study.Milestones.Activation,
                        cells,
                        byDay ? new DailyCoreActions() : null),
                    onRead,
                    options.Cancellation));
                if (tallies.Exists(tally => tally.NeedsDateOrder))
                {
                    return number;
                }
            }

            return -1;
        }
    }

    private static JourneyCounts Counts(Study study, JourneyCells cells, List<JourneyTally> tallies, bool byDay)
    {
        if (cells.HasOverflowed)
        {
            throw new InputException(new InputError(
                string.Join(", ", study.Events.SelectMany(log => log.Files)),
                $"The quantities of '{study.Catalog.CoreAction!.Name}' add up to more than 9 · 10^12 for a customer.",
                "Measure them in a larger unit."));
        }

        var last = tallies.Count == 0 ? long.MinValue : tallies.Max(tally => tally.Last);
        return new JourneyCounts(
            cells,
            byDay ? DailyCoreActions.Merge(tallies.Select(tally => tally.Daily!)) : null,
            [.. Enumerable.Range(0, 1 + study.Catalog.SetupSteps.Count).Select(source => tallies.Sum(tally => tally.Occurrences[source]))],
            last == long.MinValue ? null : new DateTime(last, DateTimeKind.Utc));
    }
}

/// <summary>What the event logs say of setup, activation and utilization.</summary>
/// <param name="Cells">Per customer.</param>
/// <param name="Daily">Core actions by day; null: not asked for.</param>
/// <param name="Occurrences">Events, at any time since signup: [0] core actions, then the setup steps in the catalog's order.</param>
/// <param name="LastEvent">The latest event of all, UTC; null without events.</param>
internal sealed record JourneyCounts(JourneyCells Cells, DailyCoreActions? Daily, IReadOnlyList<long> Occurrences, DateTime? LastEvent);
