using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Associations;

/// <summary>
/// The customers from whom something is learned about one feature: the training customers, or those held out, for
/// whom the value is known. Index i is the same customer throughout, in the table's order.
/// </summary>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Values">The feature's values; never NaN.</param>
/// <param name="Outcomes">Whether retained.</param>
/// <param name="Strata">Stratum of each.</param>
internal sealed record FeatureSample(int[] Rows, double[] Values, bool[] Outcomes, int[] Strata)
{
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
            Array.ConvertAll(rows, row => strata[row]));
    }

    /// <summary>Those of them, by index, of whom something holds.</summary>
    public FeatureSample Where(Predicate<int> holds)
    {
        var kept = Array.FindAll([.. Enumerable.Range(0, Count)], holds);
        return new FeatureSample(
            Array.ConvertAll(kept, i => Rows[i]),
            Array.ConvertAll(kept, i => Values[i]),
            Array.ConvertAll(kept, i => Outcomes[i]),
            Array.ConvertAll(kept, i => Strata[i]));
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
    public Proportion Prevalence(AdoptionRule rule) => new(Values.Count(value => rule.Adopts(value) is true), Count);
}
