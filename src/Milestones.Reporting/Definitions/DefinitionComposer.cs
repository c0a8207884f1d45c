using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Definitions;

/// <summary>Puts a framework into the words of a definition sheet.</summary>
internal static class DefinitionComposer
{
    public static DefinitionSheet Compose(MilestoneFramework framework)
    {
        var set = framework.Milestones;
        return new DefinitionSheet
        {
            Study = framework.Study,
            Version = framework.Version,
            Status = Standing.Of(framework),
            Framework = framework.Id,
            Headline = Answer.InShort(framework),
            Milestones = [.. MilestoneAnswer.All(set).Select(milestone => new MilestoneDefinition(
                MilestoneAnswer.Name(milestone.Milestone),
                PlainWords.Definition(milestone.Milestone, set) ?? milestone.Definition,
                milestone.Reached?.Value,
                milestone.Reached is null ? null : milestone.GoesWith))],
            SetupSteps = [.. (set.Setup?.Steps ?? []).Select(name => Step(set, name))],
            Categories = [.. (set.Maturity?.Categories ?? []).Select(category => Category(category, framework))],
            Notes = [.. Notes(framework)],
        };
    }

    private static ItemDefinition Step(MilestoneSet set, string name)
    {
        var step = set.SetupSteps.First(step => string.Equals(step.Name, name, StringComparison.Ordinal));
        return new ItemDefinition(step.Name, step.Title, PlainWords.Since(set.Setup!.Window), PlainWords.Plans(step.Plans));
    }

    private static CategoryDefinition Category(CategoryMaturity category, MilestoneFramework framework)
    {
        return new CategoryDefinition(
            category.Category,
            PlainWords.BasicFrom(category),
            Items(category.Basic),
            PlainWords.MatureFrom(category),
            Items(category.Mature),
            category.ReachedBasic.Value,
            category.ReachedMature.Value);

        List<ItemDefinition> Items(IReadOnlyList<string> names) => [.. names.Select(name => Feature(
            framework.Features.First(feature => string.Equals(feature.Name, name, StringComparison.Ordinal))))];
    }

    private static ItemDefinition Feature(FrameworkFeature feature) =>
        new(feature.Name, feature.Title, PlainWords.Adoption(feature), PlainWords.OpenTo(feature.Eligibility));

    private static IEnumerable<string> Notes(MilestoneFramework framework)
    {
        if (framework.Milestones.Maturity is { } maturity)
        {
            yield return PlainWords.FeatureWindow(maturity.Window, framework.Windows);
            yield return "A customer who is mature in a category is basic in it too. A feature that is not open to a customer is one that it does not use.";
        }

        yield return $"Reached says how many of the {Numbers.Count(Studied(framework.Population))} customers studied, or of those whose time for it was over, have got there.";
        yield return Explanation.Association;
    }

    /// <summary>Of several snapshots those of the latest, where every customer counts once.</summary>
    private static int Studied(Population population) => population.Pooled?.Snapshots[^1] is { } latest ? latest.Training + latest.HeldOut : population.Training + population.HeldOut;
}
