using System.Runtime.CompilerServices;

namespace Milestones.Forests.Trees;

/// <summary>One grown tree: nodes in preorder, and the distinct leaf values that they refer to (few, since most leaves
/// are small).</summary>
internal sealed record Tree(TreeNode[] Nodes, LeafValue[] Leaves)
{
    /// <summary>Bytes that nodes and leaf values take.</summary>
    public long SizeInBytes => ((long)Nodes.Length * Unsafe.SizeOf<TreeNode>()) + ((long)Leaves.Length * Unsafe.SizeOf<LeafValue>());

    /// <summary>The index of the leaf's value for a row given by its codes in column order.</summary>
    public int LeafOf(ReadOnlySpan<byte> codes)
    {
        var index = 0;
        while (true)
        {
            var node = Nodes[index];
            if (node.IsLeaf)
            {
                return node.LeafValue;
            }

            index = node.GoesRight(codes[node.Column]) ? node.Right : index + 1;
        }
    }
}
