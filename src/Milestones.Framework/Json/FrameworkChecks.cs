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
        var problem = Provenance(framework.Provenance)
            .Concat(Population(framework.Population))
            .Concat(Unique("$.categories", framework.Categories))
            .Concat(Unique("$.features", framework.Features.Select(feature => feature.Name)))
            .Concat(framework.Features.SelectMany((feature, i) => Feature(feature, $"$.features[{i}]", framework.Categories)))
            .Concat(framework.Features.SelectMany((feature, i) => feature.RedundantWith is { } other
                ? Reference($"$.features[{i}].redundant_with", "feature", other, NamesOf(framework)) : []))
            .Concat(MilestoneChecks.Of(framework.Milestones))
            .Concat(framework.Milestones.Maturity is { } maturity ? Maturity(maturity, framework) : [])
            .Concat(framework.Milestones.NextSteps.SelectMany((step, i) => NextStep(step, $"$.milestones.next_steps[{i}]", framework)))
            .Concat(framework.Decisions.SelectMany((decision, i) => Reference($"$.decisions[{i}].item", "feature", decision.Item, NamesOf(framework))))
            .FirstOrDefault();
        if (problem is not null)
        {
            throw problem;
        }
    }

    private static IEnumerable<FrameworkFormatException> Provenance(Provenance provenance) =>
        provenance.Files.Select((file, i) => ($"$.provenance.files[{i}].sha256", file.Sha256))
            .Append(("$.provenance.data", provenance.Data))
            .Where(hash => hash.Item2.Length != 64 || hash.Item2.Any(c => !char.IsAsciiHexDigitLower(c)))
            .Select(hash => new FrameworkFormatException(hash.Item1, "A SHA-256 is expected: 64 lower-case hexadecimal digits."));

    private static IEnumerable<FrameworkFormatException> Population(Population population)
    {
        if (population.Customers != population.Exclusions.Sum(exclusion => exclusion.Count) + population.Training + population.HeldOut)
        {
            yield return new FrameworkFormatException("$.population", "The exclusions, the training and the held-out customers do not add up to all customers.");
        }
    }

    private static IEnumerable<FrameworkFormatException> Unique(string path, IEnumerable<string> names) =>
        names.Select((name, i) => (name, i))
            .GroupBy(entry => entry.name, entry => entry.i, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new FrameworkFormatException($"{path}[{group.ElementAt(1)}]", $"'{group.Key}' is named twice."));

    private static IEnumerable<FrameworkFormatException> Feature(FrameworkFeature feature, string path, IReadOnlyList<string> categories)
    {
        var adoption = feature.Adoption;
        if (!string.Equals(adoption.Unit, AdoptionThreshold.UnitOf(feature.Measure), StringComparison.Ordinal))
        {
            yield return new FrameworkFormatException(
                $"{path}.adoption.unit", $"The unit of this measure is '{AdoptionThreshold.UnitOf(feature.Measure)}', found '{adoption.Unit}'.");
        }

        if (adoption.AtLeast is null != (adoption.Basis == AdoptionBasis.AnyUse))
        {
            yield return new FrameworkFormatException($"{path}.adoption.at_least", "A threshold is expected exactly where adoption is not any use.");
        }

        if (feature.Use.Column is null != (feature.Use.Events.Count + feature.Use.Prefixes.Count > 0))
        {
            yield return new FrameworkFormatException($"{path}.use", "Use is found either in a column or in events.");
        }

        if (feature.Category is { } category)
        {
            foreach (var problem in Reference($"{path}.category", "category", category, categories))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<FrameworkFormatException> Maturity(MaturityMilestone maturity, MilestoneFramework framework)
    {
        const string path = "$.milestones.maturity";
        for (var i = 0; i < maturity.Categories.Count; i++)
        {
            foreach (var problem in Category(maturity.Categories[i], $"{path}.categories[{i}]", framework))
            {
                yield return problem;
            }
        }

        var attainable = maturity.Categories.Count(category => category.MatureFrom is not null);
        if (maturity.RequiredCategories < 1 || maturity.RequiredCategories > attainable)
        {
            yield return new FrameworkFormatException(
                $"{path}.required_categories", $"A number from 1 to {attainable} is expected, found {maturity.RequiredCategories}.");
        }
    }

    private static IEnumerable<FrameworkFormatException> Category(CategoryMaturity category, string path, MilestoneFramework framework) =>
        Reference($"{path}.category", "category", category.Category, framework.Categories)
            .Concat(Levels($"{path}.basic", category.Basic, category.Category, MaturityLevel.Basic, framework))
            .Concat(Levels($"{path}.mature", category.Mature, category.Category, MaturityLevel.Mature, framework))
            .Concat(MatureFrom($"{path}.mature_from", category));

    private static IEnumerable<FrameworkFormatException> Levels(
        string path, IReadOnlyList<string> names, string category, MaturityLevel level, MilestoneFramework framework) =>
        names.SelectMany((name, i) => Reference(
            $"{path}[{i}]",
            $"{level.ToString().ToLowerInvariant()} feature of '{category}'",
            name,
            framework.Features.Where(feature => feature.Level == level && string.Equals(feature.Category, category, StringComparison.Ordinal)).Select(feature => feature.Name)));

    private static IEnumerable<FrameworkFormatException> MatureFrom(string path, CategoryMaturity category)
    {
        if (category.MatureFrom is { } from ? from < 1 || from > category.Mature.Count : category.Mature.Count > 0)
        {
            yield return new FrameworkFormatException(
                path, category.Mature.Count > 0 ? $"A number from 1 to {category.Mature.Count} is expected." : "Without mature features null is expected.");
        }
    }

    private static IEnumerable<FrameworkFormatException> NextStep(NextStep step, string path, MilestoneFramework framework) =>
        Reference($"{path}.item", $"item of {step.Milestone.ToString().ToLowerInvariant()}", step.Item, step.Milestone switch
        {
            Milestone.Setup => framework.Milestones.Setup?.Steps ?? [],
            Milestone.Maturity => framework.Milestones.Maturity?.Categories.SelectMany(category => category.Mature) ?? [],
            _ => framework.Milestones.CoreAction is { } action ? [action.Name] : [],
        });

    private static IEnumerable<FrameworkFormatException> Reference(string path, string kind, string name, IEnumerable<string> known)
    {
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            yield return new FrameworkFormatException(path, $"'{name}' is no {kind} of this framework.");
        }
    }

    private static IEnumerable<string> NamesOf(MilestoneFramework framework) => framework.Features.Select(feature => feature.Name);
}
