namespace Milestones.Usage;

/// <summary>
/// What customers did in their first months: one row per customer whose signup is known, whatever the snapshot of the
/// study. Setup, activation and utilization are derived from it. Rows are ordered by customer identifier (ordinal),
/// whatever the order of the files. Which milestone a row may be judged by depends on its follow-up: ask
/// <see cref="IsFollowedTo"/> and <see cref="IsPresentAt"/>.
/// </summary>
public sealed class JourneyTable
{
    /// <summary>The windows.</summary>
    public required MilestoneSettings Settings { get; init; }

    /// <summary>What is counted.</summary>
    public required CoreAction CoreAction { get; init; }

    /// <summary>The first instant of which the data know nothing any more, UTC.</summary>
    public required DateTime ObservedUntil { get; init; }

    /// <summary>The customers; row i of every column is <c>Customers[i]</c>. Their signup is known.</summary>
    public required IReadOnlyList<Customer> Customers { get; init; }

    /// <summary>Core actions in the activation window, up to the landmark of setup.</summary>
    public required double[] CoreActionsBeforeLandmark { get; init; }

    /// <summary>Core actions in the activation window.</summary>
    public required double[] CoreActionsForActivation { get; init; }

    /// <summary>Core actions in the months of the utilization window.</summary>
    public required double[] CoreActionsForUtilization { get; init; }

    /// <summary>How many months the utilization window has, for each customer; with months of the calendar the full ones.</summary>
    public required double[] Months { get; init; }

    /// <summary>Purchased seats, time-weighted over those months; NaN: not known.</summary>
    public required double[] Seats { get; init; }

    /// <summary>The candidate setup steps, in the catalog's order.</summary>
    public required IReadOnlyList<StepColumn> Steps { get; init; }

    /// <summary>Whether the utilization window saw any event, so that the customer was not dormant.</summary>
    public required bool[] ActiveAfterActivation { get; init; }

    /// <summary>Whether the customer was retained to the end of the outcome window, as the study's outcome has it; null: not known.</summary>
    public required bool?[] Retained { get; init; }

    /// <summary>The day since signup up to which the data must reach for <see cref="Retained"/> to be right.</summary>
    public required int OutcomeKnownFrom { get; init; }

    /// <summary>Plan and size band, as far as the study has them.</summary>
    public required IReadOnlyList<ContextColumn> Context { get; init; }

    /// <summary>Whether a row is held out from everything that is chosen: the latest of the customers with complete follow-up, and everyone
    /// who signed up later still.</summary>
    public required bool[] HeldOut { get; init; }

    /// <summary>Who is not a row, and why.</summary>
    public required IReadOnlyList<Exclusion> Exclusions { get; init; }

    /// <summary>The last complete month of each customer and the days of core actions; null where they were not asked for.</summary>
    public JourneyProgress? Progress { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the table's content, the same for any order of files and rows.</summary>
    public string Fingerprint => field ??= Journeys.JourneyFingerprint.Of(this);

    /// <summary>Number of rows.</summary>
    public int RowCount => Customers.Count;

    /// <summary>Whether the data reach to the start of this day since the customer's signup.</summary>
    public bool IsFollowedTo(int row, int day) => Customers[row].SignedUp!.Value.AddDays(day) <= ObservedUntil;

    /// <summary>Whether the customer has not churned by the start of this day since signup.</summary>
    public bool IsPresentAt(int row, int day) => !(Customers[row].Churned < Customers[row].SignedUp!.Value.AddDays(day));

    /// <summary>Core actions per month and seat in the utilization window; NaN without seats.</summary>
    public double Utilization(int row) => Seats[row] > 0 ? CoreActionsForUtilization[row] / (Months[row] * Seats[row]) : double.NaN;
}

/// <summary>When customers took a setup step.</summary>
/// <param name="Step">Its catalog entry.</param>
/// <param name="Days">Per row: the first day since signup on which it was taken, from the start of the setup window on, whether the window
/// was over or not; null: never.</param>
/// <param name="Open">Per row: whether the step is open to the customer.</param>
public sealed record StepColumn(SetupStep Step, int?[] Days, bool[] Open)
{
    /// <summary>Whether a customer took the step within a window.</summary>
    public bool IsTaken(int row, DayWindow window) => Days[row] is { } day && window.Contains(day);
}

/// <summary>How far customers have come; asked for when they are scored.</summary>
public sealed class JourneyProgress
{
    private readonly Journeys.DailyCoreActions _daily;
    private readonly int[] _customers;
    private readonly int _start;

    internal JourneyProgress(double[] lastMonth, double[] lastSeats, Journeys.DailyCoreActions daily, int[] customers, int start)
    {
        (LastMonth, LastSeats, _daily, _customers, _start) = (lastMonth, lastSeats, daily, customers, start);
    }

    /// <summary>Core actions in the customer's last complete month; NaN where there is none yet.</summary>
    public double[] LastMonth { get; }

    /// <summary>Purchased seats in that month, time-weighted; NaN: not known.</summary>
    public double[] LastSeats { get; }

    /// <summary>Core actions per seat in the last complete month; NaN where there is none, or no seats.</summary>
    public double LastUtilization(int row) => LastSeats[row] > 0 ? LastMonth[row] / LastSeats[row] : double.NaN;

    /// <summary>The day since signup in the course of which a customer's core actions in the activation window came to a
    /// number; null: they did not.</summary>
    public int? DayOfReaching(int row, double coreActions) =>
        _daily.DayOfReaching(_customers[row], coreActions * Events.FeatureUse.UnitsPerOne) is { } day ? day + _start : null;
}
