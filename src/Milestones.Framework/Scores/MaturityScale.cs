using Milestones.Usage;

namespace Milestones.Framework.Scores;

/// <summary>Tells a customer's level in every category from its values of the framework's features.</summary>
internal sealed class MaturityScale
{
    private readonly IReadOnlyList<(CategoryMaturity Category, FrameworkFeature[] Basic, FrameworkFeature[] Mature)> _categories;

    /// <summary>A scale of this milestone.</summary>
    /// <param name="maturity">The milestone.</param>
    /// <param name="features">The framework's features.</param>
    public MaturityScale(MaturityMilestone maturity, IReadOnlyList<FrameworkFeature> features)
    {
        var byName = features.ToDictionary(feature => feature.Name, StringComparer.Ordinal);
        Milestone = maturity;
        _categories = [.. maturity.Categories.Select(category => (
            category, category.Basic.Select(name => byName[name]).ToArray(), category.Mature.Select(name => byName[name]).ToArray()))];
        Features = [.. _categories.SelectMany(category => category.Basic.Concat(category.Mature))];
    }

    public MaturityMilestone Milestone { get; }

    /// <summary>The features that levels depend on.</summary>
    public IReadOnlyList<FrameworkFeature> Features { get; }

    /// <summary>The level in every category, in the milestone's order.</summary>
    /// <param name="value">The customer's value of a feature; NaN: not open to it or not known, and so not adopted.</param>
    public MaturityLevel[] LevelsOf(Func<FrameworkFeature, double> value)
    {
        return [.. _categories.Select(category =>
            category.Mature.Count(Adopts) >= (category.Category.MatureFrom ?? int.MaxValue) ? MaturityLevel.Mature
            : category.Basic.Any(Adopts) ? MaturityLevel.Basic
            : MaturityLevel.None)];

        bool Adopts(FrameworkFeature feature) => feature.Adoption.IsReachedBy(value(feature));
    }

    /// <summary>The features with which a customer could become mature in a category in which it is not: those that it has not adopted.</summary>
    public IEnumerable<FrameworkFeature> Missing(IReadOnlyList<MaturityLevel> levels, Func<FrameworkFeature, double> value) => _categories
        .Where((category, number) => category.Category.MatureFrom is not null && levels[number] != MaturityLevel.Mature)
        .SelectMany(category => category.Mature.Where(feature => !feature.Adoption.IsReachedBy(value(feature))));

    /// <summary>Whether these levels make a customer mature altogether.</summary>
    public bool IsMature(IEnumerable<MaturityLevel> levels) =>
        levels.Count(level => level == MaturityLevel.Mature) >= Milestone.RequiredCategories;
}
