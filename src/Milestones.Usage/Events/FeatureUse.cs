using System.Numerics;

namespace Milestones.Usage.Events;

/// <summary>The use of one feature by every customer, within each customer's feature window.</summary>
internal sealed class FeatureUse
{
    /// <summary>Quantities are summed as multiples of 1/1,000,000, so that sums are exact in any order.</summary>
    public const long UnitsPerOne = 1_000_000;

    private readonly long[] _units;
    private readonly ulong[] _days;
    private readonly ushort[] _firstUses;
    private readonly int[] _ownDays;
    private readonly int _wordsPerCustomer;

    /// <summary>Takes over what was counted.</summary>
    /// <param name="feature">Its catalog entry.</param>
    /// <param name="occurrences">Uses by known customers at any time.</param>
    /// <param name="units">Per customer: sum of the quantities, in units.</param>
    /// <param name="days">A bit per customer and day of the window; empty unless the measure needs the days.</param>
    /// <param name="firstUses">Per customer: days from the first use to the end of the window, that day included; 0: no use.</param>
    /// <param name="ownDays">Per customer: active days on which every event was a use of it.</param>
    public FeatureUse(Feature feature, long occurrences, long[] units, ulong[] days, ushort[] firstUses, int[] ownDays)
    {
        Feature = feature;
        Occurrences = occurrences;
        _units = units;
        _days = days;
        _firstUses = firstUses;
        _ownDays = ownDays;
        _wordsPerCustomer = units.Length == 0 ? 0 : days.Length / units.Length;
    }

    /// <summary>The feature, whose source is events.</summary>
    public Feature Feature { get; }

    /// <summary>How many events were uses of it, whatever their time; 0: it never occurs.</summary>
    public long Occurrences { get; }

    /// <summary>Sum of the quantities of one customer's uses; their number, where the log has no quantity.</summary>
    public double Quantity(int customer) => (double)_units[customer] / UnitsPerOne;

    /// <summary>UTC days from one customer's first use in the window to the window's last day: 0 on the last day itself; −1 without use.</summary>
    public int DaysSinceFirstUse(int customer) => _firstUses[customer] - 1;

    /// <summary>UTC days of the window on which the only thing that one customer did was to use it.</summary>
    public int OwnDays(int customer) => _ownDays[customer];

    /// <summary>Number of different UTC days on which one customer used it.</summary>
    /// <exception cref="InvalidOperationException">Days are counted for <see cref="Measure.ActiveDays"/> only.</exception>
    public int ActiveDays(int customer)
    {
        if (Feature.Measure != Measure.ActiveDays)
        {
            throw new InvalidOperationException($"The days of '{Feature.Name}' were not counted.");
        }

        var days = 0;
        foreach (var word in _days.AsSpan(customer * _wordsPerCustomer, _wordsPerCustomer))
        {
            days += BitOperations.PopCount(word);
        }

        return days;
    }
}
