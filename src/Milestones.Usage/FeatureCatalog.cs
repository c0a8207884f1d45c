namespace Milestones.Usage;

/// <summary>What product people wrote down about the product, before the data speak.</summary>
/// <param name="Categories">The maturity categories in their order of display; names are unique.</param>
/// <param name="Features">The features, in the file's order; names are unique.</param>
public sealed record FeatureCatalog(IReadOnlyList<string> Categories, IReadOnlyList<Feature> Features)
{
    /// <summary>The categories of the published framework, used where a catalog lists none.</summary>
    public static IReadOnlyList<string> DefaultCategories { get; } =
        ["support channels", "automation", "support operations", "interoperability", "reporting"];
}
