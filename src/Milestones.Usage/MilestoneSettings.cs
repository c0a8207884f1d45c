using System.Text.Json.Serialization;

namespace Milestones.Usage;

/// <summary>When setup, activation and utilization are measured, in days since a customer's signup, and what is in use already.</summary>
public sealed record MilestoneSettings
{
    /// <summary>Days of a month where months are not those of the calendar.</summary>
    public const int DaysPerMonth = 30;

    /// <summary>When setup steps count; its end is the landmark at which they are judged. Default [0, 30).</summary>
    public DayWindow Setup { get; init; } = new(0, 30);

    /// <summary>Most steps of which setup may consist, 1 or more; default 7.</summary>
    public int MostSteps { get; init; } = 7;

    /// <summary>When core actions count towards activation; default [0, 90).</summary>
    public DayWindow Activation { get; init; } = new(0, 90);

    /// <summary>A threshold of activation that is in use already, in core actions; null: none.</summary>
    public double? ActivationInUse { get; init; }

    /// <summary>When core actions count towards utilization; default [90, 180).</summary>
    public DayWindow Utilization { get; init; } = new(90, 180);

    /// <summary>A threshold of utilization that is in use already, in core actions per seat and month; null: none.</summary>
    public double? UtilizationInUse { get; init; }

    /// <summary>What a month is; 30 days unless told otherwise.</summary>
    public MonthKind Months { get; init; } = MonthKind.ThirtyDays;

    /// <summary>Days after the utilization window in which it shows who was retained, 1 or more; default 90.</summary>
    public int Horizon { get; init; } = 90;

    /// <summary>When it shows who was retained.</summary>
    [JsonIgnore]
    public DayWindow Outcome => new(Utilization.End, Utilization.End + Horizon);
}

/// <summary>A half-open span of days since signup.</summary>
/// <param name="Start">First day that belongs to it.</param>
/// <param name="End">First day that does not; after <paramref name="Start"/>.</param>
public readonly record struct DayWindow(int Start, int End)
{
    /// <summary>Its length, in days.</summary>
    [JsonIgnore]
    public int Days => End - Start;

    /// <summary>Whether a day lies in [Start, End).</summary>
    public bool Contains(int day) => Start <= day && day < End;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"[{Start}, {End})");
}

/// <summary>What a month is.</summary>
public enum MonthKind
{
    /// <summary>30 days, from signup on; the same length for everybody.</summary>
    ThirtyDays,

    /// <summary>A month of the calendar, in UTC; only full ones inside the utilization window count.</summary>
    Calendar,
}
