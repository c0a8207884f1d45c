namespace Milestones.Numerics.Tests;

public sealed class CochranQTests
{
    /// <summary>R: <c>d &lt;- c(.10, .02, -.05, .08); se &lt;- c(.03, .02, .025, .04); w &lt;- 1/se^2; Q &lt;- sum(w * (d - weighted.mean(d, w))^2);
    /// pchisq(Q, 3, lower = FALSE)</c>.</summary>
    [Fact]
    public void Agrees_with_the_formula_in_R()
    {
        var test = CochranQ.Run([Around(0.10, 0.03), Around(0.02, 0.02), Around(-0.05, 0.025), Around(0.08, 0.04)]);

        Assert.Equal(17.1656354117, test.Statistic, 1e-9);
        Assert.Equal(3, test.DegreesOfFreedom);
        Assert.Equal(6.53413148011e-04, test.PValue, 1e-12);
    }

    [Fact]
    public void Undefined_estimates_are_left_out_and_one_alone_is_no_test()
    {
        var two = CochranQ.Run([Around(0.1, 0.03), Estimate.Undefined(), Around(0.2, 0.04), new Estimate(1, new ConfidenceInterval(1, 1))]);

        // (0.1 − 0.2)² / (0.03² + 0.04²)
        Assert.Equal(4, two.Statistic, 1e-9);
        Assert.Equal(1, two.DegreesOfFreedom);
        Assert.False(CochranQ.Run([Around(0.1, 0.03), Estimate.Undefined()]).IsDefined);
    }

    private static Estimate Around(double value, double error)
    {
        const double Z = 1.959963984540054;
        return new Estimate(value, new ConfidenceInterval(value - (Z * error), value + (Z * error)));
    }
}
