namespace Milestones.Usage.Events;

/// <summary>Counts event logs into customers × features in one pass over the files.</summary>
internal static class EventCounter
{
    /// <summary>Reads every event of the study once.</summary>
    /// <param name="plan">Whose events to count, and when.</param>
    /// <param name="errors">Takes the rows that cannot be used. The caller judges their number.</param>
    /// <param name="threads">How many threads parse, 1 or more; the result is the same for any number.</param>
    /// <param name="progress">Told the share of the bytes read, from 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">A file is missing, empty or broken, or lacks a column.</exception>
    public static EventCounts Count(
        EventCountingPlan plan, RowErrors errors, int threads, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();
}
