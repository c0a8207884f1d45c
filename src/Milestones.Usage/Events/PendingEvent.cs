using Milestones.Usage.Rows;

namespace Milestones.Usage.Events;

/// <summary>A row that has been parsed, but not yet counted.</summary>
internal struct PendingEvent
{
    /// <summary>Where the row begins in its chunk.</summary>
    public int RowStart;

    /// <summary>The customer's identifier or key.</summary>
    public FieldRange Key;

    /// <summary>Its words.</summary>
    public KeyWords KeyWords;

    /// <summary>Number of the customer; negative: none, or not looked for.</summary>
    public int Customer;

    /// <summary>Ticks from which the key was valid; 0 where that isn't known.</summary>
    public long KeySince;

    /// <summary>When it happened.</summary>
    public long Ticks;

    /// <summary>How often, in millionths.</summary>
    public long Units;

    /// <summary>Number of the set of features of which it is a use; <see cref="FeatureSets.None"/>: it is no use at all.</summary>
    public ushort Features;

    /// <summary>Of the window at hand: its place among all windows of all customers.</summary>
    public int Window;

    /// <summary>Of the window at hand: its UTC day, from 0 at the day on which the feature window begins; negative: outside that window.</summary>
    public int Day;

    /// <summary>The numbers of the outcomes that count it as activity.</summary>
    public int[] Activities;

    /// <summary>What is wrong with the row itself; null: nothing.</summary>
    public RowProblem? Problem;
}

/// <summary>Why a row cannot be used.</summary>
/// <param name="Column">The column; null: the row as a whole.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
internal sealed record RowProblem(string? Column, string Problem, string Remedy);
