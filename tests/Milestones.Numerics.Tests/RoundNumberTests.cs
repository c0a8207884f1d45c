namespace Milestones.Numerics.Tests;

public sealed class RoundNumberTests
{
    [Theory]
    [InlineData(6, 4, 7, 5)] // "anything from 4 to 7 works; 5 is proposed"
    [InlineData(8, 8, 8, 8)]
    [InlineData(8, 6, 12, 10)]
    [InlineData(4, 3, 5, 3)] // equally near: the lesser
    [InlineData(58, 42, 80, 50)]
    [InlineData(131, 95, 180, 150)]
    [InlineData(1, 0, 1, 1)]
    public void Whole_numbers(double best, double low, double high, double expected) =>
        Assert.Equal(expected, RoundNumber.Nearest(best, low, high, whole: true, _ => true));

    [Theory]
    [InlineData(0.1967, 0.183, 0.221, 0.2)]
    [InlineData(0.26, 0.24, 0.28, 0.26)]
    [InlineData(3.14159, 3.141, 3.1421, 3.14159)] // no number of three digits in there
    [InlineData(12.7, 11.8, 13.4, 13)]
    [InlineData(0.000123, 0.00011, 0.00014, 0.00012)]
    [InlineData(1234.5, 900, 1600, 1000)]
    [InlineData(-0.26, -0.31, -0.22, -0.3)]
    public void Other_numbers(double best, double low, double high, double expected) =>
        Assert.Equal(expected, RoundNumber.Nearest(best, low, high, whole: false, _ => true));

    [Fact]
    public void What_is_not_accepted_is_not_chosen() =>
        Assert.Equal(10, RoundNumber.Nearest(7, 4, 12, whole: true, number => number != 5));
}
