using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework.Maturity;

/// <summary>What the framework makes of a feature: its verdict and a person's decision, brought to a level.</summary>
/// <param name="Evidence">What was measured.</param>
/// <param name="Decision">What was decided; null: nothing.</param>
/// <param name="Level">The level that it counts for; none: it is not part of the framework.</param>
/// <param name="Category">Its category; null: none.</param>
/// <param name="SuggestedByPhi">Average phi with the category's features if the category is a suggestion; null if it is the catalog's.</param>
internal sealed record SelectedFeature(
    FeatureEvidence Evidence, Decision? Decision, MaturityLevel Level, string? Category, double? SuggestedByPhi)
{
    public string Name => Evidence.Feature.Name;

    /// <summary>Whether it counts in a category.</summary>
    public bool Counts => Level != MaturityLevel.None && Category is not null;
}

/// <summary>Chooses the features of the framework and their levels.</summary>
internal static class FeatureSelection
{
    /// <summary>Brings verdicts and decisions to levels. Of several decisions on one feature the latest stands, among
    /// those of one day the last.</summary>
    public static IReadOnlyList<SelectedFeature> Choose(StudyEvidence evidence, FeatureCatalog catalog, IReadOnlyList<Decision> decisions)
    {
        var standing = decisions.OrderBy(decision => decision.Date).GroupBy(decision => decision.Item, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var suggestion = new CategorySuggestion(evidence, catalog);
        return [.. evidence.Features.Select(feature =>
        {
            var decision = standing.GetValueOrDefault(feature.Feature.Name);
            var level = LevelOf(feature, decision?.Choice);
            var (category, phi) = feature.Feature.Category is { } stated ? (stated, (double?)null)
                : level == MaturityLevel.None ? (null, null)
                : suggestion.For(feature);
            return new SelectedFeature(feature, decision, level, category, phi);
        })];
    }

    /// <summary>A feature that goes against retention never counts, whatever was decided; otherwise the decision comes
    /// before the verdict. An ubiquitous feature belongs to the definition of basic if the catalog says so.</summary>
    private static MaturityLevel LevelOf(FeatureEvidence feature, DecisionChoice? decided)
    {
        var stated = feature.Feature.Level ?? MaturityLevel.Mature;
        return (feature.Verdict, decided) switch
        {
            (Verdict.Negative, _) or (_, DecisionChoice.Drop) => MaturityLevel.None,
            (_, DecisionChoice.Basic) => MaturityLevel.Basic,
            (_, DecisionChoice.Mature) => MaturityLevel.Mature,
            (Verdict.Kept, _) or (_, DecisionChoice.Keep) => stated,
            (Verdict.Ubiquitous, _) when stated == MaturityLevel.Basic => MaturityLevel.Basic,
            _ => MaturityLevel.None,
        };
    }
}
