using Milestones.Usage.Building;
using Milestones.Usage.Events;

namespace Milestones.Usage.Tests.Building;

public sealed class FeatureWindowCoverageTests
{
    private static readonly DateTime Snapshot = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2024-10-03T23:59:59", 0)]
    [InlineData("2024-10-04T00:00:00", 1)]
    [InlineData("2024-12-31T00:00:00", 1)]
    public void A_window_that_begins_before_the_events_is_told_of(string firstEvent, int findings)
    {
        var counts = new EventCounts
        {
            Features = [],
            ActiveDays = [],
            ActiveInOutcomeWindow = [],
            Events = 1,
            FirstEvent = DateTime.Parse(firstEvent, System.Globalization.CultureInfo.InvariantCulture),
            LastEvent = Snapshot,
            EventsBeforeSignup = 0,
            EventsBeforeMapping = 0,
            Findings = [],
        };

        Assert.Equal(findings, FeatureWindowCoverage.Findings(new StudyWindows(Snapshot, -90, 0, 0, 90, null), counts).Count());
        Assert.Empty(FeatureWindowCoverage.Findings(new StudyWindows(null, 0, 90, 90, 180, null), counts));
    }
}
