using System.Runtime.CompilerServices;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Trees;

/// <summary>A tree laid out for walking many packed rows; one per thread, loaded with one tree after the other.</summary>
internal sealed class WalkingTree
{
    /// <summary>Rows that step together. A step waits for two loads; eight independent rows hide the wait.</summary>
    public const int RowsInStep = 8;

    private readonly RowLayout _layout;
    private readonly bool[] _hasMissing;
    private WalkNode[] _nodes = [];
    private bool _wraps;

    /// <summary>For rows of one matrix.</summary>
    public WalkingTree(BinnedMatrix matrix)
    {
        _layout = matrix.Layout;
        _hasMissing = matrix.HasMissing;
    }

    /// <summary>The smallest multiple of <see cref="RowsInStep"/> that is not below <paramref name="rows"/>.</summary>
    public static int Padded(int rows) => (rows + RowsInStep - 1) / RowsInStep * RowsInStep;

    /// <summary>Takes the next tree.</summary>
    public void Load(Tree tree)
    {
        if (_nodes.Length < tree.Nodes.Length)
        {
            _nodes = new WalkNode[tree.Nodes.Length];
        }

        _wraps = false;
        for (var i = 0; i < tree.Nodes.Length; i++)
        {
            var node = tree.Nodes[i];
            _nodes[i] = node.IsLeaf ? WalkNode.Stop : WalkNode.Of(node, i, _layout.Slots[node.Column], _hasMissing[node.Column]);
            _wraps |= _nodes[i].Place >= WalkNode.WrapBit;
        }
    }

    /// <summary>Makes rows stop at a node, or pass it again; returns what the node was.</summary>
    public WalkNode Replace(int index, WalkNode node)
    {
        var before = _nodes[index];
        _nodes[index] = node;
        return before;
    }

    /// <summary>Moves every row from its node down to the node where it stops.</summary>
    /// <param name="packed">The rows.</param>
    /// <param name="rows">Row numbers; a multiple of <see cref="RowsInStep"/>.</param>
    /// <param name="nodes">Per row its node, before and after.</param>
    public unsafe void Advance(ReadOnlySpan<byte> packed, ReadOnlySpan<int> rows, Span<int> nodes)
    {
        if (rows.Length % RowsInStep != 0 || nodes.Length != rows.Length)
        {
            throw new ArgumentException($"expected as many nodes as rows and a multiple of {RowsInStep}", nameof(nodes));
        }

        fixed (byte* row = packed)
        fixed (WalkNode* tree = _nodes)
        fixed (int* r = rows)
        fixed (int* n = nodes)
        {
            if (_wraps)
            {
                AdvanceWrapping(tree, row, _layout.Stride, r, n, rows.Length);
            }
            else
            {
                Advance(tree, row, _layout.Stride, r, n, rows.Length);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void Advance(WalkNode* tree, byte* packed, nint stride, int* rows, int* nodes, int count)
    {
        for (var end = rows + count; rows < end; rows += RowsInStep, nodes += RowsInStep)
        {
            byte* r0 = packed + (rows[0] * stride), r1 = packed + (rows[1] * stride), r2 = packed + (rows[2] * stride), r3 = packed + (rows[3] * stride);
            byte* r4 = packed + (rows[4] * stride), r5 = packed + (rows[5] * stride), r6 = packed + (rows[6] * stride), r7 = packed + (rows[7] * stride);
            nint n0 = nodes[0], n1 = nodes[1], n2 = nodes[2], n3 = nodes[3], n4 = nodes[4], n5 = nodes[5], n6 = nodes[6], n7 = nodes[7];
            nint moving;
            do
            {
                moving = Step(tree, r0, ref n0) & Step(tree, r1, ref n1) & Step(tree, r2, ref n2) & Step(tree, r3, ref n3)
                    & Step(tree, r4, ref n4) & Step(tree, r5, ref n5) & Step(tree, r6, ref n6) & Step(tree, r7, ref n7);
            }
            while (moving != -1);

            nodes[0] = (int)n0;
            nodes[1] = (int)n1;
            nodes[2] = (int)n2;
            nodes[3] = (int)n3;
            nodes[4] = (int)n4;
            nodes[5] = (int)n5;
            nodes[6] = (int)n6;
            nodes[7] = (int)n7;
        }
    }

    /// <summary>One step of one row, without a branch; −1 when it stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe nint Step(WalkNode* tree, byte* row, ref nint index)
    {
        var node = tree + index;
        nint skip = node->Skip;
        nint below = ((nint)(row[node->Place] & node->Mask) - node->Bound) >> 63; // −1: left, 0: right
        index = index + 1 + (skip & ~below);
        return skip;
    }

    /// <summary>The same for trees that send missing rows right.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void AdvanceWrapping(WalkNode* tree, byte* packed, nint stride, int* rows, int* nodes, int count)
    {
        for (var end = rows + count; rows < end; rows += RowsInStep, nodes += RowsInStep)
        {
            int moving;
            do
            {
                moving = -1;
                for (var k = 0; k < RowsInStep; k++)
                {
                    var node = tree + nodes[k];
                    var code = packed[(rows[k] * stride) + (node->Place & ~WalkNode.WrapBit)];
                    var wrapped = (byte)(code - (node->Place >> 15)) & node->Mask;
                    var below = (wrapped - node->Bound) >> 31;
                    moving &= node->Skip;
                    nodes[k] += 1 + (node->Skip & ~below);
                }
            }
            while (moving != -1);
        }
    }
}
