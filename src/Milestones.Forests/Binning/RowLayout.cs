using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Milestones.Forests.Binning;

/// <summary>
/// How a row is packed: first the columns that need one bit each, then one byte for each other column, padded to a
/// multiple of eight. All columns of a row lie together because a node tests or counts several columns of the same few
/// rows: one cache line serves them all.
/// </summary>
internal sealed class RowLayout
{
    private RowLayout(ColumnSlot[] slots, int words, int stride)
    {
        Slots = slots;
        Words = words;
        Stride = stride;
    }

    /// <summary>One per column.</summary>
    public ColumnSlot[] Slots { get; }

    /// <summary>How many of the 64-bit words at the start of a row hold one-bit columns; the last may hold others too.</summary>
    public int Words { get; }

    /// <summary>Bytes per row, a multiple of 8.</summary>
    public int Stride { get; }

    /// <summary>Places the columns.</summary>
    /// <param name="fitsBit">Per column, whether it has at most two bins and no missing value.</param>
    public static RowLayout Choose(ReadOnlySpan<bool> fitsBit)
    {
        var slots = new ColumnSlot[fitsBit.Length];
        var bits = fitsBit.Count(true);
        var nextBit = 0;
        var nextByte = (bits + 7) / 8;
        for (var j = 0; j < slots.Length; j++)
        {
            slots[j] = fitsBit[j] ? new ColumnSlot(nextBit / 8, (byte)(1 << (nextBit % 8))) : new ColumnSlot(nextByte, byte.MaxValue);
            nextBit += fitsBit[j] ? 1 : 0;
            nextByte += fitsBit[j] ? 0 : 1;
        }

        return new RowLayout(slots, (bits + 63) / 64, (nextByte + 7) / 8 * 8);
    }

    /// <summary>Room for packed rows, and for a vector that begins in the last.</summary>
    public byte[] Allocate(int rows) => new byte[SizeFor(rows)];

    /// <summary>How many bytes that room takes.</summary>
    public int SizeFor(int rows) => checked((rows * Stride) + Vector512<byte>.Count);

    /// <summary>Copies a packed row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="to">Where to.</param>
    /// <param name="words">Words of eight bytes in a row: <see cref="Stride"/> / 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void CopyRow(ulong* row, ulong* to, nint words)
    {
        for (nint k = 0; k < words; k++)
        {
            to[k] = row[k]; // few words: a call to copy them would cost more
        }
    }
}
