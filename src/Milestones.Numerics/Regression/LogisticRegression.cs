namespace Milestones.Numerics;

/// <summary>
/// Logistic regression by Newton's method (iteratively reweighted least squares; McCullagh and Nelder 1989) with a small ridge
/// penalty (le Cessie and van Houwelingen 1992), so that separation, collinear and constant columns do no harm.
/// </summary>
public static class LogisticRegression
{
    /// <summary>Fits probabilities of true.</summary>
    /// <param name="columns">p columns of n values in any units (they are standardised inside). A missing value, NaN, counts as the
    /// column's mean, and a column with missing values gets a second coefficient for being missing.</param>
    /// <param name="labels">n outcomes.</param>
    /// <param name="options">Defaults when null.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are no rows, or a value is infinite.</exception>
    public static LogisticModel Fit(
        IReadOnlyList<double[]> columns, ReadOnlySpan<bool> labels, LogisticRegressionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        options ??= new LogisticRegressionOptions();
        if (labels.IsEmpty)
        {
            throw new ArgumentException("A regression needs at least one row.", nameof(labels));
        }

        var x = StandardizedColumns.Of(columns, labels.Length);

        var newton = new LogisticNewton(x, labels.ToArray(), options);
        newton.Run();
        return InOriginalUnits(newton, x, columns.Count);
    }

    private static LogisticModel InOriginalUnits(LogisticNewton newton, StandardizedColumns x, int columns)
    {
        var intercept = newton.Beta[0];
        var coefficients = new double[columns];
        var missing = new double[columns];
        for (var j = 0; j < x.Columns.Count; j++)
        {
            var column = x.Columns[j];
            var slope = newton.Beta[j + 1] / column.Deviation;
            intercept -= slope * column.Mean;
            if (column.OfMissing)
            {
                missing[column.Source] += slope;
            }
            else
            {
                coefficients[column.Source] = slope;
                missing[column.Source] += slope * column.Mean;
            }
        }

        return new LogisticModel(intercept, coefficients, missing, newton.Iterations, newton.Converged);
    }
}
