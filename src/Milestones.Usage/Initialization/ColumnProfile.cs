using System.Globalization;
using Milestones.Usage.Times;

namespace Milestones.Usage.Initialization;

/// <summary>What the values of a column look like, gathered value by value.</summary>
/// <param name="name">The column's header.</param>
internal sealed class ColumnProfile(string name)
{
    /// <summary>Distinct values beyond this many are not told apart any more.</summary>
    private const int MostDistinct = 200_000;

    private static readonly HashSet<string> BooleanWords =
        new(["true", "false", "yes", "no", "1", "0", "t", "f", "y", "n", "on", "off"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);
    private readonly DateProfile _dayFirst = new(DateOrder.DayFirst);
    private readonly DateProfile _monthFirst = new(DateOrder.MonthFirst);
    private long _filled;
    private long _numbers;
    private bool _orderMatters;
    private long _booleans;

    /// <summary>The column's header.</summary>
    public string Name => name;

    /// <summary>The distinct texts, the most frequent first.</summary>
    public IReadOnlyList<string> Values => [.. _values.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];

    /// <summary>How many distinct texts there are.</summary>
    public int Distinct => _values.Count;

    /// <summary>Whether no text occurs twice.</summary>
    public bool IsUnique => _filled > 0 && _filled == _values.Count;

    /// <summary>Whether every text is a number.</summary>
    public bool IsNumber => _filled > 0 && _numbers == _filled;

    /// <summary>Whether every text is a date or a time; not as a number.</summary>
    public bool IsDate => HasTimes && !IsNumber;

    /// <summary>Whether every text is a date or a time; also as a number, of seconds or milliseconds.</summary>
    public bool HasTimes => _filled > 0 && Dates.Count == _filled;

    /// <summary>Whether its dates may begin with the day or with the month, and none of them tells with which.</summary>
    public bool IsAmbiguous => HasTimes && _orderMatters && _dayFirst.Count == _monthFirst.Count;

    /// <summary>The earliest date, UTC; an ambiguous one is taken to begin with the day.</summary>
    public DateTime Earliest => Dates.Earliest;

    /// <summary>The latest date, UTC; an ambiguous one is taken to begin with the day.</summary>
    public DateTime Latest => Dates.Latest;

    /// <summary>Whether every text is a spelling of true or false, and both occur.</summary>
    public bool IsBoolean => _filled > 0 && _booleans == _filled && _values.Count == 2;

    /// <summary>Texts beside yes and no that are too few to be names and say no more than that a feature was not open.</summary>
    public IReadOnlyList<string> NotEligible => _values.Count == 3 && _booleans < _filled && _values.Keys.Count(BooleanWords.Contains) == 2
        ? [.. _values.Keys.Where(value => !BooleanWords.Contains(value))]
        : [];

    private DateProfile Dates => _monthFirst.Count > _dayFirst.Count ? _monthFirst : _dayFirst;

    /// <summary>Looks at one value.</summary>
    public void Observe(string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        _filled++;
        if (_values.Count < MostDistinct || _values.ContainsKey(value))
        {
            _values[value] = _values.GetValueOrDefault(value) + 1;
        }

        _numbers += double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? 1 : 0;
        _booleans += BooleanWords.Contains(value) ? 1 : 0;
        _orderMatters |= _dayFirst.Observe(value) != _monthFirst.Observe(value);
    }
}
