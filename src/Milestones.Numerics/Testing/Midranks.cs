namespace Milestones.Numerics;

/// <summary>Ranks in which tied values share the mean of the ranks they occupy.</summary>
internal static class Midranks
{
    /// <summary>The midrank of every value, in 1 … n.</summary>
    /// <param name="values">n values without NaN.</param>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var start = 0; start < sorted.Length;)
        {
            var end = EndOfTie(sorted, start);
            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end + 1) / 2.0;
            }

            start = end;
        }

        return ranks;
    }

    /// <summary>One past the last position whose value equals the one at <paramref name="start"/>.</summary>
    public static int EndOfTie(ReadOnlySpan<double> sorted, int start)
    {
        var end = start + 1;
        while (end < sorted.Length && sorted[end] == sorted[start])
        {
            end++;
        }

        return end;
    }
}
