namespace Milestones.Framework.Json;

/// <summary>Names that must lead somewhere, and names that must not be given twice.</summary>
internal static class ReferenceChecks
{
    /// <summary>The problems of the names of categories, features, outcomes and steps.</summary>
    public static IEnumerable<FrameworkFormatException> Of(MilestoneFramework framework)
    {
        string[] features = [.. framework.Features.Select(feature => feature.Name)];
        string[] outcomes = [.. framework.SecondaryOutcomes.Select(outcome => outcome.Name)];
        string[] steps = [.. framework.Milestones.SetupSteps.Select(step => step.Name)];
        return Unique("$.categories", framework.Categories)
            .Concat(Unique("$.features", features))
            .Concat(framework.Features.SelectMany((feature, i) => OfFeature(feature, $"$.features[{i}]", framework.Categories, features, outcomes)))
            .Concat(Unique("$.milestones.setup_steps", steps))
            .Concat(framework.Milestones.SetupSteps.SelectMany((step, i) => Reference($"$.milestones.setup_steps[{i}].redundant_with", "setup step", step.RedundantWith, steps)))
            .Concat(framework.Milestones.Maturity is { } maturity ? OfMaturity(maturity, framework.Categories, outcomes) : [])
            .Concat(framework.Decisions.SelectMany((decision, i) => Reference($"$.decisions[{i}].item", "feature", decision.Item, features)))
            .Concat(framework.Findings.SelectMany((finding, i) => Reference($"$.findings[{i}].feature", "feature", finding.Feature, features)));
    }

    /// <summary>The problems of items that are proposed and that the milestones do not have.</summary>
    public static IEnumerable<FrameworkFormatException> OfNextSteps(MilestoneSet set) =>
        set.NextSteps.SelectMany((step, i) => Reference(
            $"$.milestones.next_steps[{i}].item",
            $"item of {step.Milestone.ToString().ToLowerInvariant()}",
            step.Item,
            step.Milestone switch
            {
                Milestone.Setup => set.Setup?.Steps ?? [],
                Milestone.Maturity => set.Maturity?.Categories.SelectMany(category => category.Mature) ?? [],
                _ => set.CoreAction is { } action ? [action.Name] : [],
            }));

    /// <summary>The problem of a name that leads nowhere; null refers to nothing, which is none.</summary>
    public static IEnumerable<FrameworkFormatException> Reference(string path, string kind, string? name, IEnumerable<string> known)
    {
        if (name is not null && !known.Contains(name, StringComparer.Ordinal))
        {
            yield return new FrameworkFormatException(path, $"'{name}' is no {kind} of this framework.");
        }
    }

    private static IEnumerable<FrameworkFormatException> Unique(string path, IEnumerable<string> names) =>
        names.Select((name, i) => (name, i))
            .GroupBy(entry => entry.name, entry => entry.i, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new FrameworkFormatException($"{path}[{group.ElementAt(1)}]", $"'{group.Key}' is named twice."));

    private static IEnumerable<FrameworkFormatException> OfFeature(
        FrameworkFeature feature, string path, IReadOnlyList<string> categories, string[] features, string[] outcomes) =>
        Reference($"{path}.category", "category", feature.Category, categories)
            .Concat(Reference($"{path}.redundant_with", "feature", feature.RedundantWith, features))
            .Concat((feature.Evidence.Cluster?.Members ?? []).SelectMany((member, i) => Reference($"{path}.evidence.cluster.members[{i}]", "feature", member, features)))
            .Concat(Reference($"{path}.evidence.cluster.copy_in_forest", "feature", feature.Evidence.Cluster?.CopyInForest, features))
            .Concat(feature.Evidence.Secondary.SelectMany((secondary, i) => Reference($"{path}.evidence.secondary[{i}].outcome", "secondary outcome", secondary.Outcome, outcomes)));

    private static IEnumerable<FrameworkFormatException> OfMaturity(MaturityMilestone maturity, IReadOnlyList<string> categories, string[] outcomes) =>
        Unique("$.milestones.maturity.categories", maturity.Categories.Select(category => category.Category))
            .Concat(maturity.Categories.SelectMany((category, i) => Reference($"$.milestones.maturity.categories[{i}].category", "category", category.Category, categories)))
            .Concat(maturity.Sensitivity.SelectMany((variant, i) => Reference($"$.milestones.maturity.sensitivity[{i}].without_category", "category", variant.WithoutCategory, categories)))
            .Concat(maturity.Secondary.SelectMany((secondary, i) => Reference($"$.milestones.maturity.secondary[{i}].outcome", "secondary outcome", secondary.Outcome, outcomes)));
}
