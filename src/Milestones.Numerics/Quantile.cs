namespace Milestones.Numerics;

/// <summary>Sample quantiles. There are nine definitions in use (Hyndman and Fan 1996); the method's name says which.</summary>
public static class Quantile
{
    /// <summary>Definition 7 of Hyndman and Fan: linear between the order statistics at (n − 1) p, the default of R and
    /// NumPy.</summary>
    /// <param name="sorted">n ≥ 1 values in ascending order, without NaN.</param>
    /// <param name="p">Probability in [0, 1]; 0 gives the least value, 1 the greatest.</param>
    /// <exception cref="ArgumentException">No values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in [0, 1].</exception>
    public static double Linear(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        }

        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies in [0, 1].");
        }

        var position = (sorted.Length - 1) * p;
        var below = (int)position;
        var share = position - below;
        return share == 0 || sorted[below] == sorted[below + 1]
            ? sorted[below] // also keeps infinite neighbours from giving NaN
            : ((1 - share) * sorted[below]) + (share * sorted[below + 1]);
    }
}
