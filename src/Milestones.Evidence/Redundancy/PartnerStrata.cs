using Milestones.Evidence.Associations;
using Milestones.Numerics;

namespace Milestones.Evidence.Redundancy;

/// <summary>Customers who are alike in a partner feature, within the strata of comparable customers.</summary>
internal static class PartnerStrata
{
    /// <summary>The sample restricted to customers whose value of the partner is known, its strata divided further by that
    /// value: into groups of about equal size and where adoption begins.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="partner">The partner's values, per row of the table.</param>
    /// <param name="adoption">When the partner is adopted.</param>
    /// <param name="groups">How many groups, 1 or more; fewer where values are tied.</param>
    public static FeatureSample Divide(FeatureSample sample, double[] partner, AdoptionRule adoption, int groups)
    {
        var known = sample.Where(i => !double.IsNaN(partner[sample.Rows[i]]));
        var values = Array.ConvertAll(known.Rows, row => partner[row]);
        var cuts = Cuts(values, groups);
        return known with { Strata = [.. known.Strata.Select((stratum, i) => (stratum * 2 * groups) + Group(values[i]))] };

        int Group(double value) => (2 * cuts.Count(cut => value >= cut)) + (adoption.Adopts(value) is true ? 1 : 0);
    }

    private static double[] Cuts(double[] values, int groups)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? []
            : [.. Enumerable.Range(1, groups - 1).Select(i => Quantile.Linear(sorted, (double)i / groups)).Distinct()];
    }
}
