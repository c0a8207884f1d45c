namespace Milestones.Forests.Growing.RowMajor;

/// <summary>The rows of a node, for loops that run over pointers.</summary>
/// <param name="packed">The matrix's packed rows.</param>
/// <param name="stride">Bytes per packed row.</param>
/// <param name="rows">The bits of the node's <see cref="CountedRow"/>s.</param>
/// <param name="count">How many they are.</param>
internal readonly unsafe ref struct RowSource(byte* packed, int stride, uint* rows, int count)
{
    public readonly byte* Packed = packed;
    public readonly nint Stride = stride;
    public readonly uint* Rows = rows;
    public readonly int Count = count;
}
