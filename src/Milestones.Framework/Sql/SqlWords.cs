using System.Globalization;
using Milestones.Usage;

namespace Milestones.Framework.Sql;

/// <summary>Definitions in words, for the comments of a script.</summary>
internal static class SqlWords
{
    /// <summary>Which events count.</summary>
    public static string Events(EventSource source)
    {
        var names = source.Names.Select(name => $"'{name}'").Concat(source.Prefixes.Select(prefix => $"'{prefix}…'"));
        return $"events {string.Join(" or ", names)}"
            + (source.Condition is { } condition ? $" with {string.Join(" or ", condition.AnyOf.Select(text => $"'{text}'"))} in '{condition.Column}'" : "");
    }

    /// <summary>From when on a feature is adopted, with the unit.</summary>
    public static string Adoption(FrameworkFeature feature) => feature.Adoption.AtLeast is { } threshold
        ? string.Create(CultureInfo.InvariantCulture, $"adopted from {threshold} {feature.Adoption.Unit} on")
        : "adopted with any use";

    /// <summary>To whom a feature is open.</summary>
    public static string Eligibility(Eligibility rule)
    {
        List<string> rules = [];
        if (rule.Plans.Count > 0)
        {
            rules.Add($"on the plan {string.Join(" or ", rule.Plans)}");
        }

        if (rule.Column is not null)
        {
            rules.Add($"with {string.Join(" or ", rule.ColumnValues ?? [])} in '{rule.Column}'");
        }

        if (rule.AvailableFrom is { } launch)
        {
            rules.Add(string.Create(CultureInfo.InvariantCulture, $"measured until after {launch:yyyy-MM-dd}"));
        }

        return rules.Count == 0 ? "" : $", open to customers {string.Join(" and ", rules)}";
    }
}
