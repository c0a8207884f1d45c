namespace Milestones.Usage.Surveying;

/// <summary>Counts events by UTC day.</summary>
internal sealed class DayTally
{
    private readonly Dictionary<int, long> _days = [];

    /// <summary>Counts an event.</summary>
    /// <param name="day">Its day, as <see cref="DateOnly.DayNumber"/>.</param>
    public void Add(int day) => _days[day] = _days.GetValueOrDefault(day) + 1;

    /// <summary>The counts of several tallies together, in the order of the days.</summary>
    public static IReadOnlyList<DayCount> InOrder(IEnumerable<DayTally> tallies) =>
        [.. tallies.SelectMany(tally => tally._days)
            .GroupBy(day => day.Key, day => day.Value)
            .OrderBy(day => day.Key)
            .Select(day => new DayCount(DateOnly.FromDayNumber(day.Key), day.Sum()))];
}
