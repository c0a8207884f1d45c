namespace Milestones.Usage.Journeys;

/// <summary>
/// What is kept per customer: four sums of core actions, the first day of each step, and two marks; 34 bytes and 4 per
/// step. All threads write to the same cells. Sums are of whole numbers and days the earliest, so they are the same in any order.
/// </summary>
internal sealed class JourneyCells
{
    /// <summary>The day of a step that was never taken.</summary>
    public const int Never = int.MaxValue;

    private readonly MilestoneSettings _settings;
    private readonly JourneyWindows?[] _windows;
    private readonly int _steps;
    private readonly int[] _stepDays; // customers × steps
    private int _overflowed;

    /// <summary>Cells for all customers, of 0.</summary>
    /// <param name="settings">The windows.</param>
    /// <param name="windows">Per customer its times; null: its events do not count.</param>
    /// <param name="steps">How many setup steps there are.</param>
    public JourneyCells(MilestoneSettings settings, JourneyWindows?[] windows, int steps)
    {
        _settings = settings;
        _windows = windows;
        _steps = steps;
        _stepDays = new int[(long)windows.Length * steps];
        Array.Fill(_stepDays, Never);
        BeforeLandmark = new long[windows.Length];
        Activation = new long[windows.Length];
        Utilization = new long[windows.Length];
        LastMonth = new long[windows.Length];
        ActiveAfterActivation = new bool[windows.Length];
        ActiveInOutcome = new bool[windows.Length];
    }

    /// <summary>Core actions in the activation window up to the landmark of setup, in millionths.</summary>
    public long[] BeforeLandmark { get; }

    /// <summary>Core actions in the activation window, in millionths.</summary>
    public long[] Activation { get; }

    /// <summary>Core actions in the months of the utilization window, in millionths.</summary>
    public long[] Utilization { get; }

    /// <summary>Core actions in the last complete month, in millionths.</summary>
    public long[] LastMonth { get; }

    /// <summary>Whether the utilization window saw any event.</summary>
    public bool[] ActiveAfterActivation { get; }

    /// <summary>Whether the outcome window saw an event that counts as activity.</summary>
    public bool[] ActiveInOutcome { get; }

    /// <summary>Whether a sum became too large to be exact.</summary>
    public bool HasOverflowed => _overflowed != 0;

    /// <summary>Days since the customer's signup; null: its events do not count.</summary>
    public int? Day(int customer, long ticks) => _windows[customer]?.Day(ticks);

    /// <summary>Adds a core action.</summary>
    /// <param name="customer">Number of the customer.</param>
    /// <param name="ticks">When.</param>
    /// <param name="day">Days since signup.</param>
    /// <param name="units">Its quantity in millionths, above 0.</param>
    public void AddCoreAction(int customer, long ticks, int day, long units)
    {
        if (_settings.Activation.Contains(day))
        {
            Add(Activation, customer, units);
            if (day < _settings.Setup.End)
            {
                Add(BeforeLandmark, customer, units);
            }
        }

        var windows = _windows[customer]!.Value;
        if (windows.Utilization.Contains(ticks))
        {
            Add(Utilization, customer, units);
        }

        if (windows.LastMonth.Contains(ticks))
        {
            Add(LastMonth, customer, units);
        }
    }

    /// <summary>Notes a step; only its first day from the start of the setup window on is kept.</summary>
    public void AddStep(int step, int customer, int day)
    {
        if (day < _settings.Setup.Start)
        {
            return;
        }

        ref var cell = ref _stepDays[((long)customer * _steps) + step];
        int seen;
        while (day < (seen = Volatile.Read(ref cell)))
        {
            Interlocked.CompareExchange(ref cell, day, seen);
        }
    }

    /// <summary>Notes any event.</summary>
    public void AddActivity(int customer, int day, bool countsAsOutcome)
    {
        if (_settings.Utilization.Contains(day))
        {
            ActiveAfterActivation[customer] = true;
        }

        if (countsAsOutcome && _settings.Outcome.Contains(day))
        {
            ActiveInOutcome[customer] = true;
        }
    }

    /// <summary>The first day of a step, or <see cref="Never"/>.</summary>
    public int StepDay(int step, int customer) => _stepDays[((long)customer * _steps) + step];

    private void Add(long[] sums, int customer, long units)
    {
        if (Interlocked.Add(ref sums[customer], units) < 0)
        {
            Volatile.Write(ref _overflowed, 1); // a sum of positive numbers turns negative before it can wrap around to a wrong one
        }
    }
}
