using Milestones.Evidence.Associations;
using Milestones.Numerics;

namespace Milestones.Evidence.Redundancy;

/// <summary>Customers who are alike in a partner feature, within the strata of comparable customers.</summary>
internal static class PartnerStrata
{
    /// <summary>Groups into which a partner's values are divided at most, besides the cut at its adoption: enough that
    /// what the partner says varies little inside a group, few enough that groups hold adopters and others.</summary>
    private const int Groups = 10;

    /// <summary>The sample restricted to customers whose value of the partner is known, its strata divided further by that
    /// value: at its deciles and where adoption begins.</summary>
    public static FeatureSample Divide(FeatureSample sample, double[] partner, AdoptionRule adoption)
    {
        var known = sample.Where(i => !double.IsNaN(partner[sample.Rows[i]]));
        var values = Array.ConvertAll(known.Rows, row => partner[row]);
        var cuts = Cuts(values);
        return known with { Strata = [.. known.Strata.Select((stratum, i) => (stratum * 2 * Groups) + Group(values[i]))] };

        int Group(double value) => (2 * cuts.Count(cut => value >= cut)) + (adoption.Adopts(value) is true ? 1 : 0);
    }

    private static double[] Cuts(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? []
            : [.. Enumerable.Range(1, Groups - 1).Select(i => Quantile.Linear(sorted, (double)i / Groups)).Distinct()];
    }
}
