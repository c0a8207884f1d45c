namespace Milestones.Numerics;

/// <summary>A fitted logistic regression: log odds = intercept + Σ coefficient × value.</summary>
public sealed class LogisticModel
{
    private readonly double[] _coefficients;
    private readonly double[] _missing;

    internal LogisticModel(double intercept, double[] coefficients, double[] missing, int iterations, bool converged)
    {
        Intercept = intercept;
        _coefficients = coefficients;
        _missing = missing;
        Iterations = iterations;
        Converged = converged;
    }

    /// <summary>Log odds of a row with all values 0.</summary>
    public double Intercept { get; }

    /// <summary>Change of the log odds per unit of each column, in the order and units of the columns fitted; 0 for a column
    /// that did not vary.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>What a missing value adds to the log odds instead of coefficient × value, per column.</summary>
    public IReadOnlyList<double> MissingTerms => _missing;

    /// <summary>Newton steps taken.</summary>
    public int Iterations { get; }

    /// <summary>Whether the steps had become smaller than the tolerance.</summary>
    public bool Converged { get; }

    /// <summary>Probabilities of true.</summary>
    /// <param name="columns">The same columns as fitted, of equal length n; NaN = missing.</param>
    /// <returns>n probabilities in [0, 1].</returns>
    /// <exception cref="ArgumentException">Another number of columns, or columns of unequal length.</exception>
    public double[] Predict(IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count != _coefficients.Length)
        {
            throw new ArgumentException($"{_coefficients.Length} columns were fitted, {columns.Count} are given.", nameof(columns));
        }

        var predicted = new double[columns.Count == 0 ? 0 : columns[0].Length];
        Array.Fill(predicted, Intercept);
        for (var j = 0; j < columns.Count; j++)
        {
            var column = columns[j];
            if (column.Length != predicted.Length)
            {
                throw new ArgumentException($"Column {j} has {column.Length} rows, the first has {predicted.Length}.", nameof(columns));
            }

            for (var i = 0; i < column.Length; i++)
            {
                predicted[i] += double.IsNaN(column[i]) ? _missing[j] : _coefficients[j] * column[i];
            }
        }

        for (var i = 0; i < predicted.Length; i++)
        {
            predicted[i] = 1 / (1 + Math.Exp(-predicted[i]));
        }

        return predicted;
    }
}
