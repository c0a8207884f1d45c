namespace Milestones.Usage.Events;

/// <summary>The times that matter for one customer's events at one snapshot, as ticks.</summary>
/// <param name="FeatureStart">First instant of the feature window.</param>
/// <param name="FeatureEnd">First instant behind it.</param>
/// <param name="OutcomeStart">First instant of the outcome window.</param>
/// <param name="OutcomeEnd">First instant behind it.</param>
/// <param name="SignedUp">Signup; 0 where it isn't known.</param>
internal readonly record struct CustomerTimes(long FeatureStart, long FeatureEnd, long OutcomeStart, long OutcomeEnd, long SignedUp)
{
    /// <summary>UTC days that the feature window touches.</summary>
    public int FeatureDays => FeatureEnd <= FeatureStart ? 0 : FeatureDay(FeatureEnd - 1) + 1;

    /// <summary>The times of all customers of a plan, in the order of its windows.</summary>
    public static CustomerTimes[] Of(EventCountingPlan plan) => [.. Enumerable.Range(0, plan.FeatureWindows.Count).Select(window => new CustomerTimes(
        plan.FeatureWindows[window].Start.Ticks,
        plan.FeatureWindows[window].End.Ticks,
        plan.OutcomeWindows[window].Start.Ticks,
        plan.OutcomeWindows[window].End.Ticks,
        plan.SignedUp[window / plan.WindowsPerCustomer]?.Ticks ?? 0))];

    /// <summary>Whether an instant lies in the feature window.</summary>
    public bool InFeatureWindow(long ticks) => FeatureStart <= ticks && ticks < FeatureEnd;

    /// <summary>Whether an instant lies in the outcome window.</summary>
    public bool InOutcomeWindow(long ticks) => OutcomeStart <= ticks && ticks < OutcomeEnd;

    /// <summary>UTC day of an instant, from 0 at the day on which the feature window begins.</summary>
    public int FeatureDay(long ticks) => (int)((ticks / TimeSpan.TicksPerDay) - (FeatureStart / TimeSpan.TicksPerDay));
}
