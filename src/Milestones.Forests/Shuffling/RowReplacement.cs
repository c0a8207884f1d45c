using System.Runtime.InteropServices;
using Milestones.Forests.Importance;

namespace Milestones.Forests.Shuffling;

/// <summary>
/// Finds where the rows of a tree end when they take some columns from other rows. Only rows below a node that tests one
/// of these columns can end elsewhere, and they are walked from the topmost such node.
/// </summary>
internal sealed class RowReplacement(BinnedMatrix matrix, IReadOnlyList<int> columns)
{
    /// <summary>Rows per walk: copies, numbers and nodes stay in the first-level cache.</summary>
    private const int Batch = 256;

    private readonly ulong[] _mask = Mask(matrix, columns); // the bits of the columns in a packed row
    private readonly bool[] _replaced = [.. Enumerable.Range(0, matrix.ColumnCount).Select(columns.Contains)];
    private readonly byte[] _copies = new byte[Batch * matrix.Layout.Stride];
    private readonly int[] _copyNumbers = [.. Enumerable.Range(0, Batch)];
    private readonly int[] _places = new int[Batch];

    /// <summary>Tells, for every row that passes a node which tests one of the columns, the leaf where it ends.</summary>
    /// <param name="tree">The tree with its rows.</param>
    /// <param name="donorOf">Per row of the tree the matrix row that is its donor; −1 to leave the row alone.</param>
    /// <param name="arrived">Receives row, old leaf and new leaf.</param>
    public void Walk(TreeRows tree, ReadOnlySpan<int> donorOf, Action<int, int, int> arrived)
    {
        for (var node = 0; node < tree.Nodes.Length;)
        {
            if (tree.Nodes[node].IsLeaf || !_replaced[tree.Nodes[node].Column])
            {
                node++;
                continue;
            }

            for (var first = tree.FirstRow(node); first < tree.EndRow(node); first += Batch)
            {
                WalkBatch(tree, node, first, Math.Min(Batch, tree.EndRow(node) - first), donorOf, arrived);
            }

            node = tree.SubtreeEnd(node);
        }
    }

    private void WalkBatch(
        TreeRows tree, int node, int first, int count, ReadOnlySpan<int> donorOf, Action<int, int, int> arrived)
    {
        for (var k = 0; k < count; k++)
        {
            if (donorOf[first + k] >= 0)
            {
                Combine(tree.MatrixRow(first + k), donorOf[first + k], k);
            }
        }

        _places.AsSpan(0, count).Fill(tree.Walk.PlaceOf(node));
        tree.Walk.Advance(_copies, _copyNumbers.AsSpan(0, count), _places.AsSpan(0, count));
        for (var k = 0; k < count; k++)
        {
            if (donorOf[first + k] >= 0)
            {
                arrived(first + k, tree.LeafOfRow[first + k], tree.Walk.NodeAt(_places[k]));
            }
        }
    }

    private void Combine(int own, int donor, int copy)
    {
        var stride = matrix.Layout.Stride;
        var ownWords = MemoryMarshal.Cast<byte, ulong>(matrix.Packed.AsSpan(own * stride, stride));
        var donorWords = MemoryMarshal.Cast<byte, ulong>(matrix.Packed.AsSpan(donor * stride, stride));
        var copyWords = MemoryMarshal.Cast<byte, ulong>(_copies.AsSpan(copy * stride, stride));
        for (var w = 0; w < copyWords.Length; w++)
        {
            copyWords[w] = (ownWords[w] & ~_mask[w]) | (donorWords[w] & _mask[w]);
        }
    }

    private static ulong[] Mask(BinnedMatrix matrix, IReadOnlyList<int> columns)
    {
        var bytes = new byte[matrix.Layout.Stride];
        foreach (var column in columns)
        {
            var slot = matrix.Layout.Slots[column];
            bytes[slot.Offset] |= slot.Mask;
        }

        return MemoryMarshal.Cast<byte, ulong>(bytes).ToArray();
    }
}
