using System.Runtime.CompilerServices;

namespace Milestones.Forests.Descents;

/// <summary>Sorts rows by the exits by which they leave a piece: counts those of each, then puts them there.</summary>
internal static unsafe class ExitSort
{
    /// <summary>Sorts rows; those of one exit keep their order.</summary>
    /// <param name="exits">Per row its exit.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="sorted">The same by their exits.</param>
    /// <param name="ends">Per exit of the piece, where its rows end.</param>
    public static void Sort(ReadOnlySpan<byte> exits, ReadOnlySpan<LabelledRow> rows, Span<LabelledRow> sorted, Span<int> ends)
    {
        if (rows.Length != exits.Length || sorted.Length < rows.Length)
        {
            throw new ArgumentException("expected an exit and a place for every row", nameof(rows));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(ends.Length, Counts.Exits, nameof(ends));

        fixed (byte* exit = exits)
        fixed (LabelledRow* row = rows, to = sorted)
        fixed (int* end = ends)
        {
            Sort(exit, row, rows.Length, to, end, ends.Length);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Sort(byte* exit, LabelledRow* row, nint count, LabelledRow* sorted, int* end, int exits)
    {
        // Rows that follow one another often leave by the same exit, and would wait for one another: so four parts take turns.
        Counts a, b, c, d;
        for (var e = 0; e < exits; e++)
        {
            (a.Of[e], b.Of[e], c.Of[e], d.Of[e]) = (0, 0, 0, 0);
        }

        var part = count / 4;
        byte* exitB = exit + part, exitC = exitB + part, exitD = exitC + part;
        for (nint k = 0; k < part; k++)
        {
            a.Of[exit[k]]++;
            b.Of[exitB[k]]++;
            c.Of[exitC[k]]++;
            d.Of[exitD[k]]++;
        }

        var partD = count - (3 * part); // up to three more
        for (var k = part; k < partD; k++)
        {
            d.Of[exitD[k]]++;
        }

        var before = 0;
        for (var e = 0; e < exits; e++)
        {
            (a.Of[e], before) = (before, before + a.Of[e]);
            (b.Of[e], before) = (before, before + b.Of[e]);
            (c.Of[e], before) = (before, before + c.Of[e]);
            (d.Of[e], before) = (before, before + d.Of[e]);
            end[e] = before;
        }

        LabelledRow* rowB = row + part, rowC = rowB + part, rowD = rowC + part;
        for (nint k = 0; k < part; k++)
        {
            sorted[a.Of[exit[k]]++] = row[k];
            sorted[b.Of[exitB[k]]++] = rowB[k];
            sorted[c.Of[exitC[k]]++] = rowC[k];
            sorted[d.Of[exitD[k]]++] = rowD[k];
        }

        for (var k = part; k < partD; k++)
        {
            sorted[d.Of[exitD[k]]++] = rowD[k];
        }
    }

    private struct Counts
    {
        public const int Exits = TreePieces.MostTests + 1;

        public fixed int Of[Exits];
    }
}
