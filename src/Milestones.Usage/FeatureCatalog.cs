namespace Milestones.Usage;

/// <summary>What product people wrote down about the product, before the data speak.</summary>
/// <param name="Categories">The maturity categories in their order of display; names are unique.</param>
/// <param name="Features">The features, in the file's order; names are unique.</param>
public sealed record FeatureCatalog(IReadOnlyList<string> Categories, IReadOnlyList<Feature> Features)
{
    /// <summary>The categories of the published framework, used where a catalog lists none.</summary>
    public static IReadOnlyList<string> DefaultCategories { get; } =
        ["support channels", "automation", "support operations", "interoperability", "reporting"];

    /// <summary>What activation and utilization are measured in; null: nobody has said, and there is maturity only.</summary>
    public CoreAction? CoreAction { get; init; }

    /// <summary>The candidate setup steps, in the file's order; names are unique.</summary>
    public IReadOnlyList<SetupStep> SetupSteps { get; init; } = [];

    /// <summary>The feature of a name.</summary>
    /// <param name="name">Its name, exactly.</param>
    /// <param name="file">Where the catalog stands, for the message.</param>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public Feature Find(string name, string file) =>
        Features.FirstOrDefault(feature => string.Equals(feature.Name, name, StringComparison.Ordinal))
        ?? throw new InputException(new InputError(
            file, $"There is no feature '{name}'.", Reading.Suggestion.For(name, Features.Select(feature => feature.Name), "features")));
}
