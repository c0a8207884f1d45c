using System.Runtime.CompilerServices;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Growing.RowMajor;

/// <summary>
/// The packed rows that a node is to be read from: those of the matrix or, for a subtree with a third of its rows or
/// fewer, a copy of the subtree's rows; for a subtree with a third of those, a copy again. The rows of a node lie ever
/// farther apart, so that each takes a cache line of its own; copied, they lie side by side.
/// </summary>
internal sealed unsafe class CachedRows<TRow>(BinnedMatrix matrix)
    where TRow : unmanaged, IBagRow<TRow>
{
    /// <summary>How many times fewer rows a copy has than what it was copied from.</summary>
    private const int Shrinking = 3;

    /// <summary>Rows that need no copy: they stay in the nearest cache wherever they lie.</summary>
    private const int FewRows = 512;

    private readonly List<Copy> _copies = [];
    private int _inUse;

    /// <summary>Room for the rows of a subtree, and where they are among the rows of the tree.</summary>
    private sealed class Copy(int capacity, int stride)
    {
        public readonly byte[] Packed = new byte[capacity * stride];

        public int Capacity => capacity;

        public int Start { get; set; }

        public int End { get; set; }
    }

    /// <summary>Begins with another tree.</summary>
    public void Clear() => _inUse = 0;

    /// <summary>The packed rows in which the row numbers of a node are at home; numbers the rows anew where a copy begins.
    /// </summary>
    /// <param name="rows">All rows of the tree. Nodes come in preorder, so what is outside the node's subtree is not asked
    /// for before the subtree is done.</param>
    /// <param name="start">The node's first row …</param>
    /// <param name="end">… and the row after its last.</param>
    public ReadOnlySpan<byte> Of(Span<TRow> rows, int start, int end)
    {
        while (_inUse > 0 && (start < _copies[_inUse - 1].Start || end > _copies[_inUse - 1].End))
        {
            _inUse--;
        }

        while (end - start > FewRows && end - start <= NextCapacity)
        {
            CopyRows(rows, start, end);
        }

        return Current;
    }

    private ReadOnlySpan<byte> Current => _inUse == 0 ? matrix.Packed : _copies[_inUse - 1].Packed;

    private int NextCapacity => (_inUse == 0 ? matrix.RowCount : _copies[_inUse - 1].Capacity) / Shrinking;

    private void CopyRows(Span<TRow> rows, int start, int end)
    {
        if (_copies.Count == _inUse)
        {
            _copies.Add(new Copy(NextCapacity, matrix.Layout.Stride));
        }

        var source = Current;
        var copy = _copies[_inUse++];
        (copy.Start, copy.End) = (start, end);
        fixed (byte* from = source, to = copy.Packed)
        fixed (TRow* row = rows)
        {
            CopyRows((ulong*)from, row + start, end - start, matrix.Layout.Stride / sizeof(ulong), (ulong*)to);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows(ulong* source, TRow* rows, int count, nint words, ulong* copy)
    {
        for (var i = 0; i < count; i++, copy += words)
        {
            RowLayout.CopyRow(source + (rows[i].Row * words), copy, words);
            rows[i] = rows[i].At(i);
        }
    }
}
