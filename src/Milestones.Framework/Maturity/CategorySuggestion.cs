using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Maturity;

/// <summary>
/// Suggests a category for a feature that the catalog left without: the one whose features are used by the same
/// customers, by the average phi of adoption over the training customers. A suggestion, to be decided by a person.
/// </summary>
internal sealed class CategorySuggestion(StudyEvidence evidence, FeatureCatalog catalog)
{
    private readonly Lazy<IReadOnlyList<(string Category, double[] Adoption)>> _placed = new(() =>
        [.. evidence.Features.Where(feature => feature.Feature.Category is not null)
            .Select(feature => (feature.Feature.Category!, TrainingAdoption(evidence, feature)))]);

    /// <summary>The category with the greatest average, the catalog's order deciding ties; none where phi is defined with no feature.</summary>
    public (string? Category, double? Phi) For(FeatureEvidence feature)
    {
        var adoption = TrainingAdoption(evidence, feature);
        return catalog.Categories
            .Select(category => (Category: (string?)category, Phi: AveragePhi(category, adoption)))
            .Where(candidate => candidate.Phi is not null)
            .OrderByDescending(candidate => candidate.Phi)
            .FirstOrDefault();
    }

    private double? AveragePhi(string category, double[] adoption)
    {
        var phis = _placed.Value
            .Where(placed => string.Equals(placed.Category, category, StringComparison.Ordinal))
            .Select(placed => Correlation.Pearson(placed.Adoption, adoption)) // of 0/1 columns: phi
            .Where(double.IsFinite)
            .ToList();
        return phis.Count > 0 ? phis.Average() : null;
    }

    /// <summary>1, 0, or NaN where adoption cannot be said, per training customer.</summary>
    private static double[] TrainingAdoption(StudyEvidence evidence, FeatureEvidence feature) =>
        [.. feature.Adopted
            .Where((_, row) => !evidence.Table.HeldOut[row])
            .Select(adopted => adopted is { } known ? (known ? 1.0 : 0.0) : double.NaN)];
}
