using System.Runtime.CompilerServices;
using Milestones.Forests.Binning;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>
/// Puts rows in the order of the leaves that they reach: by the exits of the topmost piece of the tree, those that leave it by
/// one exit by the exits of the piece behind it, and so on. The packed rows are moved too, so that few which meet the same tests
/// lie side by side: fetched one by one from all over a matrix, they would have to be waited for.
/// </summary>
/// <param name="pieces">The tree.</param>
/// <param name="layout">How rows are packed.</param>
/// <param name="search">Finds exits of the tree; may serve others by turns.</param>
/// <param name="chunk">For rows that are being sorted; may serve others by turns.</param>
internal sealed unsafe class LeafOrder(TreePieces pieces, RowLayout layout, ExitSearch search, RowChunk chunk)
{
    private readonly int[] _next = new int[TreePieces.MostTests + 1]; // per exit of a piece, where its next row goes; at last, where its rows end
    private readonly Stack<(int Node, int First, int End)> _unsorted = new();
    private readonly byte[] _packed = layout.Allocate(chunk.Capacity); // the rows that are being sorted, as long as there is room for them
    private readonly LabelledRow[] _places = [.. Enumerable.Range(0, chunk.Capacity).Select(k => LabelledRow.Of(k, 0))]; // where they are there
    private LabelledRow[] _before = []; // the rows that are being sorted, in the order in which they were
    private byte[] _exits = []; // by which they leave a piece

    /// <summary>Sorts rows.</summary>
    /// <param name="matrix">The packed rows of a matrix, with room for a vector that begins in the last.</param>
    /// <param name="rows">Some of them; afterwards in the order of their leaves.</param>
    /// <param name="packed">Room for these rows, and for a vector that begins in the last; afterwards they are there in that order.</param>
    /// <param name="rowsIn">Per node how many rows have it as their leaf.</param>
    public void Sort(byte[] matrix, Span<LabelledRow> rows, Span<byte> packed, Span<int> rowsIn)
    {
        WorkingSpace.Reserve(ref _exits, rows.Length + ExitSearch.WrittenBehind);
        WorkingSpace.Reserve(ref _before, rows.Length);
        rowsIn.Clear();
        if (pieces.Nodes[0].IsLeaf)
        {
            rowsIn[0] = rows.Length;
            rows.CopyTo(_before);
            _exits.AsSpan(0, rows.Length).Clear();
            MoveByExit(1, matrix, _before.AsSpan(0, rows.Length), rows, packed);
            return;
        }

        _unsorted.Push((0, 0, rows.Length));
        while (_unsorted.TryPop(out var next))
        {
            var (node, first, end) = next;
            var here = rows[first..end];
            var there = packed.Slice(first * layout.Stride, layout.SizeFor(here.Length));
            here.CopyTo(_before);
            var (source, places) = (matrix, _before);
            if (node > 0 && here.Length <= _places.Length)
            {
                there.CopyTo(_packed); // they have been moved once
                (source, places) = (_packed, _places);
            }

            var range = pieces.RangeOf(node);
            FindExits(range, source, places.AsSpan(0, here.Length));
            MoveByExit(range.Exits, source, places.AsSpan(0, here.Length), here, there);
            GoOn(range, first, rowsIn);
        }
    }

    /// <summary>Finds by which exits rows leave a piece.</summary>
    /// <param name="range">The piece.</param>
    /// <param name="source">Where the packed rows are …</param>
    /// <param name="places">… and their places there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindExits(PieceRange range, byte[] source, ReadOnlySpan<LabelledRow> places)
    {
        for (int from = 0, count; from < places.Length; from += count)
        {
            count = Math.Min(chunk.Capacity, places.Length - from);
            chunk.Load(source, places.Slice(from, count));
            search.Find(chunk, range, _exits.AsSpan(from));
        }
    }

    /// <summary>Moves rows, so that those of one exit lie side by side, in the order in which they were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveByExit(int exits, byte[] source, ReadOnlySpan<LabelledRow> places, Span<LabelledRow> rows, Span<byte> packed)
    {
        Array.Clear(_next);
        foreach (var exit in _exits.AsSpan(0, places.Length))
        {
            _next[exit]++;
        }

        for (int exit = 0, first = 0; exit < exits; exit++)
        {
            (_next[exit], first) = (first, first + _next[exit]);
        }

        fixed (byte* from = source, to = packed, exit = _exits)
        fixed (LabelledRow* place = places, before = _before, row = rows)
        fixed (int* next = _next)
        {
            Move((ulong*)from, place, before, exit, places.Length, layout.Stride / sizeof(ulong), next, row, (ulong*)to);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Move(
        ulong* source, LabelledRow* place, LabelledRow* row, byte* exit, nint count, nint words, int* next, LabelledRow* rows, ulong* packed)
    {
        for (nint k = 0; k < count; k++)
        {
            var to = next[exit[k]]++;
            rows[to] = row[k];
            RowLayout.CopyRow(source + (place[k].Row * words), packed + (to * words), words);
        }
    }

    /// <summary>Rows that have left a piece and are in a leaf are in their place; the others are to be sorted further.</summary>
    /// <param name="range">The piece.</param>
    /// <param name="first">How many rows are before them in the order of leaves.</param>
    /// <param name="rowsIn">Per node how many rows have it as their leaf.</param>
    private void GoOn(PieceRange range, int first, Span<int> rowsIn)
    {
        for (int exit = 0, from = 0; exit < range.Exits; from = _next[exit++])
        {
            var node = pieces.NodeAt(range.FirstExit + exit);
            if (pieces.Nodes[node].IsLeaf)
            {
                rowsIn[node] = _next[exit] - from;
            }
            else if (from < _next[exit])
            {
                _unsorted.Push((node, first + from, first + _next[exit]));
            }
        }
    }
}
