namespace Milestones.Numerics.Tests;

public sealed class StratifiedPowerTests
{
    [Fact]
    public void One_stratum_agrees_with_R()
    {
        // R: power.prop.test(n = 200, p1 = .7, p2 = .8, strict = TRUE)$power, and (n = 200, p1 = .3, p2 = .32, sig.level = .01)
        Near.Equal(0.637510819958, StratifiedPower.Of([new(200, 200, 0.8, 0.7)]));
        Near.Equal(0.637510819958, StratifiedPower.Of([new(200, 200, 0.7, 0.8)]));
        Near.Equal(0.0173314490175, StratifiedPower.Of([new(200, 200, 0.32, 0.3)], 0.01));
    }

    [Fact]
    public void Smallest_difference_agrees_with_R()
    {
        // R: uniroot(function(d) power.prop.test(n = 500, p1 = .75 - d/2, p2 = .75 + d/2, strict = TRUE)$power - .8, c(.01, .2))$root
        Assert.Equal(0.0766340668475, StratifiedPower.SmallestRiskDifference(new([new(375, 125, 375, 125)])), 1e-6);
    }

    [Fact]
    public void Splitting_a_stratum_into_equal_halves_changes_nothing() => Near.Equal(
        StratifiedPower.Of([new(200, 400, 0.8, 0.75)]),
        StratifiedPower.Of([new(100, 200, 0.8, 0.75), new(100, 200, 0.8, 0.75)]));

    [Fact]
    public void Power_is_how_often_the_test_rejects()
    {
        PowerStratum[] strata = [new(150, 600, 0.86, 0.80), new(250, 250, 0.72, 0.66), new(40, 500, 0.55, 0.5)];
        var random = new Seed(21).CreateRandom();
        const int Studies = 4000;
        var rejected = 0;
        for (var study = 0; study < Studies; study++)
        {
            var tables = new StratifiedTables([.. strata.Select(stratum => Draw(random, stratum))]);
            rejected += tables.CochranMantelHaenszel().PValue <= 0.05 ? 1 : 0;
        }

        // 0.025 is three standard errors of 4000 studies.
        Assert.Equal(StratifiedPower.Of(strata), rejected / (double)Studies, 0.025);
    }

    [Fact]
    public void Without_a_difference_power_is_the_level()
    {
        Near.Equal(0.05, StratifiedPower.Of([new(100, 300, 0.6, 0.6), new(50, 20, 0.9, 0.9)]), 1e-6);
        Near.Equal(0.01, StratifiedPower.Of([new(100, 300, 0.6, 0.6)], 0.01), 1e-6);
    }

    [Fact]
    public void A_study_that_can_find_nothing_says_so()
    {
        Assert.Equal(double.NaN, StratifiedPower.SmallestRiskDifference(new([new(1, 0, 1, 1)])));
        Assert.Equal(double.NaN, StratifiedPower.SmallestRiskDifference(new([new(5, 5, 0, 0)])));
        Assert.Equal(double.NaN, StratifiedPower.SmallestRiskDifference(new([])));
        Assert.Equal(double.NaN, StratifiedPower.Of([new(10, 10, 0, 0)]));
    }

    [Fact]
    public void More_customers_find_smaller_differences()
    {
        var few = new StratifiedTables([new(60, 40, 110, 90), new(30, 10, 40, 20), default]);
        var many = new StratifiedTables([.. few.Strata.Select(t => new TwoByTwo(
            t.ExposedEvents * 100, t.ExposedOthers * 100, t.UnexposedEvents * 100, t.UnexposedOthers * 100))]);
        var (large, small) = (StratifiedPower.SmallestRiskDifference(few), StratifiedPower.SmallestRiskDifference(many));
        Assert.InRange(large / small, 8, 12); // about the root of 100
        Assert.True(StratifiedPower.SmallestRiskDifference(many, 0.95) > small);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedPower.Of([new(-1, 1, 0.5, 0.5)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedPower.Of([new(1, 1, 1.5, 0.5)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedPower.Of([new(1, 1, 0.5, 0.5)], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedPower.SmallestRiskDifference(new([]), 0.01));
    }

    private static TwoByTwo Draw(RandomSource random, PowerStratum stratum)
    {
        var exposed = random.NextBinomial((long)stratum.Exposed, stratum.ExposedRate);
        var unexposed = random.NextBinomial((long)stratum.Unexposed, stratum.UnexposedRate);
        return new TwoByTwo(exposed, stratum.Exposed - exposed, unexposed, stratum.Unexposed - unexposed);
    }
}
