using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

/// <summary>A large generated population, drawn once for all tests that ask what holds without chance.</summary>
[CollectionDefinition(Name)]
public sealed class PlantedPopulation : ICollectionFixture<PlantedPopulation>
{
    internal const string Name = "planted population";
    private const int Customers = 1_000_000;

    public PlantedPopulation()
    {
        var options = new SampleOptions { Customers = Customers, Seed = 20_250_101 };
        Effects = TruthSimulation.Run(options).ToDictionary(effect => effect.Feature, StringComparer.Ordinal);
        var model = new SampleModel(options);
        Sampled = [.. ParallelEnumerable.Range(0, 200_000).AsOrdered().Select(model.Draw)];
    }

    /// <summary>The true effects on the training rows.</summary>
    internal IReadOnlyDictionary<string, TrueEffect> Effects { get; }

    /// <summary>The first of the customers one by one, outside the population too.</summary>
    internal IReadOnlyList<SampleCustomer> Sampled { get; }

    /// <summary>The effects of all features with this role.</summary>
    internal IEnumerable<TrueEffect> With(PlantedRole role) =>
        SampleModel.Features.Where(feature => feature.Role == role).Select(feature => Effects[feature.Name]);
}
