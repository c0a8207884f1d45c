using Milestones.Forests;
using Milestones.Numerics;

namespace Milestones.MLNet.FastForest;

/// <summary>
/// How columns become the slots of a feature vector. FastForest drops rows with a missing value from training without a word and sends them
/// right in prediction, so a missing value becomes the median, and an indicator says that it was missing. Slots go by name, so that nothing
/// depends on the order of the columns.
/// </summary>
internal sealed class FeatureSlots
{
    private readonly string[] _columns;
    private readonly int[] _byName;
    private readonly double[] _fill;
    private readonly bool[] _hasIndicator;
    private readonly int[] _valueSlot;

    private FeatureSlots(IReadOnlyList<ForestColumn> columns)
    {
        _columns = [.. columns.Select(column => column.Name)];
        _byName = [.. Enumerable.Range(0, columns.Count).OrderBy(j => _columns[j], StringComparer.Ordinal)];
        _fill = [.. columns.Select(Fill)];
        _hasIndicator = [.. columns.Select(column => column.Values.Any(double.IsNaN))];
        _valueSlot = new int[columns.Count];
        var names = new List<string>();
        foreach (var j in _byName)
        {
            _valueSlot[j] = names.Count;
            names.Add(_columns[j]);
            if (_hasIndicator[j])
            {
                names.Add($"{_columns[j]} is missing");
            }
        }

        Names = names;
    }

    /// <summary>The slots' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns' names, in the order in which they were given.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The slots for columns such as these.</summary>
    public static FeatureSlots Of(IReadOnlyList<ForestColumn> columns) => new(columns);

    /// <summary>The slot that holds a column's value.</summary>
    public int ValueSlot(int column) => _valueSlot[column];

    /// <summary>All slots of a column: its value and, if it has one, the indicator.</summary>
    public IEnumerable<int> SlotsOf(int column) => Enumerable.Range(_valueSlot[column], _hasIndicator[column] ? 2 : 1);

    /// <summary>A vector per row, all known.</summary>
    /// <exception cref="ArgumentException">The columns are not those of the training.</exception>
    public float[][] Rows(IReadOnlyList<ForestColumn> columns)
    {
        if (!columns.Select(column => column.Name).SequenceEqual(_columns, StringComparer.Ordinal))
        {
            throw new ArgumentException($"expected the columns of the training ({string.Join(", ", _columns)})", nameof(columns));
        }

        var rows = new float[columns[0].Values.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Row(columns, i);
        }

        return rows;
    }

    private static double Fill(ForestColumn column)
    {
        var known = column.Values.Where(value => !double.IsNaN(value)).Order().ToArray();
        return known.Length == 0 ? 0 : Quantile.Linear(known, 0.5);
    }

    private float[] Row(IReadOnlyList<ForestColumn> columns, int row)
    {
        var slots = new float[Names.Count];
        for (var j = 0; j < columns.Count; j++)
        {
            var value = columns[j].Values[row];
            var isMissing = double.IsNaN(value);
            slots[_valueSlot[j]] = (float)Math.Clamp(isMissing ? _fill[j] : value, float.MinValue, float.MaxValue);
            if (_hasIndicator[j])
            {
                slots[_valueSlot[j] + 1] = isMissing ? 1 : 0;
            }
        }

        return slots;
    }
}
