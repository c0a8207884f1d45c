using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Growing.ColumnMajor;

/// <summary>Counts the rows of a node by the codes of one column, and considers every cut between codes that occur.</summary>
internal sealed unsafe class CodeCounts
{
    /// <summary>The most that rows may add up to before they are considered or put aside.</summary>
    public const int MostCounted = ushort.MaxValue;

    private const int Codes = 256;
    private const int AtOnce = 16; // codes in a vector

    private readonly CacheLines _memory = CreateMemory();
    private readonly ulong[] _aside = new ulong[Codes]; // all 0 between calls; count and positives in 32 bits each
    private bool _isAside;

    /// <summary>All that is written for every row.</summary>
    private struct Memory
    {
        public fixed uint Cells[2 * Codes]; // of every second row, and of the others; all 0 between calls; count and positives in 16 bits each
        public fixed uint CellOf[2 * CountedCell.Values]; // a line
        public fixed uint Before[AtOnce]; // what is counted before each code of a vector
        public fixed ushort Occur[Codes / AtOnce]; // the codes that occur, a bit for each
    }

    private static CacheLines CreateMemory()
    {
        var memory = new CacheLines(sizeof(Memory));
        fixed (byte* start = memory)
        {
            for (var cell = 0; cell < CountedCell.Values; cell++)
            {
                ((Memory*)start)->CellOf[cell] = ((uint)CountedCell.CountOf(cell) << 16) | (uint)CountedCell.PositivesOf(cell);
            }
        }

        return memory;
    }

    /// <summary>Counts rows.</summary>
    /// <param name="cells">How they count.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="codes">Their codes.</param>
    public void Count(byte* cells, int count, byte* codes)
    {
        fixed (byte* start = _memory)
        {
            var memory = (Memory*)start;
            Count(cells, count, memory->CellOf, codes, memory->Cells);
        }
    }

    /// <summary>Counts rows by two columns in one pass.</summary>
    public static void CountBoth(byte* cells, int count, CodeCounts first, byte* firstCodes, CodeCounts second, byte* secondCodes)
    {
        fixed (byte* start = first._memory, otherStart = second._memory)
        {
            Memory* memory = (Memory*)start, other = (Memory*)otherStart;
            CountBoth(cells, count, memory->CellOf, firstCodes, memory->Cells, secondCodes, other->Cells);
        }
    }

    /// <summary>Makes room for more rows to be counted.</summary>
    public void PutAside()
    {
        _isAside = true;
        fixed (byte* start = _memory)
        {
            var cells = ((Memory*)start)->Cells;
            for (var code = 0; code < Codes; code++)
            {
                _aside[code] += Widen(cells[code]) + Widen(cells[Codes + code]);
                (cells[code], cells[Codes + code]) = (0, 0);
            }
        }
    }

    /// <summary>Considers the cuts of the column that was counted, and forgets the counts. The cut before a code is given by the code.</summary>
    /// <param name="node">Keeps the best cut.</param>
    /// <param name="bins">The column's codes are 1 … bins.</param>
    /// <param name="hasMissing">Whether code 0 may occur.</param>
    public void Consider(ref NodeCounts node, int bins, bool hasMissing)
    {
        fixed (byte* start = _memory)
        {
            var memory = (Memory*)start;
            if (_isAside)
            {
                ConsiderAside(ref node, memory, bins);
                return;
            }

            var missing = hasMissing ? memory->Cells[0] + memory->Cells[Codes] : 0;
            if (missing == 0)
            {
                Consider(ref node, memory, bins);
            }
            else
            {
                (memory->Cells[0], memory->Cells[Codes]) = (0, 0);
                ConsiderWithMissing(ref node, memory, bins, missing);
            }
        }
    }

    /// <summary>The last code that goes left, half way between codes that occur in the column last considered.</summary>
    /// <param name="cut">A cut, as it was given; 0 when only missing goes left.</param>
    public int LastLeft(int cut)
    {
        if (cut == 0)
        {
            return 0;
        }

        fixed (byte* start = _memory)
        {
            var memory = (Memory*)start;
            int below = cut - 1, above = cut;
            while (!Occurs(memory, below))
            {
                below--;
            }

            while (!Occurs(memory, above))
            {
                above++;
            }

            return (below + above) >> 1;
        }
    }

    private static bool Occurs(Memory* memory, int code) => ((memory->Occur[code / AtOnce] >> (code % AtOnce)) & 1) != 0;

    private static ulong Widen(uint cell) => ((ulong)(cell >> 16) << 32) | (ushort)cell;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Count(byte* cells, nint count, uint* cellOf, byte* codes, uint* sums)
    {
        nint i = 0;
        for (; i < count - 1; i += 2)
        {
            sums[codes[i]] += cellOf[cells[i]];
            sums[Codes + codes[i + 1]] += cellOf[cells[i + 1]];
        }

        if (i < count)
        {
            sums[codes[i]] += cellOf[cells[i]];
        }
    }

