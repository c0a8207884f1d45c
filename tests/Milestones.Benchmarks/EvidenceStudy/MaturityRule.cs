using Milestones.Framework;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>When a customer is mature by the framework of one data set, to be applied to any customer.</summary>
internal sealed class MaturityRule
{
    private readonly (AdoptionBar[] Features, int From)[] _categories;
    private readonly int _required;

    private MaturityRule((AdoptionBar[] Features, int From)[] categories, int required)
    {
        _categories = categories;
        _required = required;
    }

    /// <summary>The rule of a framework.</summary>
    public static MaturityRule Of(MaturityMilestone milestone, IReadOnlyList<FeatureResult> features)
    {
        var bars = features.ToDictionary(feature => feature.Planted.Name, feature => feature.Bar, StringComparer.Ordinal);
        return new MaturityRule(
            [.. milestone.Categories
                .Where(category => category.MatureFrom is not null)
                .Select(category => (category.Mature.Select(name => bars[name]).ToArray(), category.MatureFrom!.Value))],
            milestone.RequiredCategories);
    }

    /// <summary>Whether a customer with these values is mature.</summary>
    public bool IsMet(double[] values)
    {
        var reached = 0;
        foreach (var (features, from) in _categories)
        {
            var adopted = 0;
            foreach (var bar in features)
            {
                adopted += values[bar.Feature] >= bar.From ? 1 : 0;
            }

            reached += adopted >= from ? 1 : 0;
        }

        return reached >= _required;
    }
}
