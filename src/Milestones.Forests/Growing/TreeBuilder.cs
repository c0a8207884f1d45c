using System.Runtime.CompilerServices;
using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>Grows trees one after the other in the same working space.</summary>
/// <param name="bag">The rows of the tree.</param>
/// <param name="options">When a node is a leaf, and how impurity is measured.</param>
internal sealed class TreeBuilder(Bag bag, RandomForestOptions options)
{
    private readonly List<TreeNode> _nodes = [];
    private readonly LeafValues _leaves = new();
    private OpenNode[] _open = new OpenNode[64]; // what is to become a subtree, the next one last

    /// <summary>Grows a tree.</summary>
    /// <param name="counts">How often each row was drawn.</param>
    /// <param name="random">For the draws of columns.</param>
    /// <param name="decreases">Receives each column's decrease of impurity, as a share of the tree's weight.</param>
    // Compiled well at once, as all that runs for every node or row: a small forest would otherwise be grown before the runtime gets to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tree Grow(ReadOnlySpan<byte> counts, RandomSource random, double[] decreases)
    {
        _nodes.Clear();
        _leaves.Clear();
        ref var root = ref _open[0];
        (root.Depth, root.RightChildOf) = (0, -1);
        bag.Fill(counts, ref root);
        var rootTotal = root.Total;
        for (var open = 1; open > 0;)
        {
            ref var node = ref _open[open - 1];
            if (node.RightChildOf >= 0)
            {
                _nodes[node.RightChildOf] = _nodes[node.RightChildOf] with { Right = _nodes.Count };
            }

            var split = Split.None;
            if (!IsLeaf(ref node))
            {
                bag.FindSplit(ref node, random, out split);
            }

            if (split.Column < 0)
            {
                _nodes.Add(TreeNode.Leaf(_leaves.IndexOf(node.Total, node.Positives)));
                open--;
            }
            else
            {
                decreases[split.Column] += Impurity.Decrease(options.Impurity, node.Total, split.Score) / rootTotal;
                WorkingSpace.ReserveForGrowth(ref _open, open + 1);
                Divide(split, ref _open[open - 1], ref _open[open]);
                open++;
            }
        }

        return new Tree([.. _nodes], _leaves.ToArray());
    }

    private bool IsLeaf(ref OpenNode node) =>
        node.Total <= options.MinNode || node.Positives <= 0 || node.Positives >= node.Total || node.Depth >= options.MaxDepth;

    /// <summary>Divides a node. The right child takes its place, and the left child comes after it, to be taken up first.</summary>
    private void Divide(in Split split, ref OpenNode node, ref OpenNode left)
    {
        var test = TreeNode.Inner(0, split.Column, split.LastLeft, split.MissingGoesRight);
        (left.Start, left.End, left.Few) = (node.Start, node.End, node.Few);
        (left.Total, left.Positives) = (split.LeftTotal, split.LeftPositives);
        (left.Depth, left.RightChildOf) = (node.Depth + 1, -1);
        node.Total -= split.LeftTotal;
        node.Positives -= split.LeftPositives;
        (node.Depth, node.RightChildOf) = (node.Depth + 1, _nodes.Count);
        if (!IsLeaf(ref left) || !IsLeaf(ref node)) // two leaves need no rows: a third of all partitions
        {
            bag.Part(test, ref node, ref left);
        }

        _nodes.Add(test);
    }
}
