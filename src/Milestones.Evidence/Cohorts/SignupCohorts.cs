using Milestones.Evidence.Stratification;
using Milestones.Usage;

namespace Milestones.Evidence.Cohorts;

/// <summary>
/// The training customers by quarter of signup, sparse quarters united with a neighbour; without signups, if several snapshots are pooled, by
/// snapshot. Quarters of signup hold different customers, so that their estimates are independent, as Cochran's Q takes them to
/// be; those of snapshots of the same customers resemble each other, which makes Q find too little rather than too much.
/// </summary>
/// <param name="Names">The cohorts by time.</param>
/// <param name="Codes">Per row of the table: index into <paramref name="Names"/>, −1 for a customer held out or without signup date.</param>
internal sealed record SignupCohorts(IReadOnlyList<string> Names, int[] Codes)
{
    /// <summary>Divides the training customers.</summary>
    /// <param name="table">The table.</param>
    /// <param name="minCohort">Customers from which on a cohort isn't sparse.</param>
    public static SignupCohorts Of(UsageTable table, int minCohort)
    {
        var quarters = table.Customers
            .Select((customer, row) => table.HeldOut[row] || customer.SignedUp is not { } date ? (int?)null : (date.Year * 4) + ((date.Month - 1) / 3))
            .ToArray();
        if (!Array.Exists(quarters, quarter => quarter is not null))
        {
            return table.Pooled is { } pooled ? BySnapshot(pooled, table.HeldOut, minCohort) : new SignupCohorts([], [.. quarters.Select(_ => -1)]);
        }

        var (first, last) = (quarters.Min()!.Value, quarters.Max()!.Value);
        var counts = new int[last - first + 1];
        foreach (var quarter in quarters.OfType<int>())
        {
            counts[quarter - first]++;
        }

        var united = Neighbours.Unite(counts, minCohort);
        return new SignupCohorts(
            [.. united.Select(cohort => cohort.Count == 1
                ? Name(first + cohort[0])
                : $"{Name(first + cohort.Min())} to {Name(first + cohort.Max())}")],
            Array.ConvertAll(quarters, quarter => quarter is { } known ? united.FindIndex(cohort => cohort.Contains(known - first)) : -1));
    }

    private static SignupCohorts BySnapshot(PooledSnapshots pooled, IReadOnlyList<bool> heldOut, int minCohort)
    {
        var counts = new int[pooled.Flows.Count];
        foreach (var snapshot in pooled.SnapshotOf.Where((_, row) => !heldOut[row]))
        {
            counts[snapshot]++;
        }

        int[] used = [.. Enumerable.Range(0, counts.Length).Where(snapshot => counts[snapshot] > 0)];
        var united = Neighbours.Unite(Array.ConvertAll(used, snapshot => counts[snapshot]), minCohort);
        return new SignupCohorts(
            [.. united.Select(cohort => string.Join(" + ", cohort.Order().Select(place => FormattableString.Invariant($"{pooled.Flows[used[place]].Date:yyyy-MM-dd}"))))],
            [.. pooled.SnapshotOf.Select((snapshot, row) => heldOut[row] ? -1 : united.FindIndex(cohort => cohort.Contains(Array.IndexOf(used, snapshot))))]);
    }

    private static string Name(int quarter) => $"{quarter / 4} Q{(quarter % 4) + 1}";
}
