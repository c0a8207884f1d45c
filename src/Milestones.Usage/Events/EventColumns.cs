using Milestones.Usage.Rows;

namespace Milestones.Usage.Events;

/// <summary>The columns of one event log that are wanted, by their numbers in <see cref="Selection"/>.</summary>
internal sealed class EventColumns
{
    private readonly Dictionary<string, int> _properties = new(StringComparer.Ordinal);

    /// <summary>The columns that the log maps, and those that the catalog's conditions need.</summary>
    public EventColumns(EventLog log, IEnumerable<string> properties)
    {
        Customer = Selection.Require(log.Customer);
        Event = Selection.Require(log.Event);
        Time = Selection.Require(log.Time);
        Quantity = log.Quantity is null ? null : Selection.Require(log.Quantity);
        foreach (var property in properties)
        {
            _properties.TryAdd(property, Selection.Ask(property));
        }
    }

    /// <summary>What to ask a reader for.</summary>
    public FieldSelection Selection { get; } = new();

    /// <summary>The customer's identifier, or the key that is mapped to one.</summary>
    public int Customer { get; }

    /// <summary>The event's name.</summary>
    public int Event { get; }

    /// <summary>When it happened.</summary>
    public int Time { get; }

    /// <summary>How often; null: every event counts 1.</summary>
    public int? Quantity { get; }

    /// <summary>A property on which a condition of the catalog depends.</summary>
    public int Property(string name) => _properties[name];
}
