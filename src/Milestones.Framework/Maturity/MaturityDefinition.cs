using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Maturity;

/// <summary>Maturity as chosen from one selection of features: the levels of its categories, and how many of them make a
/// customer mature altogether.</summary>
internal sealed class MaturityDefinition
{
    private readonly IReadOnlyList<CategoryDefinition> _categories;
    private readonly Cohort _cohort;
    private readonly int[] _matureIn;

    private MaturityDefinition(IReadOnlyList<CategoryDefinition> categories, int required, Cohort cohort)
    {
        _categories = categories;
        _cohort = cohort;
        _matureIn = CountMature(categories);
        Required = Math.Min(required, Attainable);
    }

    /// <summary>In how many categories a customer can be mature at all.</summary>
    public int Attainable => _categories.Count(category => category.MatureFrom is not null);

    /// <summary>In how many categories a customer must be mature: what the study asks for, or what can be attained if that is less.</summary>
    public int Required { get; }

    /// <summary>Chooses the definition on the training customers.</summary>
    /// <param name="selection">The features with their levels.</param>
    /// <param name="categories">All categories, in order.</param>
    /// <param name="required">In how many categories the study wants a customer to be mature.</param>
    /// <param name="cohort">The customers.</param>
    /// <returns>Null where no category has a mature feature.</returns>
    public static MaturityDefinition? Choose(
        IReadOnlyList<SelectedFeature> selection, IReadOnlyList<string> categories, int required, Cohort cohort)
    {
        var definition = new MaturityDefinition(CategoryDefinition.Choose(selection, categories, cohort), required, cohort);
        return definition.Attainable > 0 ? definition : null;
    }

    /// <summary>Who is mature altogether.</summary>
    public Headline Headline() => HeadlineOf(_matureIn, Required);

    /// <summary>The milestone as the framework states it.</summary>
    /// <param name="window">When features are measured; null for a ready feature table.</param>
    /// <param name="withoutDecisions">The headline as it would be without decisions.</param>
    /// <param name="secondary">The customers with each of the secondary outcomes, by its name.</param>
    public MaturityMilestone Describe(DayWindow? window, Headline? withoutDecisions, IEnumerable<(string Outcome, Cohort Cohort)> secondary) => new()
    {
        Window = window,
        Categories = [.. _categories.Select(category => category.Describe(_cohort))],
        Threshold = new CountThreshold(Required, Attainable, CountThreshold.MatureCategories, CountBasis.Declared, _cohort.Training.Count, null),
        Headline = Headline(),
        Sensitivity = [.. OtherNumbers(), .. LeavingOneOut()],
        RetentionByCategories = _cohort.OnBothParts(Trend),
        Secondary = [.. secondary.Select(other => Describe(other.Outcome, other.Cohort))],
        WithoutDecisions = withoutDecisions,
    };

    private MaturityOutcome Describe(string outcome, Cohort cohort) => new(
        outcome, cohort.Associate(Array.ConvertAll(_matureIn, count => count >= Required)), cohort.OnBothParts(Trend));

    private IEnumerable<HeadlineVariant> OtherNumbers() =>
        Enumerable.Range(Required - 1, 3)
            .Where(required => required >= 1 && required <= Attainable)
            .Select(required => new HeadlineVariant(required, null, HeadlineOf(_matureIn, required)));

    private IEnumerable<HeadlineVariant> LeavingOneOut() =>
        _categories.Where(category => category.MatureFrom is not null).Select(left => new HeadlineVariant(
            Required, left.Category, HeadlineOf(CountMature(_categories.Where(category => category != left)), Required)));

    private Headline HeadlineOf(int[] matureIn, int required)
    {
        var mature = Array.ConvertAll(matureIn, count => count >= required);
        return new Headline(_cohort.Current.ShareOf(mature), _cohort.Associate(mature)) { HoldOutUnseen = _cohort.Unseen?.Associate(mature) };
    }

    private int[] CountMature(IEnumerable<CategoryDefinition> categories)
    {
        var counts = new int[_cohort.All.Count];
        foreach (var category in categories)
        {
            for (var row = 0; row < counts.Length; row++)
            {
                counts[row] += category.IsMature[row] ? 1 : 0;
            }
        }

        return counts;
    }

    private RetentionTrend Trend(CohortPart part)
    {
        var matureIn = part.Of(_matureIn);
        var scores = Array.ConvertAll(matureIn, count => (double)count);
        return new RetentionTrend(
            [.. matureIn.Distinct().Order().Select(categories => new RetentionAtCount(categories, part.RetainedOf(i => matureIn[i] == categories)))],
            TestFigure.Of(TrendTest.CochranArmitageOfRows(scores, part.Outcome, part.Clusters)),
            TestFigure.Of(TrendTest.MantelExtension(scores, part.Outcome, part.Strata, part.Clusters)));
    }
}
