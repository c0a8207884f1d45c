using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Verdicts;

public sealed class BandVariationsTests
{
    [Fact]
    public void What_lies_near_an_end_of_the_band_comes_and_goes_with_it()
    {
        var random = new Seed(8).CreateRandom();
        bool[] rare = Draw(_ => random.NextBoolean(0.035)), few = Draw(_ => random.NextBoolean(0.07)), half = Draw(_ => random.NextBoolean(0.5)),
            most = Draw(_ => random.NextBoolean(0.85)), all = Draw(_ => random.NextBoolean(0.93));
        var outcome = Draw(i => random.NextBoolean(
            0.1 + (rare[i] ? 0.2 : 0) + (few[i] ? 0.2 : 0) + (half[i] ? 0.2 : 0) + (most[i] ? 0.2 : 0) + (all[i] ? 0.2 : 0)));
        var table = new TableBuilder(outcome)
            .With("rare", rare).With("few", few).With("half", half).With("most", most).With("all", all)
            .Build();

        var evidence = EvidenceAnalysis.Run(
            table, TableBuilder.StudyOf(table, trees: 20), new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });

        Assert.Equal(["few", "half", "most"], Names(evidence.Features.Where(feature => feature.Verdict == Verdict.Kept).Select(feature => feature.Feature.Name)));
        AssertBand(0, 0.025, 0.9, gained: ["rare"], lost: []);
        AssertBand(1, 0.1, 0.9, gained: [], lost: ["few"]);
        AssertBand(2, 0.05, 0.95, gained: ["all"], lost: []);
        AssertBand(3, 0.05, 0.8, gained: [], lost: ["most"]);

        void AssertBand(int index, double niche, double ubiquitous, string[] gained, string[] lost)
        {
            var band = evidence.Bands[index];
            Assert.Equal((niche, ubiquitous), (Math.Round(band.NicheBelow, 9), Math.Round(band.UbiquitousAbove, 9)));
            Assert.Equal(Names(gained), Names(band.Gained));
            Assert.Equal(Names(lost), Names(band.Lost));
            Assert.Equal(3 + gained.Length - lost.Length, band.Kept);
        }

        static object[] Names(IEnumerable<string> names) => [.. names];
        static T[] Draw<T>(Func<int, T> draw) => [.. Enumerable.Range(0, 4_000).Select(draw)];
    }

    [Fact]
    public void A_band_that_would_be_empty_is_left_out()
    {
        var table = new TableBuilder([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0)]).With("x", new bool[100]).Build();
        var study = TableBuilder.StudyOf(table, trees: 5) with { Rules = new EvidenceRules { NicheBelow = 0.4, UbiquitousAbove = 0.7 } };

        var evidence = EvidenceAnalysis.Run(table, study, new AnalysisRun { Threads = 1, Cancellation = TestContext.Current.CancellationToken });

        // Not (0.8, 0.7), and not (0.4, 0.4).
        Assert.Equal([0.2, 0.4], evidence.Bands.Select(band => band.NicheBelow));
    }
}
