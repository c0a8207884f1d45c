namespace Milestones.Numerics;

/// <summary>The outcome of a statistical test.</summary>
/// <param name="Statistic">χ² of at least 0, or, where the test says so, a signed standard normal z. NaN where the
/// data allow no test.</param>
/// <param name="DegreesOfFreedom">Of the χ² distribution; 1 for a signed z, whose square is χ² with 1.</param>
/// <param name="PValue">Probability under the null hypothesis of a statistic at least as extreme, in [0, 1]; two-sided
/// for a signed z. NaN where the data allow no test.</param>
public readonly record struct TestResult(double Statistic, double DegreesOfFreedom, double PValue)
{
    /// <summary>Whether the data allowed the test.</summary>
    public bool IsDefined => !double.IsNaN(PValue);

    /// <summary>What is returned where the data allow no test.</summary>
    /// <param name="degreesOfFreedom">Those the test would have had, if known.</param>
    public static TestResult Undefined(double degreesOfFreedom = double.NaN) =>
        new(double.NaN, degreesOfFreedom, double.NaN);

    /// <summary>The test of a statistic that is χ² under the null hypothesis.</summary>
    internal static TestResult FromChiSquare(double statistic, double degreesOfFreedom) =>
        new(statistic, degreesOfFreedom, Tail.ChiSquare(statistic, degreesOfFreedom));

    /// <summary>The two-sided test of a statistic that is standard normal under the null hypothesis.</summary>
    internal static TestResult FromNormal(double z) => new(z, 1, Tail.TwoSidedNormal(z));
}
