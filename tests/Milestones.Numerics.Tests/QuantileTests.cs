namespace Milestones.Numerics.Tests;

public sealed class QuantileTests
{
    // R: quantile(c(1, 2, 4, 8, 16), p, type = 7)
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.40)]
    [InlineData(0.33, 2.64)]
    [InlineData(0.5, 4)]
    [InlineData(0.975, 15.2)]
    [InlineData(1, 16)]
    public void Linear_agrees_with_R(double p, double expected) => Near.Equal(expected, Quantile.Linear([1, 2, 4, 8, 16], p));

    [Fact]
    public void One_value_is_every_quantile() => Assert.Equal(7, Quantile.Linear([7], 0.3));

    [Fact]
    public void Infinite_neighbours_do_not_give_NaN() =>
        Assert.Equal(double.PositiveInfinity, Quantile.Linear([double.PositiveInfinity, double.PositiveInfinity], 0.5));

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Quantile.Linear([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Linear([1], double.NaN));
    }
}
