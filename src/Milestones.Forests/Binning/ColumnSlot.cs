namespace Milestones.Forests.Binning;

/// <summary>Where a column's code is found in a packed row.</summary>
/// <param name="Offset">Byte within the row.</param>
/// <param name="Mask">255 when the byte is the code; otherwise the one bit that is set when the code is 2, not 1.</param>
internal readonly record struct ColumnSlot(int Offset, byte Mask)
{
    /// <summary>Whether the column takes one bit: at most two bins, never missing.</summary>
    public bool IsBit => Mask != byte.MaxValue;

    /// <summary>The code in the packed row that starts at <paramref name="at"/>.</summary>
    public byte Load(ReadOnlySpan<byte> packed, int at)
    {
        var value = packed[at + Offset];
        return IsBit ? (byte)((value & Mask) != 0 ? 2 : 1) : value;
    }

    /// <summary>Puts the code into a packed row whose bits are still 0.</summary>
    public void Store(Span<byte> packed, int at, byte code)
    {
        ref var value = ref packed[at + Offset];
        value = IsBit ? (byte)(value | (code == 2 ? Mask : 0)) : code;
    }
}
