namespace Milestones.Usage.Times;

/// <summary>How a column that doesn't begin with the year writes its dates.</summary>
internal enum DateOrder
{
    /// <summary>Not known (yet): such dates cannot be read.</summary>
    Undecided,

    /// <summary>31/01/2025.</summary>
    DayFirst,

    /// <summary>01/31/2025.</summary>
    MonthFirst,
}
