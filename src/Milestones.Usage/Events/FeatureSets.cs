using System.Collections.Concurrent;

namespace Milestones.Usage.Events;

/// <summary>
/// Numbers sets of features, so that a set and what two sets have in common take two bytes. The numbers depend on the order in which
/// sets are met, what they stand for does not. Safe for several threads at once.
/// </summary>
internal sealed class FeatureSets
{
    /// <summary>The number of no set at all.</summary>
    public const ushort None = 0;

    /// <summary>The number of the set without a feature.</summary>
    public const ushort Empty = 1;

    private readonly ConcurrentDictionary<uint, ushort> _common = new();
    private readonly Dictionary<string, ushort> _numbers = new(StringComparer.Ordinal);
    private readonly List<int[]> _members = [[], []]; // None and Empty have none
    private readonly Lock _gate = new();

    /// <summary>Numbers the sets of one feature each, and the empty one.</summary>
    /// <param name="features">How many features there are.</param>
    public FeatureSets(int features)
    {
        Features = features;
        _numbers.Add("", Empty);
        for (var feature = 0; feature < features; feature++)
        {
            Number([feature]);
        }
    }

    /// <summary>How many features there are.</summary>
    public int Features { get; }

    /// <summary>The number of a set.</summary>
    /// <param name="features">The numbers of its features, ascending.</param>
    /// <exception cref="InputException">There are more different sets than two bytes can number.</exception>
    public ushort Of(ReadOnlySpan<int> features) => features.Length switch
    {
        0 => Empty,
        1 => Alone(features[0]),
        _ => Number(features.ToArray()),
    };

    /// <summary>The number of the set of one feature.</summary>
    public static ushort Alone(int feature) => (ushort)(feature + Empty + 1);

    /// <summary>The number of what two sets have in common.</summary>
    /// <param name="one">Number of a set; <see cref="None"/>: the other stays as it is.</param>
    /// <param name="other">Number of a set.</param>
    public ushort Common(ushort one, ushort other) =>
        one == other || one == None ? other
        : one == Empty || other == Empty || (IsAlone(one) && IsAlone(other)) ? Empty
        : _common.GetOrAdd(one < other ? ((uint)one << 16) | other : ((uint)other << 16) | one, _ => Intersect(one, other));

    /// <summary>The features of every set, by its number.</summary>
    public int[][] Members()
    {
        lock (_gate)
        {
            return [.. _members];
        }
    }

    private bool IsAlone(ushort set) => set > Empty && set <= Empty + Features;

    private ushort Intersect(ushort one, ushort other)
    {
        int[] left, right;
        lock (_gate)
        {
            (left, right) = (_members[one], _members[other]);
        }

        return Of([.. left.Intersect(right)]);
    }

    private ushort Number(int[] features)
    {
        var key = string.Join(',', features);
        lock (_gate)
        {
            if (!_numbers.TryGetValue(key, out var number))
            {
                number = _members.Count <= ushort.MaxValue ? (ushort)_members.Count : throw new InputException(new InputError(
                    "the catalog",
                    $"Events feed more than {ushort.MaxValue:N0} different combinations of features.",
                    "Let fewer features share their events.",
                    Column: "features"));
                _numbers.Add(key, number);
                _members.Add(features);
            }

            return number;
        }
    }
}
