namespace Milestones.Usage.Times;

/// <summary>Why a text is not a point in time.</summary>
internal enum TimeProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It has no form that is known.</summary>
    Form,

    /// <summary>It has a known form, but there is no such day or time of day.</summary>
    Impossible,

    /// <summary>It lies so far off that it must be a mistake: a year of two digits, 9999 for "never".</summary>
    Implausible,

    /// <summary>It begins with the day or the month, and it is not known with which.</summary>
    UndecidedOrder,
}