    /// <summary>Rows with equal codes wait for one another, as each adds to what the last one stored; here four such chains run
    /// side by side.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void CountBoth(byte* cells, nint count, uint* cellOf, byte* firstCodes, uint* first, byte* secondCodes, uint* second)
    {
        nint i = 0;
        for (; i < count - 1; i += 2)
        {
            var (cell, next) = (cellOf[cells[i]], cellOf[cells[i + 1]]);
            first[firstCodes[i]] += cell;
            second[secondCodes[i]] += cell;
            first[Codes + firstCodes[i + 1]] += next;
            second[Codes + secondCodes[i + 1]] += next;
        }

        if (i < count)
        {
            var cell = cellOf[cells[i]];
            first[firstCodes[i]] += cell;
            second[secondCodes[i]] += cell;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Consider(ref NodeCounts node, Memory* memory, int bins)
    {
        var sum = Vector512<uint>.Zero;
        for (var code = 0; code <= bins; code += AtOnce)
        {
            var left = TakeBefore(memory, code, ref sum);
            var good = node.PerhapsNotWorse(left);
            if (good == 0)
            {
                continue; // few are better than the best so far
            }

            left.Store(memory->Before);
            for (; good != 0; good &= good - 1)
            {
                var at = BitOperations.TrailingZeroCount(good);
                node.Consider(code + at, MissingSide.Heavier, Widen(memory->Before[at]));
            }
        }
    }

    /// <summary>The same with missing rows alone on the left, then on either side of each cut.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ConsiderWithMissing(ref NodeCounts node, Memory* memory, int bins, uint missing)
    {
        var present = node.All - Widen(missing);
        if (present != 0)
        {
            node.Consider(0, MissingSide.Left, Widen(missing));
        }

        var sum = Vector512<uint>.Zero;
        for (var code = 0; code <= bins; code += AtOnce)
        {
            var left = TakeBefore(memory, code, ref sum);
            left.Store(memory->Before);
            for (var good = node.PerhapsNotWorse(left) | node.PerhapsNotWorse(left + Vector512.Create(missing)); good != 0; good &= good - 1)
            {
                var at = BitOperations.TrailingZeroCount(good);
                var before = Widen(memory->Before[at]);
                if (before != 0 && before != present)
                {
                    node.Consider(code + at, MissingSide.Right, before);
                    node.Consider(code + at, MissingSide.Left, before + Widen(missing));
                }
            }
        }
    }

    /// <summary>What is counted before each code of a vector. Their counts are forgotten; only which of them occur is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> TakeBefore(Memory* memory, int code, ref Vector512<uint> sum)
    {
        var cells = memory->Cells + code;
        var others = cells + Codes;
        var counts = Vector512.Load(cells) + Vector512.Load(others);
        Vector512<uint>.Zero.Store(cells);
        Vector512<uint>.Zero.Store(others);
        memory->Occur[code / AtOnce] = (ushort)~Vector512.Equals(counts, Vector512<uint>.Zero).ExtractMostSignificantBits();
        var sums = counts + Avx512F.AlignRight32(counts, Vector512<uint>.Zero, 15); // of 2 neighbours, of 4, 8 and 16
        sums += Avx512F.AlignRight32(sums, Vector512<uint>.Zero, 14);
        sums += Avx512F.AlignRight32(sums, Vector512<uint>.Zero, 12);
        sums += Avx512F.AlignRight32(sums, Vector512<uint>.Zero, 8);
        var before = sum + sums - counts;
        sum += Vector512.Shuffle(sums, Vector512.Create(AtOnce - 1u));
        return before;
    }

    /// <summary>Considers what was put aside: so many rows that a plain loop over the codes takes little time beside them.</summary>
    private void ConsiderAside(ref NodeCounts node, Memory* memory, int bins)
    {
        new Span<ushort>(memory->Occur, Codes / AtOnce).Clear();
        var (missing, before) = (_aside[ColumnBins.Missing], 0ul);
        for (var code = 1; code <= bins; code++)
        {
            if (_aside[code] == 0)
            {
                continue;
            }

            memory->Occur[code / AtOnce] |= (ushort)(1 << (code % AtOnce));
            if (before == 0 && missing != 0)
            {
                node.Consider(0, MissingSide.Left, missing);
            }
            else if (before != 0 && missing != 0)
            {
                node.Consider(code, MissingSide.Right, before);
                node.Consider(code, MissingSide.Left, before + missing);
            }
            else if (before != 0)
            {
                node.Consider(code, MissingSide.Heavier, before);
            }

            before += _aside[code];
        }

        Array.Clear(_aside);
        _isAside = false;
    }
}
