using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>Grows trees one after the other in the same working space.</summary>
/// <typeparam name="TRow">How rows are held.</typeparam>
internal sealed class TreeBuilder<TRow>(BinnedMatrix matrix, RandomForestOptions options, SplitSearch<TRow> search)
    where TRow : unmanaged, IBagRow<TRow>
{
    private readonly CachedRows<TRow> _cached = new(matrix);
    private readonly RowPartition<TRow> _partition = new(matrix);
    private readonly List<TreeNode> _nodes = [];
    private readonly LeafValues _leaves = new();
    private readonly Stack<OpenNode> _open = new();

    /// <summary>Rows [Start, End) wait to become a subtree: the right child of a node, or (−1) the node after the last.</summary>
    private readonly record struct OpenNode(int Start, int End, int Depth, int RightChildOf, double Total, double Positives);

    /// <summary>Grows a tree.</summary>
    /// <param name="rows">The rows in its bag; reordered.</param>
    /// <param name="random">For the draws of columns.</param>
    /// <param name="decreases">Receives each column's decrease of impurity, as a share of the tree's weight.</param>
    public Tree Grow(Span<TRow> rows, RandomSource random, double[] decreases)
    {
        _nodes.Clear();
        _leaves.Clear();
        search.Restart();
        _cached.Clear();
        var root = Root(rows);
        _open.Push(root);
        while (_open.TryPop(out var open))
        {
            if (open.RightChildOf >= 0)
            {
                _nodes[open.RightChildOf] = _nodes[open.RightChildOf] with { Right = _nodes.Count };
            }

            if (IsLeaf(open))
            {
                AddLeaf(open);
                continue;
            }

            var packed = _cached.Of(rows, open.Start, open.End);
            var inNode = rows[open.Start..open.End];
            var split = search.Find(packed, inNode, open.Total, open.Positives, random);
            if (split.Column < 0)
            {
                AddLeaf(open);
                continue;
            }

            decreases[split.Column] += Impurity.Decrease(options.Impurity, open.Total, split.Score) / root.Total;
            Divide(open, split, packed, inNode);
        }

        return new Tree([.. _nodes], _leaves.ToArray());
    }

    private static OpenNode Root(ReadOnlySpan<TRow> rows)
    {
        var (total, positives) = (0.0, 0.0);
        foreach (var row in rows)
        {
            total += row.Weight;
            positives += row.Positive;
        }

        return new OpenNode(0, rows.Length, 0, -1, total, positives);
    }

    private bool IsLeaf(OpenNode node) =>
        node.Total <= options.MinNode || node.Positives <= 0 || node.Positives >= node.Total || node.Depth >= options.MaxDepth;

    private void AddLeaf(OpenNode node) => _nodes.Add(TreeNode.Leaf(_leaves.IndexOf(node.Total, node.Positives)));

    private void Divide(OpenNode open, Split split, ReadOnlySpan<byte> packed, Span<TRow> rows)
    {
        var node = TreeNode.Inner(0, split.Column, split.LastLeft, split.MissingGoesRight);
        var index = _nodes.Count;
        _nodes.Add(node);
        var left = open with { Depth = open.Depth + 1, RightChildOf = -1, Total = split.LeftTotal, Positives = split.LeftPositives };
        var right = left with { RightChildOf = index, Total = open.Total - split.LeftTotal, Positives = open.Positives - split.LeftPositives };
        if (!IsLeaf(left) || !IsLeaf(right)) // two leaves need no rows: a third of all partitions
        {
            var middle = open.Start + _partition.Part(packed, rows, node);
            left = left with { End = middle };
            right = right with { Start = middle };
        }

        _open.Push(right); // popped after the whole left subtree
        _open.Push(left);
    }
}
