using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Milestones.Forests.Growing.RowMajor;

/// <summary>
/// Counts the rows, and the positive ones, that have each of several bits of a word: the bits that were asked for are
/// gathered and spread over the bytes of one integer, so that one multiplication and one addition count eight columns.
/// </summary>
internal sealed unsafe class BitCounts(int words, bool useInstructions)
{
    private const ulong LowBitOfEachByte = 0x0101010101010101;

    private readonly uint[] _set = new uint[words * 64];
    private readonly uint[] _positives = new uint[words * 64];

    /// <summary>How many rows (upper half), and positive rows (lower half), have the bit that was the
    /// <paramref name="lane"/>th of those asked for.</summary>
    public ulong Of(int word, int lane) => ((ulong)_set[(word * 64) + lane] << 32) | _positives[(word * 64) + lane];

    /// <summary>Counts the bits of <paramref name="mask"/> in a word of every row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="word">Which 64-bit word of a packed row.</param>
    /// <param name="mask">The bits asked for.</param>
    /// <param name="total">The sum of the rows' counts.</param>
    public void Count(RowSource rows, int word, ulong mask, long total)
    {
        // A byte overflows at 256: spill before the counts can add up to that, or never in a small node.
        var rowsPerSpill = total <= byte.MaxValue ? rows.Count : byte.MaxValue / CountedRow.MaxCount;
        for (var at = word * 64; mask != 0; at += 8)
        {
            var eight = LowestEight(mask);
            mask ^= eight;
            if (Bmi2.X64.IsSupported && useInstructions)
            {
                CountEight(rows, word * sizeof(ulong), eight, rowsPerSpill, ref _set[at], ref _positives[at]);
            }
            else
            {
                CountEach(rows, word * sizeof(ulong), eight, _set.AsSpan(at, 8), _positives.AsSpan(at, 8));
            }
        }
    }

    private static ulong LowestEight(ulong mask)
    {
        var rest = mask;
        for (var k = 0; k < 8; k++)
        {
            rest &= rest - 1;
        }

        return mask ^ rest;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void CountEight(RowSource rows, int offset, ulong mask, int rowsPerSpill, ref uint set, ref uint positives)
    {
        var allSet = Vector256<uint>.Zero;
        var allPositives = Vector256<uint>.Zero;
        var packed = rows.Packed + offset;
        for (var i = 0; i < rows.Count;)
        {
            var end = Math.Min(rows.Count, i + rowsPerSpill);
            ulong setBytes = 0;
            ulong positiveBytes = 0;
            for (; i < end; i++)
            {
                var row = rows.Rows[i];
                var word = *(ulong*)(packed + ((nint)(row >> CountedRow.RowShift) * rows.Stride));
                var spread = Bmi2.X64.ParallelBitDeposit(Bmi2.X64.ParallelBitExtract(word, mask), LowBitOfEachByte);
                var counted = spread * ((row >> 1) & CountedRow.MaxCount);
                setBytes += counted;
                positiveBytes += counted & (0 - (ulong)(row & 1));
            }

            allSet += Widen(setBytes);
            allPositives += Widen(positiveBytes);
        }

        allSet.StoreUnsafe(ref set);
        allPositives.StoreUnsafe(ref positives);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Widen(ulong bytes)
    {
        var shorts = Vector128.WidenLower(Vector128.CreateScalar(bytes).AsByte());
        var (low, high) = Vector128.Widen(shorts);
        return Vector256.Create(low, high);
    }

    /// <summary>The same for processors without these instructions.</summary>
    private static void CountEach(RowSource rows, int offset, ulong mask, Span<uint> set, Span<uint> positives)
    {
        set.Clear();
        positives.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Rows[i];
            var word = *(ulong*)(rows.Packed + offset + ((nint)(row >> CountedRow.RowShift) * rows.Stride)) & mask;
            var count = (row >> 1) & CountedRow.MaxCount;
            for (var (rest, lane) = (mask, 0); rest != 0; rest &= rest - 1, lane++)
            {
                var has = (word >> BitOperations.TrailingZeroCount(rest)) & 1;
                set[lane] += count * (uint)has;
                positives[lane] += count * (uint)has * (row & 1);
            }
        }
    }
}
