namespace Milestones.Usage.Events;

/// <summary>What is counted over all customers; each thread has totals of its own, which are then added up.</summary>
internal sealed class EventTotals(int features)
{
    /// <summary>All rows, usable or not.</summary>
    public long Rows { get; set; }

    /// <summary>Usable rows.</summary>
    public long Events { get; set; }

    /// <summary>Ticks of the earliest; the greatest number without events.</summary>
    public long First { get; set; } = long.MaxValue;

    /// <summary>Ticks of the latest; the least number without events.</summary>
    public long Last { get; set; } = long.MinValue;

    /// <summary>Events before their customer's signup.</summary>
    public long BeforeSignup { get; set; }

    /// <summary>Events before the date from which their key was valid.</summary>
    public long BeforeMapping { get; set; }

    /// <summary>Uses of each feature, at any time.</summary>
    public long[] Occurrences { get; } = new long[features];

    /// <summary>Adds other totals to these.</summary>
    public void Add(EventTotals other)
    {
        Rows += other.Rows;
        Events += other.Events;
        First = Math.Min(First, other.First);
        Last = Math.Max(Last, other.Last);
        BeforeSignup += other.BeforeSignup;
        BeforeMapping += other.BeforeMapping;
        for (var feature = 0; feature < Occurrences.Length; feature++)
        {
            Occurrences[feature] += other.Occurrences[feature];
        }
    }
}
