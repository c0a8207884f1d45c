namespace Milestones.Usage.Journeys;

/// <summary>The times that matter for one customer's core actions, as ticks.</summary>
/// <param name="SignedUp">Signup.</param>
/// <param name="Utilization">The months of the utilization window: from the first instant of the first to the end of the last.</param>
/// <param name="LastMonth">The last complete month; empty where there is none.</param>
internal readonly record struct JourneyWindows(long SignedUp, MonthSpan Utilization, MonthSpan LastMonth)
{
    /// <summary>Works the times of a customer out.</summary>
    /// <param name="settings">The windows.</param>
    /// <param name="signedUp">Signup, UTC.</param>
    /// <param name="asOf">The first instant of which nothing is known; null: the last month is not asked for.</param>
    public static JourneyWindows Of(MilestoneSettings settings, DateTime signedUp, DateTime? asOf) => new(
        signedUp.Ticks,
        MonthSpan.Within(settings.Months, signedUp, settings.Utilization),
        asOf is { } end ? MonthSpan.Last(settings.Months, signedUp, end) : default);

    /// <summary>Days since signup, rounded down; negative before it.</summary>
    public int Day(long ticks)
    {
        var since = ticks - SignedUp;
        return (int)(since >= 0 ? since / TimeSpan.TicksPerDay : -((-since + TimeSpan.TicksPerDay - 1) / TimeSpan.TicksPerDay));
    }
}
