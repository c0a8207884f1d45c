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
        var (adopters, eligible) = (new long[groups.Count], new long[groups.Count]);
        for (var i = 0; i < sample.Count; i++)
        {
            if (codes[sample.Rows[i]] is >= 0 and var group)
            {
                eligible[group]++;
                adopters[group] += rule.Adopts(sample.Values[i]) is true ? 1 : 0;
            }
        }

        return [.. groups.Select((group, i) => new GroupPrevalence(group, new Proportion(adopters[i], eligible[i])))];
    }
}
