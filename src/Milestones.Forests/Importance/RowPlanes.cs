using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Milestones.Forests.Importance;

/// <summary>
/// Packed rows turned over: for each byte of a packed row a plane, in which this byte of all rows lies side by side, so
/// that one comparison tests 64 rows. Loaded with the rows of one tree after the other.
/// </summary>
internal sealed class RowPlanes(BinnedMatrix matrix)
{
    private byte[] _bytes = [];

    /// <summary>The planes, one after the other; behind the rows of each is room for a vector that begins at the last.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Bytes from one plane to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The byte of every row that lies at <paramref name="offset"/> of a packed row.</summary>
    public ReadOnlySpan<byte> Of(int offset) => _bytes.AsSpan(offset * Stride, Count);

    /// <summary>How many rows have some of the bits of <paramref name="mask"/> in a byte.</summary>
    public int CountWith(int offset, byte mask)
    {
        ref var plane = ref _bytes[offset * Stride];
        var count = 0;
        for (var i = 0; i < Count; i += RowWord.Size)
        {
            var without = Vector512.Equals(Vector512.LoadUnsafe(ref plane, (nuint)i) & Vector512.Create(mask), Vector512<byte>.Zero);
            count += BitOperations.PopCount(~without.ExtractMostSignificantBits() & RowWord.First(Count - i));
        }

        return count;
    }

    /// <summary>Counts the rows by their values of a byte.</summary>
    /// <param name="offset">Which byte of a packed row.</param>
    /// <param name="counts">One per value, overwritten.</param>
    public void CountValues(int offset, Span<int> counts)
    {
        // The rows by turns to two counts: rows with equal values would wait for one another.
        Span<int> others = stackalloc int[256];
        others.Clear();
        counts.Clear();
        var plane = Of(offset);
        for (var i = 1; i < plane.Length; i += 2)
        {
            counts[plane[i - 1]]++;
            others[plane[i]]++;
        }

        if (plane.Length % 2 != 0)
        {
            counts[plane[^1]]++;
        }

        for (var value = 0; value < others.Length; value++)
        {
            counts[value] += others[value];
        }
    }

    /// <summary>Takes the given rows of the matrix, in their order.</summary>
    public unsafe void Load(ReadOnlySpan<int> rows)
    {
        var rowStride = matrix.Layout.Stride;
        Count = rows.Length;
        Stride = StrideFor(rows.Length);
        WorkingSpace.Reserve(ref _bytes, checked(rowStride * Stride));
        fixed (byte* source = matrix.Packed, planes = _bytes)
        fixed (int* row = rows)
        {
            TurnOver(source, rowStride, row, rows.Length, planes, Stride);
        }
    }

    /// <summary>Room for the rows and a vector behind them; an odd number of cache lines, so that equal places in different planes do not compete for the same few
    /// places of the cache.</summary>
    private static int StrideFor(int rows)
    {
        var line = Vector512<byte>.Count;
        return (((rows / line) + 2) | 1) * line;
    }

    /// <summary>Eight bytes of eight rows at a time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe void TurnOver(byte* packed, nint rowStride, int* rows, int count, byte* planes, nint stride)
    {
        var row = stackalloc byte*[8];
        for (nint i = 0; i < count; i += 8)
        {
            for (var r = 0; r < 8; r++)
            {
                row[r] = packed + (rows[Math.Min(i + r, count - 1)] * rowStride);
            }

            for (nint k = 0; k < rowStride; k += 8)
            {
                var byRow = Vector512.Create(
                    *(ulong*)(row[0] + k), *(ulong*)(row[1] + k), *(ulong*)(row[2] + k), *(ulong*)(row[3] + k),
                    *(ulong*)(row[4] + k), *(ulong*)(row[5] + k), *(ulong*)(row[6] + k), *(ulong*)(row[7] + k));
                var byByte = Vector512.Shuffle(byRow.AsByte(), Vector512.Create(
                    (byte)0, 8, 16, 24, 32, 40, 48, 56, 1, 9, 17, 25, 33, 41, 49, 57, 2, 10, 18, 26, 34, 42, 50, 58, 3, 11, 19, 27, 35, 43, 51, 59,
                    4, 12, 20, 28, 36, 44, 52, 60, 5, 13, 21, 29, 37, 45, 53, 61, 6, 14, 22, 30, 38, 46, 54, 62, 7, 15, 23, 31, 39, 47, 55, 63)).AsUInt64();
                var plane = planes + (k * stride) + i;
                *(ulong*)plane = byByte[0];
                *(ulong*)(plane + stride) = byByte[1];
                *(ulong*)(plane + (2 * stride)) = byByte[2];
                *(ulong*)(plane + (3 * stride)) = byByte[3];
                *(ulong*)(plane + (4 * stride)) = byByte[4];
                *(ulong*)(plane + (5 * stride)) = byByte[5];
                *(ulong*)(plane + (6 * stride)) = byByte[6];
                *(ulong*)(plane + (7 * stride)) = byByte[7];
            }
        }
    }
}
