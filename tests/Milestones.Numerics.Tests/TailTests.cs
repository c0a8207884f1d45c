namespace Milestones.Numerics.Tests;

public sealed class TailTests
{
    // R: pchisq(x, df, lower = FALSE)
    [Theory]
    [InlineData(300, 5, 1.00153023059578e-62)]
    [InlineData(700, 5, 4.9119861035732e-149)]
    [InlineData(1e-3, 5, 0.999999998318512)]
    [InlineData(50, 30, 0.0124020607189006)]
    public void Chi_square_keeps_its_digits_far_out(double statistic, double degreesOfFreedom, double expected) =>
        Near.Equal(expected, Tail.ChiSquare(statistic, degreesOfFreedom), 1e-9);

    // R: 2 * pnorm(-20)
    [Fact]
    public void Normal_keeps_its_digits_far_out() => Near.Equal(5.50724823721247e-89, Tail.TwoSidedNormal(-20));

    [Fact]
    public void A_level_lies_inside_the_unit_interval()
    {
        Near.Equal(1.959963984540054, Tail.NormalQuantileForLevel(0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tail.NormalQuantileForLevel(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tail.NormalQuantileForLevel(0));
    }
}
