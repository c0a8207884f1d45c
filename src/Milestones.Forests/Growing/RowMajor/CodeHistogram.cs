using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Milestones.Forests.Growing.RowMajor;

/// <summary>Counts the rows of a node by the codes of one column, and considers every cut between codes that occur.</summary>
internal sealed unsafe class CodeHistogram
{
    private const int Codes = 256;
    private const byte Occurs = byte.MaxValue;

    private readonly CacheLines _memory = CreateMemory();

    /// <summary>All that is written for every row.</summary>
    private struct Memory
    {
        public fixed ulong CellOf[1 << CountedRow.RowShift];
        public fixed ulong Cells[Codes]; // all 0 between calls
        public fixed byte Marks[Codes]; // of the codes that occur; all 0 between calls
        public fixed byte Listed[Codes]; // the codes that occur
        public fixed ulong Before[Codes + 8]; // what is counted before each of them; eight are loaded at a time
    }

    private static CacheLines CreateMemory()
    {
        var memory = new CacheLines(sizeof(Memory));
        fixed (byte* start = memory)
        {
            CountedRow.FillCells(new Span<ulong>(((Memory*)start)->CellOf, 1 << CountedRow.RowShift));
        }

        return memory;
    }

    /// <summary>Counts the rows by the column whose code is the byte at <paramref name="offset"/> of a packed row.</summary>
    public void Count(RowSource rows, int offset)
    {
        fixed (byte* start = _memory)
        {
            var memory = (Memory*)start;
            Count(rows, offset, memory->CellOf, memory->Cells, memory->Marks);
        }
    }

    /// <summary>Counts the rows by two columns in one pass. Rows with equal codes wait for one another, as each adds to what
    /// the last one stored; with two columns, two such chains run side by side.</summary>
    public static void CountBoth(RowSource rows, CodeHistogram first, int firstOffset, CodeHistogram second, int secondOffset)
    {
        fixed (byte* start = first._memory, otherStart = second._memory)
        {
            Memory* memory = (Memory*)start, other = (Memory*)otherStart;
            Count(rows, firstOffset, memory->CellOf, memory->Cells, memory->Marks, secondOffset, other->Cells, other->Marks);
        }
    }

    /// <summary>Considers the cuts of the column that was counted, and forgets the counts.</summary>
    /// <param name="node">Keeps the best cut.</param>
    /// <param name="bins">The column's codes are 1 … bins.</param>
    /// <param name="hasMissing">Whether code 0 may occur.</param>
    public void Consider(ref NodeCounts node, int bins, bool hasMissing)
    {
        fixed (byte* start = _memory)
        {
            var memory = (Memory*)start;
            var missing = hasMissing ? memory->Cells[0] : 0;
            if (missing != 0)
            {
                memory->Cells[0] = 0;
                memory->Marks[0] = 0;
            }

            var count = List(memory->Marks, bins, memory->Listed);
            AddUp(memory->Cells, memory->Listed, count, memory->Before);
            if (missing != 0)
            {
                ConsiderWithMissing(ref node, memory->Listed, memory->Before, count, missing);
            }
            else
            {
                Consider(ref node, memory->Listed, memory->Before, count);
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

    /// <summary>Lists the codes that are marked, and wipes the marks off.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int List(byte* marks, int bins, byte* codes)
    {
        var count = 0;
        for (var from = 0; from <= bins; from += 64)
        {
            var marked = Vector512.Load(marks + from);
            Vector512<byte>.Zero.Store(marks + from);
            var bits = marked.ExtractMostSignificantBits();
            for (var rest = bits; rest != 0; rest &= rest - 1)
            {
                codes[count++] = (byte)(from + BitOperations.TrailingZeroCount(rest));
            }
        }

        return count;
    }

    /// <summary>Adds up what is counted before each code, and leaves the cells 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddUp(ulong* cells, byte* codes, int count, ulong* before)
    {
        var sum = 0ul;
        for (var k = 0; k < count; k++)
        {
            before[k] = sum;
            sum += cells[codes[k]];
            cells[codes[k]] = 0;
        }
    }

    /// <summary>Considers the cuts before each code but the first. Few are better than the best so far, so eight are asked at
    /// a time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Consider(ref NodeCounts node, byte* codes, ulong* before, int count)
    {
        for (var k = 1; k < count; k += 8)
        {
            for (var good = node.NotWorse(Vector512.Load(before + k)) & LowestBits(count - k); good != 0; good &= good - 1)
            {
                var at = k + BitOperations.TrailingZeroCount(good);
                node.Consider((codes[at - 1] + codes[at]) >> 1, MissingSide.Heavier, before[at]);
            }
        }
    }

    /// <summary>The same with missing rows alone on the left, then on either side of each cut.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ConsiderWithMissing(ref NodeCounts node, byte* codes, ulong* before, int count, ulong missing)
    {
        if (count > 0)
        {
            node.Consider(0, MissingSide.Left, missing);
        }

        for (var k = 1; k < count; k += 8)
        {
            var left = Vector512.Load(before + k);
            var good = (node.NotWorse(left) | node.NotWorse(left + Vector512.Create(missing))) & LowestBits(count - k);
            for (; good != 0; good &= good - 1)
            {
                var at = k + BitOperations.TrailingZeroCount(good);
                node.Consider((codes[at - 1] + codes[at]) >> 1, MissingSide.Right, before[at]);
                node.Consider((codes[at - 1] + codes[at]) >> 1, MissingSide.Left, before[at] + missing);
            }
        }
    }

    private static ulong LowestBits(int count) => ulong.MaxValue >> (64 - Math.Min(count, 8));
}
