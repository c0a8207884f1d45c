namespace Milestones.Forests.Binning;

/// <summary>Where a column's code is found in a packed row.</summary>
/// <param name="Offset">Byte within the row.</param>
/// <param name="Mask">255 when the byte is the code; otherwise the one bit that is set when the code is 2, not 1.</param>
internal readonly record struct ColumnSlot(int Offset, byte Mask)
{
    /// <summary>Whether the column takes one bit: at most two bins, never missing.</summary>
    public bool IsBit => Mask != byte.MaxValue;
}
