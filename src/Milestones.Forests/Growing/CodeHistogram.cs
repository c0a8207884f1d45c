using System.Runtime.CompilerServices;
using System.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>Counts the rows of a node by the codes of one column, and considers every cut between codes that occur.</summary>
internal sealed unsafe class CodeHistogram
{
    private readonly ulong[] _cellOf = CountedRow.Cells();
    private readonly ulong[] _cells = GC.AllocateArray<ulong>(256, pinned: true); // all 0 between calls
    private readonly ulong[] _occupied = GC.AllocateArray<ulong>(4, pinned: true);

    /// <summary>Considers the cuts of a column that takes a byte.</summary>
    /// <param name="node">Keeps the best cut.</param>
    /// <param name="rows">The node's rows.</param>
    /// <param name="offset">The column's byte in a packed row.</param>
    /// <param name="bins">Its codes are 1 … bins.</param>
    /// <param name="hasMissing">Whether code 0 may occur.</param>
    public void Consider(ref NodeCounts node, RowSource rows, int offset, int bins, bool hasMissing)
    {
        fixed (ulong* cellOf = _cellOf, cells = _cells, occupied = _occupied)
        {
            if (rows.Count < bins)
            {
                AddSparse(rows, offset, cellOf, cells, occupied);
            }
            else
            {
                Add(rows, offset, cellOf, cells);
                FindOccupied(cells, occupied);
            }

            var missing = cells[0];
            if (hasMissing && missing != 0)
            {
                cells[0] = 0;
                occupied[0] &= ~1ul;
                ScanWithMissing(ref node, cells, occupied, (long)(missing >> 32), (uint)missing);
            }
            else
            {
                Scan(ref node, cells, occupied);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(RowSource rows, int offset, ulong* cellOf, ulong* cells)
    {
        var packed = rows.Packed + offset;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Rows[i];
            cells[packed[(nint)(row >> CountedRow.RowShift) * rows.Stride]] += cellOf[row & CountedRow.CellMask];
        }
    }

    /// <summary>Also notes which codes occur, so that a small node does not look at 255 cells.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddSparse(RowSource rows, int offset, ulong* cellOf, ulong* cells, ulong* occupied)
    {
        var packed = rows.Packed + offset;
        occupied[0] = occupied[1] = occupied[2] = occupied[3] = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Rows[i];
            var code = packed[(nint)(row >> CountedRow.RowShift) * rows.Stride];
            cells[code] += cellOf[row & CountedRow.CellMask];
            occupied[code >> 6] |= 1ul << code;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FindOccupied(ulong* cells, ulong* occupied)
    {
        for (var w = 0; w < 4; w++)
        {
            var bits = 0ul;
            for (var k = 0; k < 64; k++)
            {
                bits |= (cells[(w * 64) + k] != 0 ? 1ul : 0ul) << k;
            }

            occupied[w] = bits;
        }
    }

    /// <summary>Passes over the occupied codes, and leaves their cells 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Scan(ref NodeCounts node, ulong* cells, ulong* occupied)
    {
        var left = 0ul;
        var previous = 0;
        for (var w = 0; w < 4; w++)
        {
            for (var bits = occupied[w]; bits != 0; bits &= bits - 1)
            {
                var code = (w * 64) + BitOperations.TrailingZeroCount(bits);
                if (left != 0)
                {
                    node.Consider((previous + code) >> 1, MissingSide.Heavier, (long)(left >> 32), (uint)left);
                }

                left += cells[code];
                cells[code] = 0;
                previous = code;
            }
        }
    }

    /// <summary>The same with missing rows alone on the left, then on either side of each cut.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ScanWithMissing(ref NodeCounts node, ulong* cells, ulong* occupied, long missing, long missingPositives)
    {
        if (missing < node.Total)
        {
            node.Consider(0, MissingSide.Left, missing, missingPositives);
        }

        var left = 0ul;
        var previous = 0;
        for (var w = 0; w < 4; w++)
        {
            for (var bits = occupied[w]; bits != 0; bits &= bits - 1)
            {
                var code = (w * 64) + BitOperations.TrailingZeroCount(bits);
                if (left != 0)
                {
                    var (weight, positives) = ((long)(left >> 32), (long)(uint)left);
                    node.Consider((previous + code) >> 1, MissingSide.Right, weight, positives);
                    node.Consider((previous + code) >> 1, MissingSide.Left, weight + missing, positives + missingPositives);
                }

                left += cells[code];
                cells[code] = 0;
                previous = code;
            }
        }
    }
}
