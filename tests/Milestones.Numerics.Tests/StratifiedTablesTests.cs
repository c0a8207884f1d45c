using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Numerics.Tests;

public sealed class StratifiedTablesTests
{
    private static readonly Arbitrary<StratifiedTables> Strata = Gen.Choose(0, 30).Four()
        .Select(cells => new TwoByTwo(cells.Item1, cells.Item2, cells.Item3, cells.Item4))
        .ListOf().Select(tables => new StratifiedTables([.. tables])).ToArbitrary();

    [Fact]
    public void Odds_ratio_agrees_with_R()
    {
        // R: mantelhaen.test(UCBAdmissions)
        Near.Equal((0.904696828258623, 0.77190736175935, 1.06032976443666), BerkeleyAdmissions.Departments.OddsRatio());
    }

    [Fact]
    public void Risk_difference_agrees_with_Sato()
    {
        // R, with a, b, c, d, n1, n0, n per department (the formula of metafor::rma.mh(measure = "RD")):
        // w <- n1*n0/n; rd <- sum((a*n0 - c*n1)/n) / sum(w)
        // v <- (rd*sum(c*(n1/n)^2 - a*(n0/n)^2 + n1*n0*(n0 - n1)/2/n^2) + sum((a*(n0 - c) + c*(n1 - a))/n)/2) / sum(w)^2
        Near.Equal((-0.0184251961908525, -0.0474824353465422, 0.0106320429648372), BerkeleyAdmissions.Departments.RiskDifference());
    }

    [Fact]
    public void Association_test_agrees_with_R()
    {
        // R: mantelhaen.test(UCBAdmissions, correct = FALSE), and correct = TRUE
        var plain = BerkeleyAdmissions.Departments.CochranMantelHaenszel();
        Near.Equal(1.524606660443, plain.Statistic);
        Near.Equal(0.216923697056, plain.PValue);
        var corrected = BerkeleyAdmissions.Departments.CochranMantelHaenszel(continuityCorrection: true);
        Near.Equal(1.426946228587, corrected.Statistic);
        Near.Equal(0.232263462817, corrected.PValue);
    }

    [Fact]
    public void Homogeneity_test_agrees_with_R()
    {
        // R: per department A <- uniroot(function(A) A*(n0-m1+A) - or*(m1-A)*(n1-A), ...)$root with or <- mantelhaen.test(...)$estimate;
        //    sum((a-A)^2 / v), v <- 1/(1/A + 1/(n1-A) + 1/(m1-A) + 1/(n0-m1+A)); Tarone: less sum(a-A)^2 / sum(v)
        var plain = BerkeleyAdmissions.Departments.BreslowDay();
        Near.Equal(18.825513705236, plain.Statistic);
        Assert.Equal(5, plain.DegreesOfFreedom);
        Near.Equal(0.002071390349918, plain.PValue);
        Near.Equal(18.8255012520527, BerkeleyAdmissions.Departments.BreslowDay(tarone: true).Statistic);
    }

    [Fact]
    public void Strata_that_expect_too_little_are_not_compared()
    {
        var departments = BerkeleyAdmissions.Departments;
        var withSparse = new StratifiedTables([.. departments.Strata, new TwoByTwo(0, 3, 2, 1)]);

        Assert.Equal(departments.BreslowDay(), departments.BreslowDay(minExpected: 5)); // every cell expects 5 or more
        Assert.Equal(6, withSparse.BreslowDay().DegreesOfFreedom);
        Assert.Equal(departments.BreslowDay(), withSparse.BreslowDay(minExpected: 5));
        Assert.False(new StratifiedTables([new TwoByTwo(1, 3, 2, 1), new TwoByTwo(3, 1, 1, 2)]).BreslowDay(minExpected: 5).IsDefined);
    }

