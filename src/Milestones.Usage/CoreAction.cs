namespace Milestones.Usage;

/// <summary>The action for which customers come to the product (a conversation resolved, a report sent): activation and
/// utilization are measured in it.</summary>
public sealed record CoreAction
{
    /// <summary>Short identifier; names the core action in every output.</summary>
    public required string Name { get; init; }

    /// <summary>For people; the name where none is given.</summary>
    public required string Title { get; init; }

    /// <summary>The events that are core actions.</summary>
    public required EventSource Source { get; init; }

    /// <summary>What is added up; the quantities of the log unless told otherwise.</summary>
    public CoreActionUnit Counts { get; init; } = CoreActionUnit.Quantity;
}

/// <summary>What is added up to a number of core actions.</summary>
public enum CoreActionUnit
{
    /// <summary>The log's quantities; where it has none, every event counts 1.</summary>
    Quantity,

    /// <summary>Every event with a quantity above 0 counts 1.</summary>
    Events,
}
