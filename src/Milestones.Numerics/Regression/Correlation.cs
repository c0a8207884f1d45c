namespace Milestones.Numerics;

/// <summary>How strongly two columns go together, in [−1, 1].</summary>
public static class Correlation
{
    /// <summary>Pearson's product-moment correlation.</summary>
    /// <param name="x">n values; NaN = missing.</param>
    /// <param name="y">n values; NaN = missing. Only rows with both are used.</param>
    /// <returns>NaN when a column does not vary over those rows.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (left, right) = Complete(x, y);
        return OfComplete(left, right);
    }

    /// <summary>Spearman's rank correlation (Spearman 1904): Pearson's of the midranks, hence correct with ties.</summary>
    /// <param name="x">n values; NaN = missing.</param>
    /// <param name="y">n values; NaN = missing. Only rows with both are used, and ranked among themselves.</param>
    /// <returns>NaN when a column does not vary over those rows.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (left, right) = Complete(x, y);
        return OfComplete(Midranks.Of(left), Midranks.Of(right));
    }

    /// <summary>The phi coefficient (Yule 1912): Pearson's correlation of two yes/no columns.</summary>
    /// <param name="x">n values.</param>
    /// <param name="y">n values.</param>
    /// <returns>NaN when a column does not vary.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static double Phi(ReadOnlySpan<bool> x, ReadOnlySpan<bool> y)
    {
        var table = TwoByTwo.Of(x, y);
        var (a, b, c, d) = table;
        return table.IsInformative
            ? ((a * d) - (b * c)) / Math.Sqrt(table.Exposed * table.Unexposed * (table.Events * table.Others))
            : double.NaN;
    }

    private static (double[] X, double[] Y) Complete(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} values against {y.Length}.", nameof(y));
        }

        var left = new double[x.Length];
        var right = new double[x.Length];
        var count = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsNaN(x[i]) && !double.IsNaN(y[i]))
            {
                (left[count], right[count]) = (x[i], y[i]);
                count++;
            }
        }

        return (left[..count], right[..count]);
    }

    private static double OfComplete(double[] x, double[] y)
    {
        if (x.Length == 0)
        {
            return double.NaN;
        }

        var (meanX, meanY) = (x.Average(), y.Average());
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1) : double.NaN;
    }
}