    /// <summary>A rare exposure in many strata, with one odds ratio for all: with small cells χ² sees differences too often; by Cochran's rule it doesn't.</summary>
    [Fact]
    public void Among_sparse_strata_the_rule_keeps_the_level()
    {
        const int samples = 400;
        var random = new Seed(3).CreateRandom();
        var (plain, ruled) = (0, 0);
        for (var sample = 0; sample < samples; sample++)
        {
            var tables = new StratifiedTables([.. Enumerable.Range(0, 20).Select(_ => Stratum())]);
            plain += tables.BreslowDay().PValue < 0.05 ? 1 : 0;
            ruled += tables.BreslowDay(minExpected: 5).PValue < 0.05 ? 1 : 0;
        }

        // 5 % and three standard errors.
        Assert.InRange(ruled, 0, (0.05 + (3 * Math.Sqrt(0.05 * 0.95 / samples))) * samples);
        Assert.True(plain >= ruled, $"{plain} without the rule, {ruled} with it");

        TwoByTwo Stratum()
        {
            int a = 0, b = 0, c = 0, d = 0;
            for (var i = 0; i < 60; i++)
            {
                var exposed = random.NextBoolean(0.05);
                var retained = random.NextBoolean(exposed ? 0.95 : 0.9);
                (a, b, c, d) = (a + (exposed && retained ? 1 : 0), b + (exposed && !retained ? 1 : 0), c + (!exposed && retained ? 1 : 0), d + (!exposed && !retained ? 1 : 0));
            }

            return new TwoByTwo(a, b, c, d);
        }
    }

    [Fact]
    public void One_stratum_is_its_own_odds_ratio()
    {
        var table = new TwoByTwo(20, 10, 7, 30);
        Near.Equal(table.OddsRatio().Value, new StratifiedTables([table]).OddsRatio().Value);
        Near.Equal(table.OddsRatio().Interval.Lower, new StratifiedTables([table]).OddsRatio().Interval.Lower);

        var zero = new TwoByTwo(20, 0, 7, 30);
        Near.Equal(zero.OddsRatio().Value, new StratifiedTables([zero]).OddsRatio().Value);
    }

    [Fact]
    public void Certainty_is_not_claimed_where_no_outcome_varies()
    {
        var silent = new StratifiedTables([new(0, 10, 0, 20), new(0, 5, 0, 5)]).RiskDifference();
        Assert.Equal(0, silent.Value);
        Assert.True(silent.Interval.Width > 0.1);

        var separated = new TwoByTwo(10, 0, 0, 10);
        Near.Equal(
            (1, separated.RiskDifference().Interval.Lower, 1), new StratifiedTables([separated]).RiskDifference());
    }

    [Fact]
    public void Products_of_large_counts_do_not_overflow()
    {
        var millions = BerkeleyAdmissions.Departments.Strata.Select(t => new TwoByTwo(
            t.ExposedEvents * 1e6, t.ExposedOthers * 1e6, t.UnexposedEvents * 1e6, t.UnexposedOthers * 1e6));
        Near.Equal(0.904696828258623, new StratifiedTables([.. millions]).OddsRatio().Value);
    }

    [Fact]
    public void Order_of_strata_and_uninformative_strata_do_not_matter() => Prop.ForAll(Strata, tables =>
    {
        TwoByTwo[] more = [new(4, 3, 0, 0), .. tables.Strata.Reverse(), new(0, 0, 0, 0), new(5, 0, 3, 0)];
        var same = new StratifiedTables(more);
        return Same(tables.OddsRatio().Value, same.OddsRatio().Value)
            && Same(tables.CochranMantelHaenszel().Statistic, same.CochranMantelHaenszel().Statistic)
            && Same(tables.BreslowDay().PValue, same.BreslowDay().PValue);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Intervals_hold_the_estimate_and_stay_in_range() => Prop.ForAll(Strata, tables =>
    {
        var difference = tables.RiskDifference();
        var ratio = tables.OddsRatio();
        return (!difference.IsDefined
                || (difference.Interval.Contains(difference.Value) && difference.Interval.Width > 0
                    && difference.Interval.Lower >= -1 && difference.Interval.Upper <= 1))
            && (!ratio.IsDefined || (ratio.Interval.Contains(ratio.Value) && double.IsFinite(ratio.Interval.Upper)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_odds_ratios_are_called_homogeneous()
    {
        // Odds ratio 6 in both, on different margins.
        var tables = new StratifiedTables([new(30, 10, 10, 20), new(60, 40, 20, 80)]);
        Near.Equal(6, tables.OddsRatio().Value);
        Assert.Equal(0, tables.BreslowDay().Statistic, 1e-20);
        Near.Equal(1, tables.BreslowDay().PValue);
    }

    [Fact]
    public void Rows_are_counted_into_their_strata()
    {
        bool[] exposed = [true, false, true, false, true];
        bool[] events = [true, true, false, false, true];
        int[] strata = [0, 0, 2, 2, 2];
        Assert.Equal([new(1, 0, 1, 0), default, new(1, 1, 0, 1)], StratifiedTables.Of(exposed, events, strata).Strata);
    }

    private static bool Same(double x, double y) => double.IsNaN(x) ? double.IsNaN(y) : Math.Abs(x - y) <= 1e-9 * (1 + Math.Abs(x));
}
