namespace Milestones.Numerics.Tests;

public sealed class ProbabilityScoreTests
{
    private static readonly bool[] Labels = [true, false, true, true];
    private static readonly double[] Probabilities = [0.9, 0.3, 0.7, 0.5];

    [Fact]
    public void Brier_is_the_mean_squared_error() => Near.Equal((0.01 + 0.09 + 0.09 + 0.25) / 4, ProbabilityScore.Brier(Labels, Probabilities));

    [Fact]
    public void Log_loss_is_the_mean_negative_log_likelihood() =>
        Near.Equal(-(Math.Log(0.9) + Math.Log(0.7) + Math.Log(0.7) + Math.Log(0.5)) / 4, ProbabilityScore.LogLoss(Labels, Probabilities));

    [Fact]
    public void One_confident_mistake_is_dear_but_finite() =>
        Near.Equal(-Math.Log(ProbabilityScore.LogLossMargin), ProbabilityScore.LogLoss([true], [0]));

    [Theory]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Only_probabilities_are_scored(double value)
    {
        Assert.Throws<ArgumentException>(() => ProbabilityScore.Brier([true], [value]));
        Assert.Throws<ArgumentException>(() => ProbabilityScore.LogLoss([true], [value]));
    }
}
