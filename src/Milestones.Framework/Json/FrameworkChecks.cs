using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework.Json;

/// <summary>What a document must fulfil beyond its form: references that lead somewhere, units that fit, counts that add up.</summary>
internal static class FrameworkChecks
{
    /// <summary>Checks a document.</summary>
    /// <exception cref="FrameworkFormatException">Something does not fit; the first such place is named.</exception>
    public static void Check(MilestoneFramework framework)
    {
        var window = AdoptionThreshold.WindowOf(framework.Windows);
        var problem = IdentityChecks.Of(framework)
            .Concat(Population(framework.Population))
            .Concat(ReferenceChecks.Of(framework))
            .Concat(framework.Features.SelectMany((feature, i) => Feature(feature, $"$.features[{i}]", window)))
            .Concat(MilestoneChecks.Of(framework.Milestones))
            .Concat(framework.Milestones.Maturity is { } maturity ? Maturity(maturity, window, framework.Features) : [])
            .Concat(ReferenceChecks.OfNextSteps(framework.Milestones))
            .FirstOrDefault();
        if (problem is not null)
        {
            throw problem;
        }
    }

    private static IEnumerable<FrameworkFormatException> Population(Population population)
    {
        if (population.Customers != population.Exclusions.Sum(exclusion => exclusion.Count) + population.Training + population.HeldOut)
        {
            yield return new FrameworkFormatException("$.population", "The exclusions, the training and the held-out customers do not add up to all customers.");
        }

        if (population.Pooled is { } pooled
            && (population.Customers != pooled.Snapshots.Sum(flow => flow.Customers)
                || population.Training != pooled.Snapshots.Sum(flow => flow.Training)
                || population.HeldOut != pooled.Snapshots.Sum(flow => flow.HeldOut)))
        {
            yield return new FrameworkFormatException("$.population.pooled", "The snapshots do not add up to the population.");
        }
    }

    private static IEnumerable<FrameworkFormatException> Feature(FrameworkFeature feature, string path, DayWindow? window)
    {
        var adoption = feature.Adoption;
        if (!string.Equals(adoption.Unit, AdoptionThreshold.UnitOf(feature.Measure), StringComparison.Ordinal))
        {
            yield return new FrameworkFormatException(
                $"{path}.adoption.unit", $"The unit of this measure is '{AdoptionThreshold.UnitOf(feature.Measure)}', found '{adoption.Unit}'.");
        }

        if (adoption.Window != window)
        {
            yield return WrongWindow($"{path}.adoption.window", window, adoption.Window);
        }

        if (adoption.AtLeast is null != (adoption.Basis == AdoptionBasis.AnyUse))
        {
            yield return new FrameworkFormatException($"{path}.adoption.at_least", "A threshold is expected exactly where adoption is not any use.");
        }

        if (feature.Use.Column is null != (feature.Use.Events.Count + feature.Use.Prefixes.Count > 0))
        {
            yield return new FrameworkFormatException($"{path}.use", "Use is found either in a column or in events.");
        }
    }

    private static IEnumerable<FrameworkFormatException> Maturity(MaturityMilestone maturity, DayWindow? window, IReadOnlyList<FrameworkFeature> features)
    {
        const string path = "$.milestones.maturity";
        if (maturity.Window != window)
        {
            yield return WrongWindow($"{path}.window", window, maturity.Window);
        }

        foreach (var problem in maturity.Categories.SelectMany((category, i) => Category(category, $"{path}.categories[{i}]", features)))
        {
            yield return problem;
        }

        var attainable = maturity.Categories.Count(category => category.MatureFrom is not null);
        foreach (var problem in ThresholdChecks.Of($"{path}.threshold", maturity.Threshold, CountThreshold.MatureCategories, attainable))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FrameworkFormatException> Category(CategoryMaturity category, string path, IReadOnlyList<FrameworkFeature> features) =>
        Levels($"{path}.basic", category.Basic, category.Category, MaturityLevel.Basic, features)
            .Concat(Levels($"{path}.mature", category.Mature, category.Category, MaturityLevel.Mature, features))
            .Concat(MatureFrom($"{path}.threshold", category));

    private static IEnumerable<FrameworkFormatException> Levels(
        string path, IReadOnlyList<string> names, string category, MaturityLevel level, IReadOnlyList<FrameworkFeature> features) =>
        names.SelectMany((name, i) => ReferenceChecks.Reference(
            $"{path}[{i}]",
            $"{level.ToString().ToLowerInvariant()} feature of '{category}'",
            name,
            features.Where(feature => feature.Level == level && string.Equals(feature.Category, category, StringComparison.Ordinal)).Select(feature => feature.Name)));

    private static IEnumerable<FrameworkFormatException> MatureFrom(string path, CategoryMaturity category)
    {
        if (category.Threshold is null != (category.Mature.Count == 0))
        {
            return [new FrameworkFormatException(path, category.Mature.Count > 0 ? "The number of mature features that make mature is expected." : "Without mature features null is expected.")];
        }

        return category.Threshold is { } threshold ? ThresholdChecks.Of(path, threshold, CountThreshold.MatureFeatures, category.Mature.Count) : [];
    }

    private static FrameworkFormatException WrongWindow(string path, DayWindow? expected, DayWindow? found) => new(
        path, $"Features are measured in the feature window of 'windows', {expected?.ToString() ?? "none"}; found {found?.ToString() ?? "none"}.");
}
