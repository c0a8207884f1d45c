using Milestones.Forests.Binning;
using Milestones.Forests.Importance;

namespace Milestones.Forests.Clusters;

/// <summary>Divides the rows by the values of a partner column, as finely as leaves every stratum enough out-of-bag rows
/// in a tree.</summary>
internal static class PartnerStrata
{
    /// <summary>One stratum per value of the partner, neighbouring values together where they have too few rows, and one for
    /// missing.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="partner">The column by which to divide.</param>
    /// <param name="minRows">The fewest rows of a stratum; if missing has fewer, it is pooled with the smallest other.</param>
    public static ImportanceStrata Create(BinnedMatrix matrix, int partner, double minRows)
    {
        var counts = new int[256];
        for (var i = 0; i < matrix.RowCount; i++)
        {
            counts[matrix.CodeOf(i, partner)]++;
        }

        var groupOf = Groups(counts, minRows);
        int[] strata = [.. Enumerable.Range(0, matrix.RowCount).Select(i => groupOf[matrix.CodeOf(i, partner)])];
        return ImportanceStrata.Create(strata, matrix.RowCount, minRows);
    }

    /// <summary>The group of each code: consecutive codes until they have enough rows, the last ones with those before.</summary>
    private static int[] Groups(int[] counts, double minRows)
    {
        var groupOf = new int[counts.Length];
        var (group, inGroup) = (1, 0);
        var left = counts.AsSpan(1).ToArray().Sum();
        for (var code = 1; code < counts.Length; code++)
        {
            groupOf[code] = group;
            inGroup += counts[code];
            left -= counts[code];
            if (inGroup >= minRows && left >= minRows)
            {
                group++;
                inGroup = 0;
            }
        }

        groupOf[ColumnBins.Missing] = 0;
        return groupOf;
    }
}
