using System.Text;

namespace Milestones.Usage.Events;

/// <summary>Which features an event feeds, by its name. For one thread: what has been found out about a name is kept.</summary>
internal sealed class EventRoutes
{
    /// <summary>Names beyond these are looked at anew each time, so that the memory doesn't grow with the events.</summary>
    private const int KeptNames = 1 << 16;

    private readonly IReadOnlyList<EventSource> _sources;
    private readonly IReadOnlyList<PropertyTest?> _tests;
    private readonly IReadOnlyList<IReadOnlyList<string>> _activities;
    private readonly FeatureSets _sets;
    private readonly ByteKeyTable _names = new();
    private readonly List<EventRoute> _routes = [];

    /// <summary>Prepares for the events of one log.</summary>
    /// <param name="sources">What feeds each feature.</param>
    /// <param name="columns">The log's columns.</param>
    /// <param name="activities">Per activity that is an outcome: names that count; none: all.</param>
    /// <param name="sets">Numbers the sets of features.</param>
    public EventRoutes(IReadOnlyList<EventSource> sources, EventColumns columns, IReadOnlyList<IReadOnlyList<string>> activities, FeatureSets sets)
    {
        _sets = sets;
        _sources = sources;
        _tests = [.. sources.Select(source => source.Condition is { } condition
            ? new PropertyTest(columns.Property(condition.Column), ByteKeyTable.Of(condition.AnyOf))
            : null)];
        _activities = activities;
    }

    /// <summary>How many sources there are to feed.</summary>
    public int SourceCount => _sources.Count;

    /// <summary>Where the events of this name go.</summary>
    public EventRoute Of(ReadOnlySpan<byte> name)
    {
        var number = _names.Find(name);
        if (number >= 0)
        {
            return _routes[number];
        }

        var route = Work(Encoding.UTF8.GetString(name));
        if (_names.Count < KeptNames)
        {
            _names.TryAdd(name);
            _routes.Add(route);
        }

        return route;
    }

    private EventRoute Work(string name)
    {
        var targets = new List<EventTarget>();
        for (var feature = 0; feature < _sources.Count; feature++)
        {
            var source = _sources[feature];
            if (source.Names.Contains(name, StringComparer.Ordinal)
                || source.Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                targets.Add(new EventTarget(feature, _tests[feature]));
            }
        }

        int[] activities = [.. Enumerable.Range(0, _activities.Count)
            .Where(number => _activities[number].Count == 0 || _activities[number].Contains(name, StringComparer.Ordinal))];
        return new EventRoute([.. targets], _sets.Of([.. targets.Select(target => target.Feature)]), activities);
    }
}

/// <summary>Where the events of one name go.</summary>
/// <param name="Targets">The features that they feed.</param>
/// <param name="Set">Number of the set of these features.</param>
/// <param name="Activities">The numbers of the outcomes that count them as activity.</param>
internal sealed record EventRoute(EventTarget[] Targets, ushort Set, int[] Activities);

/// <summary>A feature that an event feeds.</summary>
/// <param name="Feature">Its number among the features counted from events.</param>
/// <param name="Test">What the event's properties must fulfil; null: nothing.</param>
internal readonly record struct EventTarget(int Feature, PropertyTest? Test);

/// <summary>A condition on a property.</summary>
/// <param name="Field">The property's number among the wanted columns.</param>
/// <param name="AnyOf">The texts that fulfil it.</param>
internal sealed record PropertyTest(int Field, ByteKeyTable AnyOf);
