namespace Milestones.Numerics;

/// <summary>Ranks in which tied values share the mean of the ranks they occupy.</summary>
internal static class Midranks
{
    /// <summary>The midrank of every value, in 1 … n.</summary>
    /// <param name="values">n values without NaN.</param>
    /// <param name="tieCubes">Σ (t³ − t) over the groups of t tied values: what ties take from a rank variance.</param>
    public static double[] Of(ReadOnlySpan<double> values, out double tieCubes)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        tieCubes = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = EndOfTie(sorted, start);
            double tied = end - start;
            tieCubes += (tied * tied * tied) - tied;
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
