using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>Grows trees one after the other in the same working space.</summary>
internal sealed class TreeBuilder
{
    private readonly BinnedMatrix _matrix;
    private readonly RandomForestOptions _options;
    private readonly SplitSearch _search;
    private readonly WeightedRow[] _rows;
    private readonly WeightedRow[] _toTheRight;
    private readonly List<TreeNode> _nodes = [];
    private readonly Dictionary<LeafValue, int> _leafIndex = [];
    private readonly Stack<OpenNode> _open = new();
    private double[] _decreases = [];

    public TreeBuilder(BinnedMatrix matrix, RandomForestOptions options)
    {
        _matrix = matrix;
        _options = options;
        _search = new SplitSearch(matrix, options);
        _rows = new WeightedRow[matrix.RowCount];
        _toTheRight = new WeightedRow[matrix.RowCount];
    }

    /// <summary>Rows [Start, End) wait to become a subtree, as the right child of Parent, or as the node after it.</summary>
    private readonly record struct OpenNode(int Start, int End, int Depth, int RightChildOf);

    /// <summary>Grows a tree.</summary>
    /// <param name="counts">How often each row is in the bag.</param>
    /// <param name="labels">One per row.</param>
    /// <param name="weights">One per row, or null for 1.</param>
    /// <param name="random">For the draws of columns.</param>
    /// <param name="decreases">Receives each column's decrease of impurity, as a share of the tree's weight.</param>
    public Tree Grow(ReadOnlySpan<byte> counts, ReadOnlySpan<bool> labels, double[]? weights, RandomSource random, double[] decreases)
    {
        _nodes.Clear();
        _leafIndex.Clear();
        _search.Restart();
        _decreases = decreases;
        var inBag = Fill(counts, labels, weights);
        _open.Push(new OpenNode(0, inBag, 0, -1));
        var treeWeight = Sum(_rows.AsSpan(0, inBag)).Total;
        while (_open.TryPop(out var node))
        {
            Close(node, random);
        }

        for (var j = 0; j < decreases.Length; j++)
        {
            decreases[j] /= treeWeight > 0 ? treeWeight : 1;
        }

        return new Tree([.. _nodes], [.. _leafIndex.OrderBy(l => l.Value).Select(l => l.Key)]);
    }

    private int Fill(ReadOnlySpan<byte> counts, ReadOnlySpan<bool> labels, double[]? weights)
    {
        var inBag = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var weight = counts[i] * (weights?[i] ?? 1);
            if (weight > 0)
            {
                _rows[inBag++] = new WeightedRow(i, weight, labels[i] ? weight : 0);
            }
        }

        return inBag;
    }

    private void Close(OpenNode open, RandomSource random)
    {
        var index = _nodes.Count;
        if (open.RightChildOf >= 0)
        {
            _nodes[open.RightChildOf] = _nodes[open.RightChildOf] with { Right = index };
        }

        var rows = _rows.AsSpan(open.Start, open.End - open.Start);
        var (total, positives) = Sum(rows);
        var mayBeSplit = total > _options.MinNode && positives > 0 && positives < total && open.Depth < (_options.MaxDepth ?? int.MaxValue);
        if (!mayBeSplit || _search.Find(rows, total, positives, random) is not { } split)
        {
            _nodes.Add(TreeNode.Leaf(IndexOf(new LeafValue(positives, total))));
            return;
        }

        _decreases[split.Column] += split.Decrease;
        var node = TreeNode.Inner(0, split.Column, split.LastLeft, split.MissingGoesRight);
        _nodes.Add(node);
        var middle = open.Start + Partition(rows, node);
        _open.Push(new OpenNode(middle, open.End, open.Depth + 1, index)); // popped after the whole left subtree
        _open.Push(new OpenNode(open.Start, middle, open.Depth + 1, -1));
    }

    /// <summary>Moves the rows that go left to the front, both sides keeping their order; returns how many.</summary>
    private int Partition(Span<WeightedRow> rows, TreeNode node)
    {
        var left = 0;
        var right = 0;
        foreach (var row in rows)
        {
            if (node.GoesRight(_matrix.CodeOf(row.Row, node.Column)))
            {
                _toTheRight[right++] = row;
            }
            else
            {
                rows[left++] = row;
            }
        }

        _toTheRight.AsSpan(0, right).CopyTo(rows[left..]);
        return left;
    }

    private int IndexOf(LeafValue value)
    {
        if (!_leafIndex.TryGetValue(value, out var index))
        {
            index = _leafIndex.Count;
            _leafIndex.Add(value, index);
        }

        return index;
    }

    private static (double Total, double Positives) Sum(ReadOnlySpan<WeightedRow> rows)
    {
        var (total, positives) = (0.0, 0.0);
        foreach (var row in rows)
        {
            total += row.Weight;
            positives += row.Positive;
        }

        return (total, positives);
    }
}
