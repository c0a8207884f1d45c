namespace Milestones.Numerics.Tests;

public sealed class RandomSourceTests
{
    [Theory]
    [InlineData(7, 0.3)] // by inversion
    [InlineData(1000, 0.004)]
    [InlineData(40, 0.5)] // by rejection
    [InlineData(300, 0.9)]
    [InlineData(15_000, 0.02)]
    public void Binomial_numbers_have_their_distribution(long trials, double probability)
    {
        // Pearson's χ² against the exact probabilities, cells of at least 20 expected; the seed is fixed, so this is decided once.
        const int Draws = 50_000;
        var random = new Seed(13).For("binomial", trials).CreateRandom();
        var observed = new Dictionary<long, int>();
        for (var i = 0; i < Draws; i++)
        {
            var drawn = random.NextBinomial(trials, probability);
            observed[drawn] = observed.GetValueOrDefault(drawn) + 1;
        }

        double statistic = 0, expected = 0, seen = 0;
        var cells = 0;
        for (long k = 0; k <= trials; k++)
        {
            expected += Draws * Math.Exp(LogMass(trials, probability, k));
            seen += observed.GetValueOrDefault(k);
            if (expected >= 20)
            {
                statistic += (seen - expected) * (seen - expected) / expected;
                (expected, seen) = (0, 0);
                cells++;
            }
        }

        Assert.InRange(Tail.ChiSquare(statistic, cells - 1), 0.001, 1);
    }

    [Fact]
    public void Certain_outcomes_are_certain()
    {
        var random = new Seed(1).CreateRandom();
        Assert.Equal(0, random.NextBinomial(0, 0.5));
        Assert.Equal(0, random.NextBinomial(10, 0));
        Assert.Equal(10, random.NextBinomial(10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextBinomial(-1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextBinomial(1, double.NaN));
    }

    private static double LogMass(long n, double p, long k) =>
        MathNet.Numerics.SpecialFunctions.BinomialLn((int)n, (int)k) + (k * Math.Log(p)) + ((n - k) * Math.Log(1 - p));
}
