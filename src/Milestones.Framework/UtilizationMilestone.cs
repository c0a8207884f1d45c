using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>
/// Utilization: enough core actions per purchased seat and month after activation. Its threshold is the one that tells best who is
/// retained in the outcome window, among customers who are there when the utilization window ends.
/// </summary>
public sealed record UtilizationMilestone
{
    /// <summary>When core actions count, in days since signup.</summary>
    public required DayWindow Window { get; init; }

    /// <summary>What a month is.</summary>
    public required MonthKind Months { get; init; }

    /// <summary>When it shows who is retained, in days since signup.</summary>
    public required DayWindow OutcomeWindow { get; init; }

    /// <summary>From how many core actions per seat and month on.</summary>
    public required MilestoneThreshold Threshold { get; init; }

    /// <summary>Customers without a number of seats, of those who are there and followed up: they have no utilization.</summary>
    public required int SeatsUnknown { get; init; }

    /// <summary>Customers with 0 seats, of those who are there and followed up.</summary>
    public required int SeatsZero { get; init; }

    /// <summary>Who reached it, of all who were there at the end of the window and have seats.</summary>
    public required Share Reached { get; init; }

    /// <summary>Retention of those who reached it against the others, at the landmark at the end of the window.</summary>
    public required OnBothParts<ProgressFigures> Association { get; init; }

    /// <summary>The association in every plan.</summary>
    public required IReadOnlyList<GroupFigures> ByGroup { get; init; }

    /// <summary>The best threshold of core actions per month without regard to seats; null: no such threshold can be found.</summary>
    public required CutSearch? Absolute { get; init; }

    /// <summary>In every size band, who reaches the relative and who the absolute threshold, and how sure a customer's side is.</summary>
    public required IReadOnlyList<SizeBandUtilization> BySize { get; init; }

    /// <summary>The threshold that is in use already, beside the derived one; null: none is.</summary>
    public required ThresholdInUse? InUse { get; init; }
}

/// <summary>Utilization in one size band.</summary>
/// <param name="Band">The band.</param>
/// <param name="Relative">Retention by the threshold per seat.</param>
/// <param name="Absolute">Retention by the absolute threshold; null: there is none.</param>
/// <param name="Uncertain">Customers whose exact Poisson interval (Garwood) of the rate per seat and month holds the threshold: chance alone
/// could have put them on the other side.</param>
public sealed record SizeBandUtilization(
    string Band, OnBothParts<ProgressFigures> Relative, OnBothParts<ProgressFigures>? Absolute, Share Uncertain);
