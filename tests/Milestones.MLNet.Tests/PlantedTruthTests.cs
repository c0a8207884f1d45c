using Milestones.Evidence;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.MLNet.Tests;

/// <summary>Generated customers whose truth is known: either engine brings it to light.</summary>
public sealed class PlantedTruthTests(ITestOutputHelper output)
{
    private const int Customers = 8_000;

    [Theory]
    [InlineData(ForestEngine.Milestones)]
    [InlineData(ForestEngine.Fastforest)]
    public void What_was_planted_is_found_with_either_engine(ForestEngine engine)
    {
        var truth = TruthSimulation.Run(new SampleOptions { Customers = 200_000, Seed = 99 }, cancellation: TestContext.Current.CancellationToken).ToDictionary(effect => effect.Feature, StringComparer.Ordinal);
        var sample = SampleGenerator.CreateTable(new SampleOptions { Customers = Customers, Seed = 41 });
        var evidence = EvidenceAnalysis.Run(
            sample.Table,
            sample.Study with { Forest = new ForestSettings { Trees = 40, ShadowRefits = 0, StabilityRefits = 0, Engine = engine } },
            new AnalysisRun { Engines = [new FastForestEngine()], Cancellation = TestContext.Current.CancellationToken });
        var features = evidence.Features.Select(feature => (Evidence: feature, Planted: sample.Truth.Feature(feature.Feature.Name))).ToList();

        var powerful = features.FindAll(feature => Acts(feature.Planted) && feature.Planted.Role != PlantedRole.Harmful && truth[feature.Planted.Name].Power(Customers) >= 0.95);
        Assert.True(powerful.Count >= 5, $"{powerful.Count} causal features have 95 % power.");
        var found = powerful.Count(feature => feature.Evidence.Verdict == Verdict.Kept);
        Assert.True(found >= 0.9 * powerful.Count, $"{found} of {powerful.Count} kept.");
        Assert.DoesNotContain(features, feature =>
            feature.Planted.Role is PlantedRole.Ubiquitous or PlantedRole.PlanProxy or PlantedRole.Niche && feature.Evidence.Verdict == Verdict.Kept);

        var first = features.OrderBy(feature => feature.Evidence.Rank).Take(10).ToList();
        var acting = first.Count(feature => Acts(feature.Planted) || (feature.Planted.Follows is { } source && Acts(sample.Truth.Feature(source))));
        output.WriteLine($"{engine}: AUC {evidence.Forest.OutOfBag.Auc.Value:0.000}; first: {string.Join(", ", first.Select(feature => $"{feature.Evidence.Feature.Name} ({feature.Planted.Role})"))}");
        Assert.True(acting >= 9, $"{acting} of the first 10 act on retention or follow what does.");
        if (evidence.Agreement is { } agreement)
        {
            output.WriteLine($"rank correlation {agreement.RankCorrelation:0.00}, {agreement.SharedAmongFirst(10)} of 10 shared, AUC {agreement.Other.Auc.Value:0.000}");
            Assert.DoesNotContain(agreement.Features, feature => feature.VerdictDepends);
            Assert.True(agreement.SharedAmongFirst(10) >= 7);
        }
    }

    private static bool Acts(PlantedFeature feature) => feature.Role is PlantedRole.Causal or PlantedRole.PremiumOnlyCausal or PlantedRole.Harmful;
}
