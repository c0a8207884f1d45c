namespace Milestones.Forests.Binning;

/// <summary>
/// How one column's values become codes: 0 is missing, and code b ≥ 1 holds the values above the bound of bin b − 1 up
/// to and including the bound of bin b. A bound is a value that was observed, so equal values always share a bin.
/// </summary>
internal sealed class ColumnBins
{
    /// <summary>More would not fit a byte beside the code for missing.</summary>
    public const int MaxBins = 255;

    /// <summary>The code of a missing value.</summary>
    public const byte Missing = 0;

    /// <summary>Takes bounds that are strictly ascending, at most <see cref="MaxBins"/>; none for a column that is
    /// missing throughout.</summary>
    public ColumnBins(double[] upperBounds)
    {
        UpperBounds = upperBounds;
    }

    /// <summary>The largest value of each bin, ascending.</summary>
    public double[] UpperBounds { get; }

    /// <summary>How many bins hold values; the codes are 1 … Count.</summary>
    public int Count => UpperBounds.Length;

    /// <summary>Chooses the bins: one per distinct value while 255 suffice, else bins of nearly equal row counts whose
    /// borders lie between distinct values. Depends on the order of the values only, not on the order of the rows.</summary>
    public static ColumnBins Choose(ReadOnlySpan<double> values)
    {
        var few = DistinctValues.AtMost(MaxBins, values);
        return new ColumnBins(few ?? EqualCounts(values));
    }

    /// <summary>The code of a value; values beyond the largest bound belong to the last bin.</summary>
    public byte CodeOf(double value)
    {
        if (double.IsNaN(value) || Count == 0)
        {
            return Missing;
        }

        var low = 0;
        var high = Count - 1;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (value <= UpperBounds[middle])
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return (byte)(low + 1);
    }

    /// <summary>A bin closes once it and its predecessors hold their share of the rows; a value with many rows takes a
    /// bin of its own, and what is left is shared anew among the bins that are left.</summary>
    private static double[] EqualCounts(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted); // NaN first
        var start = sorted.AsSpan().LastIndexOf(double.NaN) + 1;
        var bounds = new List<double>(MaxBins);
        while (start < sorted.Length)
        {
            var target = Math.Max(1, (sorted.Length - start) / (MaxBins - bounds.Count));
            var end = Math.Min(start + target, sorted.Length);
            while (end < sorted.Length && sorted[end] == sorted[end - 1])
            {
                end++;
            }

            bounds.Add(sorted[end - 1]);
            start = end;
        }

        return [.. bounds];
    }
}
