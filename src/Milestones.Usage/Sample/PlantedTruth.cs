namespace Milestones.Usage.Sample;

/// <summary>Everything that was planted in a sample, as written to <c>truth.json</c>.</summary>
public sealed record PlantedTruth
{
    /// <summary>What the sample was made of.</summary>
    public required SampleOptions Options { get; init; }

    /// <summary>Retention's log odds of a customer on the first plan who signed up at T, of average activity, without any
    /// effective feature.</summary>
    public required double Intercept { get; init; }

    /// <summary>Change of retention's log odds per year of tenure.</summary>
    public required double TenurePerYear { get; init; }

    /// <summary>The plans and their effects.</summary>
    public required IReadOnlyList<PlantedPlan> Plans { get; init; }

    /// <summary>The features, in the order of the catalog.</summary>
    public required IReadOnlyList<PlantedFeature> Features { get; init; }

    /// <summary>Setup, activation and utilization.</summary>
    public required PlantedPath Path { get; init; }

    /// <summary>What is planted with these options.</summary>
    public static PlantedTruth For(SampleOptions options) => new()
    {
        Options = options,
        Intercept = RetentionModel.Intercept,
        TenurePerYear = RetentionModel.TenurePerYear,
        Plans = SampleModel.Plans,
        Features = SampleModel.Features,
        Path = PlantedPath.Instance,
    };

    /// <summary>The feature of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public PlantedFeature Feature(string name) =>
        Features.FirstOrDefault(feature => string.Equals(feature.Name, name, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"No feature '{name}' was planted.");
}
