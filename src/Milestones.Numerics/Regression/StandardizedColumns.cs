using System.Runtime.Intrinsics;

namespace Milestones.Numerics;

/// <summary>
/// The columns of a regression with mean 0 and variance 1, missing values at the mean, followed by a column that tells where
/// values are missing for each column that has such. Constant columns are left out.
/// </summary>
internal sealed class StandardizedColumns
{
    private StandardizedColumns(int rows, List<Column> columns)
    {
        Rows = rows;
        Columns = columns;
    }

    public int Rows { get; }

    public IReadOnlyList<Column> Columns { get; }

    public static StandardizedColumns Of(IReadOnlyList<double[]> columns, int rows)
    {
        var standardized = new List<Column>(columns.Count);
        for (var j = 0; j < columns.Count; j++)
        {
            if (columns[j].Length != rows)
            {
                throw new ArgumentException($"Column {j} has {columns[j].Length} rows, expected are {rows}.", nameof(columns));
            }

            AddIfVaried(standardized, columns[j], j, ofMissing: false);
            if (columns[j].Any(double.IsNaN))
            {
                var missing = Array.ConvertAll(columns[j], value => double.IsNaN(value) ? 1.0 : 0.0);
                AddIfVaried(standardized, missing, j, ofMissing: true);
            }
        }

        return new StandardizedColumns(rows, standardized);
    }

    /// <summary>The lower triangle of XᵀWX, X being a column of ones followed by the columns.</summary>
    /// <param name="weights">The diagonal of W, one per row.</param>
    /// <param name="result">(p + 1) × (p + 1), overwritten.</param>
    public void WeightedCrossProducts(ReadOnlySpan<double> weights, double[,] result)
    {
        // A stretch of rows at a time, so that its part of all columns stays in the cache while every pair is multiplied.
        const int Stretch = 256;
        Array.Clear(result);
        var p = Columns.Count;
        var weighted = new double[Stretch];
        for (var start = 0; start < Rows; start += Stretch)
        {
            var length = Math.Min(Stretch, Rows - start);
            var w = weights.Slice(start, length);
            for (var j = 0; j <= p; j++)
            {
                var scaled = weighted.AsSpan(0, length);
                w.CopyTo(scaled);
                if (j > 0)
                {
                    Multiply(scaled, Columns[j - 1].Values.AsSpan(start, length));
                }

                result[j, 0] += Sum(scaled);
                for (var k = 1; k <= j; k++)
                {
                    result[j, k] += Dot(scaled, Columns[k - 1].Values.AsSpan(start, length));
                }
            }
        }
    }

    /// <summary>Σ x y, in lanes of a fixed width, so that every machine adds in the same order.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        const int Width = 4;
        var first = Vector256<double>.Zero;
        var second = Vector256<double>.Zero;
        var i = 0;
        for (; i <= x.Length - (2 * Width); i += 2 * Width)
        {
            first += Vector256.Create(x.Slice(i, Width)) * Vector256.Create(y.Slice(i, Width));
            second += Vector256.Create(x.Slice(i + Width, Width)) * Vector256.Create(y.Slice(i + Width, Width));
        }

        var sum = Vector256.Sum(first + second);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    private static void Multiply(Span<double> x, ReadOnlySpan<double> by)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] *= by[i];
        }
    }

    private static double Sum(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x)
        {
            sum += value;
        }

        return sum;
    }

    private static void AddIfVaried(List<Column> columns, double[] values, int source, bool ofMissing)
    {
        double count = 0, mean = 0, squares = 0; // Welford's update
        foreach (var value in values)
        {
            if (double.IsInfinity(value))
            {
                throw new ArgumentException($"Column {source} holds an infinite value.", nameof(values));
            }

            if (!double.IsNaN(value))
            {
                count++;
                var difference = value - mean;
                mean += difference / count;
                squares += difference * (value - mean);
            }
        }

        var deviation = Math.Sqrt(squares / count);
        if (deviation > 1e-12 * Math.Abs(mean))
        {
            columns.Add(new Column(source, ofMissing, mean, deviation,
                Array.ConvertAll(values, value => double.IsNaN(value) ? 0 : (value - mean) / deviation)));
        }
    }

    /// <summary>One standardised column, made of the values of column <paramref name="Source"/> or of where they are missing.</summary>
    internal sealed record Column(int Source, bool OfMissing, double Mean, double Deviation, double[] Values);
}
