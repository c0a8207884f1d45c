using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Milestones.Forests.Growing;

/// <summary>Counts the rows of a node by the codes of one column, and considers every cut between codes that occur.</summary>
internal sealed unsafe class CodeHistogram
{
    private const byte Occurs = byte.MaxValue;

    private readonly ulong[] _cellOf = CountedRow.Cells();
    private readonly ulong[] _cells = GC.AllocateArray<ulong>(256, pinned: true); // all 0 between calls
    private readonly byte[] _marks = GC.AllocateArray<byte>(256, pinned: true); // the codes that occur; all 0 between calls

    /// <summary>Counts the rows by the column whose code is the byte at <paramref name="offset"/> of a packed row.</summary>
    public void Count(RowSource rows, int offset)
    {
        fixed (ulong* cellOf = _cellOf, cells = _cells)
        fixed (byte* marks = _marks)
        {
            Count(rows, offset, cellOf, cells, marks);
        }
    }

    /// <summary>Counts the rows by two columns in one pass. Rows with equal codes wait for one another, as each adds to what
    /// the last one stored; with two columns, two such chains run side by side.</summary>
    public static void CountBoth(RowSource rows, CodeHistogram first, int firstOffset, CodeHistogram second, int secondOffset)
    {
        fixed (ulong* cellOf = first._cellOf, cells = first._cells, otherCells = second._cells)
        fixed (byte* marks = first._marks, otherMarks = second._marks)
        {
            Count(rows, firstOffset, cellOf, cells, marks, secondOffset, otherCells, otherMarks);
        }
    }

    /// <summary>Considers the cuts of the column that was counted, and forgets the counts.</summary>
    /// <param name="node">Keeps the best cut.</param>
    /// <param name="bins">The column's codes are 1 … bins.</param>
    /// <param name="hasMissing">Whether code 0 may occur.</param>
    public void Consider(ref NodeCounts node, int bins, bool hasMissing)
    {
        fixed (ulong* cells = _cells)
        fixed (byte* marks = _marks)
        {
            var missing = cells[0];
            if (hasMissing && missing != 0)
            {
                cells[0] = 0;
                marks[0] = 0;
                ScanWithMissing(ref node, cells, marks, bins, (long)(missing >> 32), (uint)missing);
            }
            else
            {
                Scan(ref node, cells, marks, bins);
            }
        }
    }

    // This loop and its like are compiled well at once: a small forest would otherwise be grown before the runtime gets to it.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Count(RowSource rows, int offset, ulong* cellOf, ulong* cells, byte* marks)
    {
        var packed = rows.Packed + offset;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Rows[i];
            var code = packed[(nint)(row >> CountedRow.RowShift) * rows.Stride];
            cells[code] += cellOf[row & CountedRow.CellMask];
            marks[code] = Occurs;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Count(RowSource rows, int offset, ulong* cellOf, ulong* cells, byte* marks, int otherOffset, ulong* otherCells, byte* otherMarks)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Rows[i];
            var packed = rows.Packed + ((nint)(row >> CountedRow.RowShift) * rows.Stride);
            var cell = cellOf[row & CountedRow.CellMask];
            var (code, otherCode) = (packed[offset], packed[otherOffset]);
            cells[code] += cell;
            marks[code] = Occurs;
            otherCells[otherCode] += cell;
            otherMarks[otherCode] = Occurs;
        }
    }

    /// <summary>Takes the marks of 64 codes as the bits of an integer, and wipes them off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong TakeMarks(byte* marks)
    {
        var bits = Vector512.Load(marks).ExtractMostSignificantBits();
        Vector512<byte>.Zero.Store(marks);
        return bits;
    }

    /// <summary>Passes over the codes that occur, and leaves their cells 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Scan(ref NodeCounts node, ulong* cells, byte* marks, int bins)
    {
        var left = 0ul;
        var previous = 0;
        for (var from = 0; from <= bins; from += 64)
        {
            for (var bits = TakeMarks(marks + from); bits != 0; bits &= bits - 1)
            {
                var code = from + BitOperations.TrailingZeroCount(bits);
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
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ScanWithMissing(ref NodeCounts node, ulong* cells, byte* marks, int bins, long missing, long missingPositives)
    {
        if (missing < node.Total)
        {
            node.Consider(0, MissingSide.Left, missing, missingPositives);
        }

        var left = 0ul;
        var previous = 0;
        for (var from = 0; from <= bins; from += 64)
        {
            for (var bits = TakeMarks(marks + from); bits != 0; bits &= bits - 1)
            {
                var code = from + BitOperations.TrailingZeroCount(bits);
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
