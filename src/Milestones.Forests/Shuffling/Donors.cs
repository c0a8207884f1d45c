using Milestones.Forests.Binning;
using Milestones.Numerics;

namespace Milestones.Forests.Shuffling;

/// <summary>Draws which row gives its values to which.</summary>
internal static class Donors
{
    /// <summary>A uniform permutation of the rows that have a value in every one of the columns: per row the matrix row that is its
    /// donor; −1 for the others.</summary>
    public static int[] Shuffle(BinnedMatrix matrix, IReadOnlyList<int> columns, int[] rows, RandomSource random)
    {
        var takePart = Enumerable.Range(0, rows.Length)
            .Where(k => columns.All(j => !matrix.HasMissing[j] || matrix.CodeOf(rows[k], j) != ColumnBins.Missing)).ToArray();
        var givers = takePart.ToArray();
        random.Shuffle<int>(givers);
        var donorOf = new int[rows.Length];
        Array.Fill(donorOf, -1);
        for (var k = 0; k < takePart.Length; k++)
        {
            donorOf[takePart[k]] = rows[givers[k]];
        }

        return donorOf;
    }
}
