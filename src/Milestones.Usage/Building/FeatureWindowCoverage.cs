using Milestones.Usage.Events;

namespace Milestones.Usage.Building;

/// <summary>Whether the event logs reach back to where the feature window starts.</summary>
internal static class FeatureWindowCoverage
{
    /// <summary>A warning where the first days of the window have no event of any customer, as when the logs begin later.
    /// Nobody can tell a log that begins late from days without use, so the study may go on.</summary>
    public static IEnumerable<Finding> Findings(StudyWindows? windows, EventCounts? counts)
    {
        if (windows?.Snapshots is not [var snapshot, ..] || counts?.FirstEvent is not { } first)
        {
            return [];
        }

        var start = windows.FeatureWindow(snapshot).Start;
        var days = (first.Date - start).Days;
        return days < 1
            ? []
            : [new Finding(
                FindingSeverity.Warning,
                "window-before-events",
                FormattableString.Invariant(
                    $"The feature window begins on {start:yyyy-MM-dd}, but the first event is of {first:yyyy-MM-dd}: {days:N0} of its {-windows.FeatureStart:N0} days have none. If the logs begin there, shorten 'lookback'."))];
    }
}
