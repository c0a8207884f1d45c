using Milestones.Usage.Events;

namespace Milestones.Usage.Building;

/// <summary>Until when the data know what customers did, against what the windows ask for.</summary>
internal sealed class FollowUp
{
    private readonly StudyWindows? _windows;
    private readonly string _file;
    private readonly int _neededDays; // from the anchor
    private readonly DateTime _observedUntil;

    private FollowUp(StudyWindows? windows, string file, int neededDays, DateTime observedUntil)
    {
        _windows = windows;
        _file = file;
        _neededDays = neededDays;
        _observedUntil = observedUntil;
    }

    /// <summary>How the population flow names customers whose windows reach beyond the data.</summary>
    public string Reason => FormattableString.Invariant($"follow-up incomplete (day {_neededDays} is after {_observedUntil:yyyy-MM-dd}, until when the data reach)");

    /// <summary>Works out what an outcome of the study needs and what there is.</summary>
    /// <exception cref="InputException">The windows of a snapshot reach beyond the data, or it is not known until when the data reach.</exception>
    public static FollowUp Of(Study study, OutcomeDefinition outcome, EventCounts? counts)
    {
        var usesOutcomeWindow = outcome is not (RetainedByColumn or ExpandedByColumns);
        if (study.Windows is not { } windows || (counts is null && !usesOutcomeWindow))
        {
            return new FollowUp(null, study.File, 0, DateTime.MaxValue);
        }

        var observedUntil = windows.ObservedUntil
            ?? counts?.LastEvent?.Date.AddDays(1)
            ?? throw new InputException(new InputError(
                study.File,
                "It is not known until when the data reach, since there are no events to tell.",
                "Write the first day that is not covered any more as 'observed_until' under 'windows'.",
                Column: "windows.observed_until"));
        var followUp = new FollowUp(windows, study.File, usesOutcomeWindow ? windows.OutcomeEnd : windows.FeatureEnd, observedUntil);
        return windows.Snapshot is { } snapshot && followUp.IsBeyondData(snapshot) ? throw followUp.TooShort() : followUp;
    }

    /// <summary>Whether the data cover all windows of a customer.</summary>
    public bool IsComplete(Customer customer) =>
        _windows is null || !IsBeyondData(_windows.Snapshot ?? customer.SignedUp!.Value);

    /// <summary>Whether it is for want of follow-up that nobody is left.</summary>
    public bool IsTooShortFor(IReadOnlyList<Exclusion> exclusions) => exclusions.Any(exclusion => exclusion.Reason == Reason);

    /// <summary>The error that the windows reach beyond the data.</summary>
    public InputException TooShort() => new(new InputError(
        _file,
        _windows!.Snapshot is { } snapshot
            ? FormattableString.Invariant($"The windows reach to {snapshot.AddDays(_neededDays):yyyy-MM-dd}, but the data only to {_observedUntil:yyyy-MM-dd}.")
            : FormattableString.Invariant($"The windows reach to day {_neededDays} after signup, and the data end on {_observedUntil:yyyy-MM-dd}, before that day of any customer."),
        "Choose an earlier snapshot or shorter windows. If the data reach further than their last event, write 'observed_until' under 'windows'.",
        Column: "windows"));

    private bool IsBeyondData(DateTime anchor) => anchor.AddDays(_neededDays) > _observedUntil;
}
