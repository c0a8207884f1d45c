namespace Milestones.Usage.Journeys;

/// <summary>
/// Core actions by customer and day, where the day on which a number is reached is asked for. A list of entries that is sorted
/// and summed whenever it has doubled: 16 bytes per customer and day with core actions, in the end and up to three times as much
/// on the way, whatever the number of events. For one thread.
/// </summary>
internal sealed class DailyCoreActions
{
    private const int FirstLimit = 1 << 16;
    private const int DayBits = 16;

    private long[] _keys = new long[FirstLimit];
    private long[] _units = new long[FirstLimit];
    private int _count;
    private int _limit = FirstLimit;

    /// <summary>Adds core actions of a day.</summary>
    /// <param name="customer">Number of the customer.</param>
    /// <param name="day">Days since the start of the activation window, 0 or more.</param>
    /// <param name="units">In millionths, above 0.</param>
    public void Add(int customer, int day, long units)
    {
        if (_count == _limit)
        {
            Compact();
        }

        (_keys[_count], _units[_count]) = (((long)customer << DayBits) | (uint)day, units);
        _count++;
    }

    /// <summary>Those of all threads in one.</summary>
    public static DailyCoreActions Merge(IEnumerable<DailyCoreActions> parts)
    {
        DailyCoreActions? merged = null;
        foreach (var part in parts)
        {
            if (merged is null)
            {
                merged = part;
                continue;
            }

            for (var i = 0; i < part._count; i++)
            {
                if (merged._count == merged._limit)
                {
                    merged.Compact();
                }

                (merged._keys[merged._count], merged._units[merged._count]) = (part._keys[i], part._units[i]);
                merged._count++;
            }
        }

        merged ??= new DailyCoreActions();
        merged.Compact();
        return merged;
    }

    /// <summary>The first day by whose end a customer had done so many; null: never. After <see cref="Merge"/>.</summary>
    /// <param name="customer">Number of the customer.</param>
    /// <param name="units">How many, in millionths.</param>
    public int? DayOfReaching(int customer, double units)
    {
        var first = Array.BinarySearch(_keys, 0, _count, (long)customer << DayBits);
        long sum = 0;
        for (var i = first < 0 ? ~first : first; i < _count && _keys[i] >> DayBits == customer; i++)
        {
            sum += _units[i];
            if (sum >= units)
            {
                return (int)(_keys[i] & ((1 << DayBits) - 1));
            }
        }

        return null;
    }

    /// <summary>Sorts the entries and adds up those of one customer and day; makes room for as many again.</summary>
    private void Compact()
    {
        Array.Sort(_keys, _units, 0, _count);
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (kept > 0 && _keys[kept - 1] == _keys[i])
            {
                _units[kept - 1] += _units[i];
            }
            else
            {
                (_keys[kept], _units[kept]) = (_keys[i], _units[i]);
                kept++;
            }
        }

        _count = kept;
        _limit = Math.Max(FirstLimit, kept * 2);
        if (_limit > _keys.Length)
        {
            Array.Resize(ref _keys, _limit);
            Array.Resize(ref _units, _limit);
        }
    }
}
