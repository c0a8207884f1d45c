using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Redundancy;

public sealed class RedundanciesTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Copies_are_told_from_their_sources_and_two_correlated_causes_are_both_kept(ulong seed)
    {
        var table = Planted(20_000, seed);
        var evidence = EvidenceAnalysis.Run(
            table, TableBuilder.StudyOf(table, trees: 50), new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });
        var features = evidence.Features.ToDictionary(feature => feature.Feature.Name, StringComparer.Ordinal);

        Assert.Equal(Verdict.Kept, features["source"].Verdict);
        Assert.Equal((Verdict.RedundantWith, "source"), (features["copy"].Verdict, features["copy"].RedundantWith));
        Assert.Equal(Verdict.Kept, features["counted_source"].Verdict);
        Assert.Equal((Verdict.RedundantWith, "counted_source"), (features["counted_copy"].Verdict, features["counted_copy"].RedundantWith));
        Assert.Equal(Verdict.Kept, features["cause"].Verdict);
        Assert.Equal(Verdict.Kept, features["other_cause"].Verdict);
        Assert.True(Assert.Single(features["cause"].Partners).IsConfirmed);
        Assert.InRange(features["cause"].Partners[0].Correlation, 0.5, 0.7);
        Assert.Equal(Verdict.NotPredictive, features["noise_copy"].Verdict);
        Assert.Empty(features["noise_copy"].Partners);
    }

    private static UsageTable Planted(int customers, ulong seed)
    {
        var random = new Seed(seed).CreateRandom();
        var source = Latent();
        var copy = Follow(source, 0.97);
        var counted = Latent();
        var countedCopy = Follow(counted, 0.95);
        var cause = Latent();
        var otherCause = Follow(cause, 0.82);
        var noise = Latent();
        var outcome = Draw(i => random.NextBoolean(1 / (1 + Math.Exp(
            0.4 - (source[i] > 0.2 ? 0.7 : 0) - (Count(counted[i]) >= 8 ? 0.7 : 0) - (cause[i] > 0.3 ? 0.45 : 0) - (otherCause[i] > 0.4 ? 0.45 : 0)))));
        return new TableBuilder(outcome)
            .With("copy", Adopted(copy, 0.2))
            .With("source", Adopted(source, 0.2))
            .With(TableBuilder.Feature("counted_source", Measure.Count), Array.ConvertAll(counted, Count))
            .With(TableBuilder.Feature("counted_copy", Measure.Count), Array.ConvertAll(countedCopy, x => Math.Floor(4 * Math.Exp(0.9 * x))))
            .With("cause", Adopted(cause, 0.3))
            .With("other_cause", Adopted(otherCause, 0.4))
            .With("noise", Adopted(noise, 0.3))
            .With("noise_copy", Adopted(Follow(noise, 0.97), 0.3))
            .Build();

        double[] Latent() => Draw(_ => random.NextNormal());
        double[] Follow(double[] leader, double correlation)
            => Draw(i => (correlation * leader[i]) + (Math.Sqrt(1 - (correlation * correlation)) * random.NextNormal()));
        T[] Draw<T>(Func<int, T> draw) => [.. Enumerable.Range(0, customers).Select(draw)];
    }

    private static bool[] Adopted(double[] latent, double cut) => Array.ConvertAll(latent, x => x > cut);

    private static double Count(double latent) => Math.Floor(7 * Math.Exp(0.9 * latent));
}
