using Milestones.Usage;

namespace Milestones.Framework.Maturity;

/// <summary>
/// The levels of one category, chosen on the training customers: the number of mature features that makes mature is the
/// one best told by retention among comparable customers, found as the threshold of a feature is. A feature that is not
/// open to a customer is one that it has not adopted.
/// </summary>
internal sealed class CategoryDefinition
{
    private readonly IReadOnlyList<SelectedFeature> _features;
    private readonly bool[] _anyBasic;

    private CategoryDefinition(string category, IReadOnlyList<SelectedFeature> features, Cohort cohort)
    {
        Category = category;
        _features = features;
        _anyBasic = Array.ConvertAll(CountAdopted(MaturityLevel.Basic, cohort), count => count > 0);
        var mature = CountAdopted(MaturityLevel.Mature, cohort);
        Candidates = [.. Enumerable.Range(1, NamesOf(MaturityLevel.Mature).Count).Select(from => Cut(from, mature, cohort.Training))];
        Threshold = Candidates.Count == 0
            ? null
            : CountThreshold.From(
                Candidates.Count, CountThreshold.MatureFeatures, cohort.Training.Count, cohort.Training.SearchCut(mature, "number of mature features in " + category));
        IsMature = Array.ConvertAll(mature, count => MatureFrom is { } from && count >= from);
    }

    public string Category { get; }

    /// <summary>How many mature features make a customer mature; 1 where retention tells no number. Null without mature features.</summary>
    public CountThreshold? Threshold { get; }

    public int? MatureFrom => Threshold?.AtLeast;

    public IReadOnlyList<LevelCut> Candidates { get; }

    /// <summary>Per customer of the modelling table.</summary>
    public bool[] IsMature { get; }

    /// <summary>Defines the categories that have features, in the catalog's order.</summary>
    public static IReadOnlyList<CategoryDefinition> Choose(IReadOnlyList<SelectedFeature> selection, IReadOnlyList<string> categories, Cohort cohort) =>
        [.. categories
            .Select(category => (category, features: selection.Where(feature => feature.Counts && IsOf(feature, category)).ToList()))
            .Where(entry => entry.features.Count > 0)
            .Select(entry => new CategoryDefinition(entry.category, entry.features, cohort))];

    /// <summary>The category as the framework states it.</summary>
    public CategoryMaturity Describe(Cohort cohort) => new()
    {
        Category = Category,
        Basic = NamesOf(MaturityLevel.Basic),
        Mature = NamesOf(MaturityLevel.Mature),
        Threshold = Threshold,
        Candidates = Candidates,
        ReachedBasic = cohort.Current.ShareOf([.. IsMature.Zip(_anyBasic, (mature, basic) => mature || basic)]),
        ReachedMature = cohort.Current.ShareOf(IsMature),
        Association = MatureFrom is null ? null : cohort.Associate(IsMature),
    };

    private static bool IsOf(SelectedFeature feature, string category) =>
        string.Equals(feature.Category, category, StringComparison.Ordinal);

    private static LevelCut Cut(int from, int[] counts, CohortPart training)
    {
        var association = training.Associate(Array.ConvertAll(counts, count => count >= from));
        return new LevelCut(from, association.Adoption, association.RiskDifference, association.AdjustedRiskDifference);
    }

    private List<string> NamesOf(MaturityLevel level) =>
        [.. _features.Where(feature => feature.Level == level).Select(feature => feature.Name)];

    private int[] CountAdopted(MaturityLevel level, Cohort cohort)
    {
        var counts = new int[cohort.All.Count];
        foreach (var feature in _features.Where(feature => feature.Level == level))
        {
            for (var row = 0; row < counts.Length; row++)
            {
                counts[row] += feature.Evidence.Adopted[row] is true ? 1 : 0;
            }
        }

        return counts;
    }
}
