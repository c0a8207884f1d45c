namespace Milestones.Forests.Binning;

/// <summary>Finds a column's distinct values without sorting its rows, as long as they are few.</summary>
internal static class DistinctValues
{
    /// <summary>The distinct numbers among <paramref name="values"/> in ascending order, NaN left out; null as soon as
    /// they exceed <paramref name="limit"/>.</summary>
    public static double[]? AtMost(int limit, ReadOnlySpan<double> values)
    {
        var seen = new HashSet<double>(limit + 1);
        var last = double.NaN;
        foreach (var value in values)
        {
            if (value == last || double.IsNaN(value)) // runs of equal values are common
            {
                continue;
            }

            last = value;
            if (seen.Add(value) && seen.Count > limit)
            {
                return null;
            }
        }

        double[] distinct = [.. seen];
        Array.Sort(distinct);
        return distinct;
    }
}
