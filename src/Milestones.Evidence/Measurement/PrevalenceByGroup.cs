using Milestones.Evidence.Associations;
using Milestones.Evidence.Cohorts;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Measurement;

/// <summary>Adoption of a feature within groups of customers.</summary>
internal static class PrevalenceByGroup
{
    /// <summary>Within each level of a context column, in its order; empty where the table has no such column.</summary>
    public static IReadOnlyList<GroupPrevalence> Of(UsageTable table, string context, FeatureSample sample, AdoptionRule rule)
        => table.Context.FirstOrDefault(column => string.Equals(column.Name, context, StringComparison.Ordinal)) is { } column
            ? Count(column.Levels, column.Codes, sample, rule)
            : [];

    /// <summary>Within each cohort, by time.</summary>
    public static IReadOnlyList<GroupPrevalence> Of(SignupCohorts cohorts, FeatureSample sample, AdoptionRule rule)
        => Count(cohorts.Names, cohorts.Codes, sample, rule);

    private static IReadOnlyList<GroupPrevalence> Count(IReadOnlyList<string> groups, int[] codes, FeatureSample sample, AdoptionRule rule)
    {
        var members = Enumerable.Range(0, sample.Count).ToLookup(i => codes[sample.Rows[i]]);
        var adopters = sample.Adopters(rule);
        return [.. groups.Select((group, code) => new GroupPrevalence(group, Proportion.OfClusters(
            [.. members[code].Select(i => adopters[i])],
            sample.Clusters.Length == 0 ? [] : [.. members[code].Select(i => sample.Clusters[i])])))];
    }
}
