namespace Milestones.Usage.Events;

/// <summary>
/// The sums, customers × features. All threads add to the same cells, so that the memory doesn't grow with them; as the sums
/// are of whole numbers, they are the same in any order.
/// </summary>
internal sealed class EventCells
{
    private readonly long[][] _units;
    private readonly ulong[][] _days;
    private readonly ushort[][] _firstUses;
    private readonly bool[][] _active;
    private readonly int _wordsPerCustomer;
    private int _overflowed = int.MaxValue;

    /// <summary>Cells for all customers, of 0.</summary>
    /// <param name="features">The features counted from events.</param>
    /// <param name="customers">Number of customers.</param>
    /// <param name="windowDays">Number of UTC days that the longest feature window touches.</param>
    /// <param name="activities">Number of outcomes that are activity.</param>
    public EventCells(IReadOnlyList<Feature> features, int customers, int windowDays, int activities)
    {
        Sets = new FeatureSets(features.Count);
        Activity = new ActivityDays(customers, windowDays, Sets);
        _firstUses = [.. features.Select(_ => new ushort[customers])];
        _wordsPerCustomer = (windowDays + 63) / 64;
        _units = [.. features.Select(_ => new long[customers])];
        _days = [.. features.Select(feature => feature.Measure == Measure.ActiveDays ? new ulong[customers * _wordsPerCustomer] : [])];
        _active = [.. Enumerable.Range(0, activities).Select(_ => new bool[customers])];
    }

    /// <summary>Number of the features counted from events.</summary>
    public int FeatureCount => _units.Length;

    /// <summary>The sets of features that events feed.</summary>
    public FeatureSets Sets { get; }

    /// <summary>The days of the feature windows on which customers were active.</summary>
    public ActivityDays Activity { get; }

    /// <summary>Per outcome that is activity and per customer: whether it was met in the outcome window.</summary>
    public IReadOnlyList<IReadOnlyList<bool>> Active => _active;

    /// <summary>The first feature of which a sum became too large to be exact; null: all sums are exact.</summary>
    public int? Overflowed => _overflowed == int.MaxValue ? null : _overflowed;

    /// <summary>Adds a use within the feature window.</summary>
    /// <param name="feature">Number of the feature.</param>
    /// <param name="customer">Number of the customer.</param>
    /// <param name="units">Its quantity, above 0.</param>
    /// <param name="day">UTC day, from 0 at the day on which the customer's window begins.</param>
    /// <param name="daysLeft">Days from it to the end of the window, itself included: 1 on the window's last day.</param>
    public void Add(int feature, int customer, long units, int day, int daysLeft)
    {
        if (Interlocked.Add(ref _units[feature][customer], units) < 0)
        {
            NoteOverflow(feature); // a sum of positive numbers turns negative before it can wrap around to a wrong one
        }

        ref var first = ref _firstUses[feature][customer];
        for (var seen = Volatile.Read(ref first); seen < daysLeft;)
        {
            var found = Interlocked.CompareExchange(ref first, (ushort)daysLeft, seen);
            seen = found == seen ? (ushort)daysLeft : found;
        }

        var days = _days[feature];
        if (days.Length > 0)
        {
            ref var word = ref days[(customer * _wordsPerCustomer) + (day >> 6)];
            var bit = 1UL << (day & 63);
            if ((Volatile.Read(ref word) & bit) == 0)
            {
                Interlocked.Or(ref word, bit);
            }
        }
    }

    /// <summary>Prepares for adding to a cell soon.</summary>
    public void PrefetchFor(int feature, int customer)
    {
        Prefetch.Of(ref _units[feature][customer]);
        Prefetch.Of(ref _firstUses[feature][customer]);
        var days = _days[feature];
        if (days.Length > 0)
        {
            Prefetch.Of(ref days[customer * _wordsPerCustomer]);
        }
    }

    /// <summary>Notes activity in the outcome window.</summary>
    public void MarkActive(int activity, int customer) => _active[activity][customer] = true;

    /// <summary>The cells of one feature, as they are now.</summary>
    /// <param name="feature">Its catalog entry.</param>
    /// <param name="number">Its number.</param>
    /// <param name="occurrences">Its uses at any time.</param>
    /// <param name="ownDays">Per customer: days on which every event was a use of it.</param>
    public FeatureUse Use(Feature feature, int number, long occurrences, int[] ownDays) =>
        new(feature, occurrences, _units[number], _days[number], _firstUses[number], ownDays);

    private void NoteOverflow(int feature)
    {
        int seen;
        while (feature < (seen = Volatile.Read(ref _overflowed)))
        {
            Interlocked.CompareExchange(ref _overflowed, feature, seen);
        }
    }
}
