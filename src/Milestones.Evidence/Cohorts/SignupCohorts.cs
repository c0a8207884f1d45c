using Milestones.Evidence.Stratification;
using Milestones.Usage;

namespace Milestones.Evidence.Cohorts;

/// <summary>The training customers by quarter of signup, sparse quarters united with a neighbour.</summary>
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
            return new SignupCohorts([], [.. quarters.Select(_ => -1)]);
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

    private static string Name(int quarter) => $"{quarter / 4} Q{(quarter % 4) + 1}";
}
