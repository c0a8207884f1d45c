namespace Milestones.Numerics.Tests;

/// <summary>R: <c>poisson.test(x, T)$conf.int</c>, and the closed form for no events.</summary>
public sealed class PoissonRateTests
{
    [Theory]
    [InlineData(10, 1, 0.95, 4.795389, 18.390356)]
    [InlineData(1, 1, 0.95, 0.02531781, 5.571643)]
    [InlineData(137, 24.19893, 0.95, 4.753125, 6.692709)] // R's own example
    public void Limits_are_those_of_R(double count, double exposure, double level, double lower, double upper)
    {
        var rate = PoissonRate.Of(count, exposure, level);

        Assert.Equal(count / exposure, rate.Value);
        Assert.Equal(lower, rate.Interval.Lower, 1e-6 * upper);
        Assert.Equal(upper, rate.Interval.Upper, 1e-6 * upper);
    }

    [Fact]
    public void Without_events_the_upper_limit_is_minus_the_logarithm_of_the_tail()
    {
        var rate = PoissonRate.Of(0, 2, 0.9);

        Assert.Equal(0, rate.Interval.Lower);
        Assert.Equal(-Math.Log(0.05) / 2, rate.Interval.Upper, 1e-9);
    }

    [Theory]
    [InlineData(-1, 1, 0.95)]
    [InlineData(1, 0, 0.95)]
    [InlineData(1, 1, 1)]
    public void Impossible_counts_are_refused(double count, double exposure, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonRate.Of(count, exposure, level));
}
