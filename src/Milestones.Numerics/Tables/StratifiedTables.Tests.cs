namespace Milestones.Numerics;

/// <content>Whether there is an association, and whether it is the same in all strata.</content>
public sealed partial class StratifiedTables
{
    /// <summary>
    /// Whether event and exposure are associated within the strata (Cochran 1954; Mantel and Haenszel 1959): χ² with 1 degree of
    /// freedom, as R's <c>mantelhaen.test</c>.
    /// </summary>
    /// <param name="continuityCorrection">Draws |Σ a − E(a)| towards 0 by up to ½; the test is then conservative.</param>
    /// <returns>Undefined when no stratum is informative. Of rows in clusters the variance is the sandwich one (Liang and Zeger 1986).</returns>
    public TestResult CochranMantelHaenszel(bool continuityCorrection = false)
    {
        double excess = 0, variance = 0;
        foreach (var stratum in _strata)
        {
            var n = stratum.Total;
            if (n > 1)
            {
                excess += stratum.ExposedEvents - (stratum.Exposed * stratum.Events / n);
                variance += stratum.Exposed / n * (stratum.Unexposed / n) * stratum.Events * stratum.Others / (n - 1);
            }
        }

        if (variance == 0)
        {
            return TestResult.Undefined(1);
        }

        var size = Math.Abs(excess);
        var corrected = size - (continuityCorrection ? Math.Min(0.5, size) : 0);
        return TestResult.FromChiSquare(corrected * corrected / (variance * DesignEffect), 1);
    }

    /// <summary>
    /// Whether the odds ratio is the same in all strata (Breslow and Day 1980, section 4.4): χ² with one degree of freedom less
    /// than there are informative strata. A small p-value says that one common odds ratio hides differences.
    /// </summary>
    /// <param name="tarone">Applies the correction of Tarone (1985), owed to the common odds ratio being the
    /// Mantel–Haenszel one instead of the maximum likelihood one; it is usually tiny.</param>
    /// <param name="minExpected">The least count that all four cells of a stratum must expect under the common odds ratio, 0 or more; strata that
    /// expect less are not compared, as χ² does not describe them. 0, the default, compares all; 5 is the customary rule
    /// (Cochran 1954).</param>
    /// <returns>Undefined with fewer than two strata to compare, for rows in clusters (which one design effect for all strata would not
    /// describe), or where the Mantel–Haenszel odds ratio is 0 or infinite.</returns>
    public TestResult BreslowDay(bool tarone = false, double minExpected = 0)
    {
        if (_rows is not null)
        {
            return TestResult.Undefined();
        }

        var informative = Array.FindAll(_strata, stratum => stratum.IsInformative);
        var sums = RobinsBreslowGreenland.Sum(informative);
        if (minExpected > 0 && sums.R > 0 && sums.S > 0)
        {
            var common = sums.Ratio;
            informative = Array.FindAll(informative, stratum => SmallestExpected(stratum, ExpectedExposedEvents(stratum, common)) >= minExpected);
            sums = RobinsBreslowGreenland.Sum(informative);
        }

        if (informative.Length < 2 || sums.R == 0 || sums.S == 0)
        {
            return TestResult.Undefined(Math.Max(0, informative.Length - 1));
        }

        double statistic = 0, excess = 0, variance = 0;
        foreach (var stratum in informative)
        {
            var expected = ExpectedExposedEvents(stratum, sums.Ratio);
            var cellVariance = 1 / ((1 / expected)
                + (1 / (stratum.Exposed - expected))
                + (1 / (stratum.Events - expected))
                + (1 / (stratum.Unexposed - stratum.Events + expected)));
            var difference = stratum.ExposedEvents - expected;
            statistic += difference * difference / cellVariance;
            excess += difference;
            variance += cellVariance;
        }

        return TestResult.FromChiSquare(Math.Max(0, statistic - (tarone ? excess * excess / variance : 0)), informative.Length - 1);
    }

    /// <summary>The smallest of the four cells, given the margins and the first cell.</summary>
    private static double SmallestExpected(TwoByTwo table, double exposedEvents) => Math.Min(
        Math.Min(exposedEvents, table.Exposed - exposedEvents),
        Math.Min(table.Events - exposedEvents, table.Unexposed - table.Events + exposedEvents));

    /// <summary>The count a that has the given odds ratio ψ with the margins of the table: the root of
    /// (1 − ψ) a² + B a − ψ n₁ m₁ = 0 that lies inside the margins, in whichever form does not cancel.</summary>
    private static double ExpectedExposedEvents(TwoByTwo table, double oddsRatio)
    {
        var linear = table.Unexposed - table.Events + (oddsRatio * (table.Events + table.Exposed));
        var constant = oddsRatio * table.Exposed * table.Events;
        var root = Math.Sqrt(Math.Max(0, (linear * linear) + (4 * (1 - oddsRatio) * constant)));
        return linear >= 0 ? 2 * constant / (linear + root) : (root - linear) / (2 * (1 - oddsRatio));
    }
}
