using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Milestones.Forests.Binning;

/// <summary>A byte of each of 64 rows. Which rows are meant is given by a bit for each, or by 255 or 0 for each.</summary>
internal static class ByteBlock
{
    /// <summary>The rows that have some of the bits of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong With(Vector512<byte> bytes, byte mask) =>
        (~Vector512.Equals(bytes & Vector512.Create(mask), Vector512<byte>.Zero)).ExtractMostSignificantBits();

    /// <summary>255 for each row whose bit is set, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Of(ulong rows)
    {
        const ulong each = 0x0101010101010101;
        var byteOfEachRow = Vector512.Create(0, each, 2 * each, 3 * each, 4 * each, 5 * each, 6 * each, 7 * each).AsByte();
        var bitOfEachRow = Vector512.Create(0x8040201008040201).AsByte();
        return Vector512.Equals(Vector512.ShuffleNative(Vector512.Create(rows).AsByte(), byteOfEachRow) & bitOfEachRow, bitOfEachRow);
    }

    /// <summary>255 for the first few rows, 0 for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> FirstOf(int rows) => Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)rows));

    /// <summary>The bytes of some rows, side by side, and 0 behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Keep(Vector512<byte> bytes, Vector512<byte> rows) => Avx512Vbmi2.Compress(Vector512<byte>.Zero, rows, bytes);
}
