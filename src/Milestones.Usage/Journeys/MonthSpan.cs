namespace Milestones.Usage.Journeys;

/// <summary>Months that follow each other.</summary>
/// <param name="Start">Ticks of the first instant of the first.</param>
/// <param name="End">Ticks of the first instant behind the last.</param>
/// <param name="Count">How many; with months of 30 days not always a whole number, 0 where there is none.</param>
internal readonly record struct MonthSpan(long Start, long End, double Count)
{
    /// <summary>Whether an instant lies in [Start, End).</summary>
    public bool Contains(long ticks) => Start <= ticks && ticks < End;

    /// <summary>The months of a window: the window itself in months of 30 days, or the full months of the calendar inside it.</summary>
    public static MonthSpan Within(MonthKind kind, DateTime signedUp, DayWindow window)
    {
        var (start, end) = (signedUp.AddDays(window.Start), signedUp.AddDays(window.End));
        return kind == MonthKind.ThirtyDays
            ? new MonthSpan(start.Ticks, end.Ticks, (double)window.Days / MilestoneSettings.DaysPerMonth)
            : FullMonths(FirstOfMonth(start, roundUp: true), FirstOfMonth(end, roundUp: false));
    }

    /// <summary>The last month since signup that is over by <paramref name="asOf"/>.</summary>
    public static MonthSpan Last(MonthKind kind, DateTime signedUp, DateTime asOf)
    {
        if (kind == MonthKind.Calendar)
        {
            var end = FirstOfMonth(asOf, roundUp: false);
            return end.AddMonths(-1) >= signedUp ? FullMonths(end.AddMonths(-1), end) : default;
        }

        var months = (int)Math.Floor((asOf - signedUp).TotalDays / MilestoneSettings.DaysPerMonth);
        return months < 1
            ? default
            : new MonthSpan(
                signedUp.AddDays((months - 1) * MilestoneSettings.DaysPerMonth).Ticks,
                signedUp.AddDays(months * MilestoneSettings.DaysPerMonth).Ticks,
                1);
    }

    private static DateTime FirstOfMonth(DateTime instant, bool roundUp)
    {
        var first = new DateTime(instant.Year, instant.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        return roundUp && first < instant ? first.AddMonths(1) : first;
    }

    private static MonthSpan FullMonths(DateTime start, DateTime end) => end <= start
        ? default
        : new MonthSpan(start.Ticks, end.Ticks, ((end.Year - start.Year) * 12) + end.Month - start.Month);
}
