using System.Runtime.CompilerServices;
using Milestones.Forests.Binning;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>Puts rows in the order of the leaves that they reach: by the exits of the topmost piece of the tree, those that leave
/// it by one exit by the exits of the piece behind it, and so on.</summary>
/// <param name="pieces">The tree.</param>
/// <param name="layout">How rows are packed.</param>
internal sealed class LeafOrder(TreePieces pieces, RowLayout layout)
{
    private readonly ExitSearch _search = new(pieces);
    private readonly RowChunk _chunk = new(layout);
    private readonly int[] _ends = new int[TreePieces.MostTests + 1];
    private readonly Stack<(int Node, int First, int End)> _unsorted = new();
    private byte[] _exits = [];
    private int[] _sorted = [];

    /// <summary>Sorts rows.</summary>
    /// <param name="packed">The packed rows, with room for a vector that begins in the last.</param>
    /// <param name="rows">Which of them; afterwards in the order of their leaves.</param>
    /// <param name="rowsIn">Per node how many rows have it as their leaf.</param>
    public void Sort(byte[] packed, Span<int> rows, Span<int> rowsIn)
    {
        WorkingSpace.Reserve(ref _exits, rows.Length + ExitSearch.WrittenBehind);
        WorkingSpace.Reserve(ref _sorted, rows.Length);
        rowsIn.Clear();
        _unsorted.Push((0, 0, rows.Length));
        while (_unsorted.TryPop(out var next))
        {
            var (node, first, end) = next;
            if (pieces.Nodes[node].IsLeaf)
            {
                rowsIn[node] = end - first;
            }
            else if (first < end)
            {
                var range = pieces.RangeOf(node);
                SortByExit(packed, rows[first..end], range);
                for (int exit = 0, from = 0; exit < range.Exits; from = _ends[exit++])
                {
                    _unsorted.Push((pieces.NodeAt(range.FirstExit + exit), first + from, first + _ends[exit]));
                }
            }
        }
    }

    /// <summary>Sorts rows that are all before the first test of a piece.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SortByExit(byte[] packed, Span<int> rows, PieceRange range)
    {
        for (int from = 0, count; from < rows.Length; from += count)
        {
            count = Math.Min(_chunk.Capacity, rows.Length - from);
            _chunk.Load(packed, [], rows.Slice(from, count));
            _search.Find(_chunk, range, _exits.AsSpan(from));
        }

        ExitSort.Sort(_exits.AsSpan(0, rows.Length), rows, _sorted, _ends.AsSpan(0, range.Exits));
        _sorted.AsSpan(0, rows.Length).CopyTo(rows);
    }
}
