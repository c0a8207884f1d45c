namespace Milestones.Usage.Sample;

/// <summary>A generated customer at a snapshot. Days count from T.</summary>
internal sealed record SampleSnapshot
{
    /// <summary>Days in which the <see cref="Values"/> were measured, the last excluded: those up to the snapshot on which the customer was there.</summary>
    public required (int From, int Until) Window { get; init; }

    /// <summary>Per feature, its value in the <see cref="Window"/>; NaN where the plan does not include it.</summary>
    public required double[] Values { get; init; }

    /// <summary>True probability to be retained, given everything else; NaN outside the population.</summary>
    public required double Retention { get; init; }

    /// <summary>The first day after the window, the snapshot's day or later, from which on there are no events: that of the churn, or the end
    /// of what is known. Where several snapshots are pooled, the outcome window's end for a retained customer and its start for
    /// another.</summary>
    public required int ActiveUntil { get; init; }

    /// <summary>Day of the snapshot, the first after the window.</summary>
    public int Day => Window.Until;

    /// <summary>Tenure at the snapshot, in days.</summary>
    /// <param name="signupDay">Day of the signup.</param>
    public int Tenure(int signupDay) => Day - signupDay;
}
