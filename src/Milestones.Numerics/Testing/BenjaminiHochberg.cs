namespace Milestones.Numerics;

/// <summary>Control of the false discovery rate over many tests (Benjamini and Hochberg 1995).</summary>
public static class BenjaminiHochberg
{
    /// <summary>
    /// Adjusted p-values, as R's <c>p.adjust(p, "BH")</c>: rejecting where the adjusted value is at most q keeps the expected
    /// share of false rejections at or below q, for independent or positively dependent tests.
    /// </summary>
    /// <param name="p">P-values in [0, 1] in any order; NaN marks a test that could not be made, which is not counted.</param>
    /// <returns>In the order of <paramref name="p"/>: values in [0, 1], none below its p; NaN stays NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value outside [0, 1].</exception>
    public static double[] Adjust(ReadOnlySpan<double> p)
    {
        var adjusted = new double[p.Length];
        var order = new List<int>(p.Length);
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] is < 0 or > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(p), p[i], "A p-value lies in [0, 1].");
            }

            adjusted[i] = p[i];
            if (!double.IsNaN(p[i]))
            {
                order.Add(i);
            }
        }

        order.Sort((a, b) => adjusted[a].CompareTo(adjusted[b]));

        // From the largest p downwards, so that a smaller p never gets a larger adjusted value.
        var least = 1.0;
        for (var rank = order.Count; rank >= 1; rank--)
        {
            var i = order[rank - 1];
            least = Math.Min(least, p[i] * ((double)order.Count / rank));
            adjusted[i] = least;
        }

        return adjusted;
    }
}
