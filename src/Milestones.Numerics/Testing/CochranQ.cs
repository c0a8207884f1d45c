namespace Milestones.Numerics;

/// <summary>Whether several groups share one true value (Cochran 1954): Q = Σ w (d − d̄)² with w the inverse variances.</summary>
public static class CochranQ
{
    /// <summary>Tests independent estimates of the same number in different groups.</summary>
    /// <param name="estimates">At least two, each with an interval symmetric about it on the normal scale, from whose width its
    /// standard error is taken. Estimates that are undefined, or whose interval has no width, are left out.</param>
    /// <returns>χ² with one degree of freedom less than there are estimates; undefined with fewer than two.</returns>
    public static TestResult Run(IReadOnlyList<Estimate> estimates)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        double weights = 0, weighted = 0;
        var used = estimates.Where(estimate => estimate.IsDefined && estimate.Interval.Width > 0).ToList();
        foreach (var estimate in used)
        {
            weights += Weight(estimate);
            weighted += Weight(estimate) * estimate.Value;
        }

        if (used.Count < 2)
        {
            return TestResult.Undefined(Math.Max(0, used.Count - 1));
        }

        var mean = weighted / weights;
        return TestResult.FromChiSquare(
            used.Sum(estimate => Weight(estimate) * (estimate.Value - mean) * (estimate.Value - mean)), used.Count - 1);
    }

    private static double Weight(Estimate estimate)
    {
        var error = estimate.Interval.Width / (2 * Tail.NormalQuantileForLevel(estimate.Interval.Level));
        return 1 / (error * error);
    }
}
