namespace Milestones.Usage.Events;

/// <summary>
/// On which days each customer did anything, and on which of them nothing but use a certain feature. Two bytes per
/// customer and day hold what all events of the day have in common: the set of features of which each of them is a
/// use. That is the same in any order of the events, so all threads share it.
/// </summary>
internal sealed class ActivityDays
{
    /// <summary>Customers lie in blocks of 2^15, since an array cannot hold all days of very many of them.</summary>
    private const int BlockShift = 15;

    private readonly FeatureSets _sets;
    private readonly int _days;
    private readonly ushort[][] _blocks;

    /// <summary>Prepares for all customers.</summary>
    /// <param name="customers">Number of customers.</param>
    /// <param name="days">UTC days that the longest feature window touches.</param>
    /// <param name="sets">The sets of features that events feed.</param>
    public ActivityDays(int customers, int days, FeatureSets sets)
    {
        _sets = sets;
        _days = days;
        _blocks = [.. Enumerable.Range(0, (customers + (1 << BlockShift) - 1) >> BlockShift)
            .Select(block => new ushort[Math.Min(1 << BlockShift, customers - (block << BlockShift)) * days])];
    }

    /// <summary>Adds an event.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="day">UTC day, from 0 at the day on which the customer's window begins.</param>
    /// <param name="set">Number of the set of features of which it is a use.</param>
    public void Add(int customer, int day, ushort set)
    {
        ref var common = ref Day(customer, day);
        var seen = Volatile.Read(ref common);
        while (_sets.Common(seen, set) is var next && next != seen)
        {
            var found = Interlocked.CompareExchange(ref common, next, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }

    /// <summary>Prepares for adding an event soon.</summary>
    public void PrefetchFor(int customer, int day) => Prefetch.Of(ref Day(customer, day));

    /// <summary>Counts the days, once all events are added.</summary>
    /// <param name="windowDays">Per customer: days of its window.</param>
    public ActiveDayCounts Count(int[] windowDays)
    {
        var members = _sets.Members();
        var active = new int[windowDays.Length];
        int[][] own = [.. Enumerable.Range(0, _sets.Features).Select(_ => new int[windowDays.Length])];
        Span<int> ofCustomer = new int[own.Length]; // gathered here first, since writing to the columns day by day costs a miss of the cache each
        for (var customer = 0; customer < windowDays.Length; customer++)
        {
            ofCustomer.Clear();
            for (var day = 0; day < windowDays[customer]; day++)
            {
                var set = Day(customer, day);
                active[customer] += set == FeatureSets.None ? 0 : 1;
                foreach (var feature in members[set])
                {
                    ofCustomer[feature]++;
                }
            }

            for (var feature = 0; feature < own.Length; feature++)
            {
                own[feature][customer] = ofCustomer[feature];
            }
        }

        return new ActiveDayCounts(active, own);
    }

    private ref ushort Day(int customer, int day) =>
        ref _blocks[customer >> BlockShift][((customer & ((1 << BlockShift) - 1)) * _days) + day];
}

/// <summary>On how many UTC days of its feature window each customer did something.</summary>
/// <param name="Active">Per customer: days with any event, whether or not it is a use of a feature.</param>
/// <param name="Own">Per feature and customer: those of them on which every event was a use of the feature.</param>
internal sealed record ActiveDayCounts(int[] Active, IReadOnlyList<int[]> Own);
