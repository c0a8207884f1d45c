namespace Milestones.Framework.Versions;

/// <summary>All that decides about a customer's milestones and levels, and nothing else: where two frameworks agree in it, every customer has
/// the same milestones and levels by both.</summary>
internal static class ScoredDefinition
{
    /// <summary>The definition, with features, steps and categories by name, so that their order is no difference.</summary>
    public static object Of(MilestoneFramework framework)
    {
        var set = framework.Milestones;
        return new
        {
            Windows = framework.Windows is { } windows ? new { AtSnapshot = windows.Snapshot is not null, windows.FeatureStart, windows.FeatureEnd } : null,
            CoreAction = (set.Setup ?? set.Activation ?? (object?)set.Utilization) is null ? null : new { set.CoreAction!.Use, set.CoreAction.Counts },
            Setup = set.Setup is { } setup ? new { setup.Window, setup.CompleteAt, Steps = Steps(set, setup) } : null,
            Activation = set.Activation is { } activation ? new { activation.Window, activation.Threshold.AtLeast, activation.Threshold.Unit } : null,
            Utilization = set.Utilization is { } utilization
                ? new { utilization.Window, utilization.Months, utilization.Threshold.AtLeast, utilization.Threshold.Unit }
                : null,
            Maturity = set.Maturity is { } maturity ? new { maturity.RequiredCategories, Categories = Categories(maturity) } : null,
            Features = Features(framework),
        };
    }

    private static Dictionary<string, object> Steps(MilestoneSet set, SetupMilestone setup) => set.SetupSteps
        .Where(step => setup.Steps.Contains(step.Name, StringComparer.Ordinal))
        .ToDictionary(step => step.Name, object (step) => new { step.Use, step.Plans }, StringComparer.Ordinal);

    private static Dictionary<string, object> Categories(MaturityMilestone maturity) => maturity.Categories.ToDictionary(
        category => category.Category,
        object (category) => new
        {
            Basic = category.Basic.Order(StringComparer.Ordinal),
            Mature = category.Mature.Order(StringComparer.Ordinal),
            category.MatureFrom,
        },
        StringComparer.Ordinal);

    private static Dictionary<string, object> Features(MilestoneFramework framework)
    {
        var counted = (framework.Milestones.Maturity?.Categories ?? [])
            .SelectMany(category => category.Basic.Concat(category.Mature))
            .ToHashSet(StringComparer.Ordinal);
        return framework.Features
            .Where(feature => counted.Contains(feature.Name))
            .ToDictionary(
                feature => feature.Name,
                object (feature) => new { feature.Use, feature.Measure, feature.Eligibility, feature.Adoption.AtLeast, feature.Adoption.Unit },
                StringComparer.Ordinal);
    }
}
