using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Associations;

/// <summary>
/// The customers from whom something is learned about one feature: the training customers, or those held out, for
/// whom the value is known; of several snapshots each of them once per snapshot. Index i is the same customer throughout, in the
/// table's order.
/// </summary>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Values">The feature's values; never NaN.</param>
/// <param name="Outcomes">Whether retained.</param>
/// <param name="Strata">Stratum of each.</param>
/// <param name="Clusters">Number of the customer of each; empty where every row is a customer of its own.</param>
internal sealed record FeatureSample(int[] Rows, double[] Values, bool[] Outcomes, int[] Strata, int[] Clusters)
{
    /// <summary>Every row is a customer of its own.</summary>
    public FeatureSample(int[] rows, double[] values, bool[] outcomes, int[] strata)
        : this(rows, values, outcomes, strata, [])
    {
    }

    public int Count => Rows.Length;

    public static FeatureSample Of(UsageTable table, FeatureColumn column, int[] strata, bool heldOut)
    {
        var rows = Enumerable.Range(0, table.RowCount)
            .Where(row => table.HeldOut[row] == heldOut && !double.IsNaN(column.Values[row]))
            .ToArray();
        return new FeatureSample(
            rows,
            Array.ConvertAll(rows, row => column.Values[row]),
            Array.ConvertAll(rows, row => table.Outcome[row]),
            Array.ConvertAll(rows, row => strata[row]),
            table.ClustersOf(rows));
    }

    /// <summary>Those of them, by index, of whom something holds.</summary>
    public FeatureSample Where(Predicate<int> holds)
    {
        var kept = Array.FindAll([.. Enumerable.Range(0, Count)], holds);
        return new FeatureSample(
            Array.ConvertAll(kept, i => Rows[i]),
            Array.ConvertAll(kept, i => Values[i]),
            Array.ConvertAll(kept, i => Outcomes[i]),
            Array.ConvertAll(kept, i => Strata[i]),
            Clusters.Length == 0 ? [] : Array.ConvertAll(kept, i => Clusters[i]));
    }

    /// <summary>Those of them of whom another outcome is known, with that outcome.</summary>
    /// <param name="outcomes">Per row of the table; null: not known.</param>
    public FeatureSample With(IReadOnlyList<bool?> outcomes)
    {
        var known = Where(i => outcomes[Rows[i]] is not null);
        return known with { Outcomes = Array.ConvertAll(known.Rows, row => outcomes[row]!.Value) };
    }

    /// <summary>Who of them has adopted.</summary>
    public bool[] Adopters(AdoptionRule rule) => Array.ConvertAll(Values, value => rule.Adopts(value) is true);

    /// <summary>Adopters among them.</summary>
    public Proportion Prevalence(AdoptionRule rule) => Proportion.OfClusters(Adopters(rule), Clusters);

    /// <summary>Adoption against outcome, in every stratum.</summary>
    public StratifiedTables Tables(AdoptionRule rule) => StratifiedTables.Of(Adopters(rule), Outcomes, Strata, Clusters);

    /// <summary>How many customers have adopted, and how many have not; of several snapshots a customer may have done both.</summary>
    public CustomerCounts Customers(AdoptionRule rule)
    {
        var adopters = Adopters(rule);
        return Clusters.Length == 0
            ? new CustomerCounts(adopters.Count(adopts => adopts), adopters.Count(adopts => !adopts))
            : new CustomerCounts(Count(adopts: true), Count(adopts: false));

        int Count(bool adopts) => Clusters.Where((_, i) => adopters[i] == adopts).Distinct().Count();
    }
}
