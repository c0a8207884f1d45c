using System.Text.Json.Serialization;

namespace Milestones.Usage;

/// <summary>A half-open span of time, in UTC.</summary>
/// <param name="Start">First instant that belongs to it.</param>
/// <param name="End">First instant that does not; not before <paramref name="Start"/>.</param>
public readonly record struct TimeWindow(DateTime Start, DateTime End)
{
    /// <summary>Whether <paramref name="instant"/> lies in [Start, End).</summary>
    public bool Contains(DateTime instant) => Start <= instant && instant < End;
}

/// <summary>
/// The two windows of a study as days from an anchor: the snapshot date T, the same for all customers, or each
/// customer's own signup. Half-open, so an event on a boundary belongs to the later window.
/// </summary>
/// <param name="Snapshot">T at 00:00 UTC, of several the latest; null in tenure mode, where the anchor is the customer's signup.</param>
/// <param name="FeatureStart">Days from the anchor to the start of the feature window (snapshot mode: −lookback).</param>
/// <param name="FeatureEnd">Days from the anchor to its end (snapshot mode: 0). The landmark: who is gone by then is left out.</param>
/// <param name="OutcomeStart">Days from the anchor to the start of the outcome window (snapshot mode: gap); not before <paramref name="FeatureEnd"/>.</param>
/// <param name="OutcomeEnd">Days from the anchor to its end (snapshot mode: gap + horizon).</param>
/// <param name="ObservedUntil">The first instant of which the data know nothing any more; null: the end of the last day with an event.</param>
public sealed record StudyWindows(
    DateTime? Snapshot,
    int FeatureStart,
    int FeatureEnd,
    int OutcomeStart,
    int OutcomeEnd,
    DateTime? ObservedUntil)
{
    /// <summary>Earlier snapshot dates that are pooled with <see cref="Snapshot"/>, ascending, each at 00:00 UTC; null: there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DateTime>? EarlierSnapshots { get; init; }

    /// <summary>All snapshot dates, ascending; empty in tenure mode.</summary>
    [JsonIgnore]
    public IReadOnlyList<DateTime> Snapshots => Snapshot is { } latest ? [.. EarlierSnapshots ?? [], latest] : [];

    /// <summary>The same windows at the latest snapshot only.</summary>
    internal StudyWindows AtLatest() => this with { EarlierSnapshots = null };

    /// <summary>From where the windows of a customer are counted, at each snapshot; in tenure mode from signup, null where that is not known.</summary>
    internal IReadOnlyList<DateTime?> Anchors(DateTime? signedUp) => Snapshot is null ? [signedUp] : [.. Snapshots.Select(date => (DateTime?)date)];

    /// <summary>The window from which features are measured, for a customer with this anchor.</summary>
    public TimeWindow FeatureWindow(DateTime anchor) => new(anchor.AddDays(FeatureStart), anchor.AddDays(FeatureEnd));

    /// <summary>The window in which the outcome is observed, for a customer with this anchor.</summary>
    public TimeWindow OutcomeWindow(DateTime anchor) => new(anchor.AddDays(OutcomeStart), anchor.AddDays(OutcomeEnd));
}
