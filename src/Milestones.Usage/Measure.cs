namespace Milestones.Usage;

/// <summary>How the use of a feature is put into a number, over the feature window of one customer.</summary>
public enum Measure
{
    /// <summary>1 if the feature was used at all, else 0. Adoption is the value itself.</summary>
    Adopted,

    /// <summary>Sum of the events' quantities (of their number, where no quantity is mapped); unit: uses.</summary>
    Count,

    /// <summary>Number of different UTC days with at least one use; unit: days.</summary>
    ActiveDays,

    /// <summary><see cref="Count"/> per purchased seat; unit: uses per seat. Missing without seats.</summary>
    PerSeat,

    /// <summary>A number taken as it is from a column of the customer's row; unit: the column's own.</summary>
    Value,
}
