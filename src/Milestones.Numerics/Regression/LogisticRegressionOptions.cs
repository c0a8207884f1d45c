namespace Milestones.Numerics;

/// <summary>How a logistic regression is fitted.</summary>
public sealed record LogisticRegressionOptions
{
    /// <summary>Penalty λ of λ/2 Σ β² over the coefficients of the standardised columns (not the intercept), subtracted from the
    /// log-likelihood of all rows; at least 0. The default 1 hardly moves what the data determine, yet keeps coefficients finite
    /// when a column separates the classes. With 0 the fit is maximum likelihood, which then may not exist.</summary>
    public double Ridge { get; init; } = 1;

    /// <summary>Most Newton steps; at least 1; default 50. Ten are many for data without separation.</summary>
    public int MaxIterations { get; init; } = 50;

    /// <summary>The fit ends when no coefficient (of standardised columns) moves by more than this; above 0; default 1e-8.</summary>
    public double Tolerance { get; init; } = 1e-8;
}
