using System.Runtime.CompilerServices;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>
/// The exact permutation importance of every column in one tree. One per thread.
/// </summary>
/// <remarks>
/// Exchanging column j, a row reaches its own leaf with the codes of j that no test of j on its path excludes. Every such
/// test sends it, with the codes of the other side, into the other subtree. So with q the share of the codes still
/// possible, at a node that tests j: the rows on its left lose q(right) of their own loss and gain the loss they have on
/// the right, weighted by q there; and the other way round. Below the other subtree, tests of j split the codes further.
/// </remarks>
internal sealed class TreeImportance
{
    private readonly TreeRows _rows;
    private readonly RowShares _unequal;
    private readonly EqualRowShares _equal;
    private readonly SmallSubtrees _small;
    private readonly int[] _equalColumns; // whose rows all count once and are in one stratum
    private readonly int[] _unequalColumns; // the others that are wanted
    private readonly int[] _end; // per column, the end of its nodes in _testing
    private readonly int[] _next; // per column, its first node in _testing that no block held yet
    private readonly Stack<int> _enclosing = new();
    private int[] _testing = []; // the nodes that test each column, in preorder, one column after the other
    private CodeRange[] _arriving = []; // per node that tests a column, the codes with which rows arrive there

    public TreeImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, ImportancePlan plan)
    {
        _rows = new TreeRows(forest, matrix, labels, plan.Loss);
        int[] wanted = [.. Enumerable.Range(0, plan.Strata.Length).Where(j => plan.Strata[j] is not null)];
        _equalColumns = [.. wanted.Where(j => plan.Strata[j] is { Count: 1 } && forest.Weights is null)];
        _unequalColumns = [.. wanted.Except(_equalColumns)];
        _equal = new EqualRowShares(matrix, _equalColumns, _rows);
        _small = new SmallSubtrees(_rows, _equal);
        _unequal = new UnequalRowShares(matrix, forest.Weights, plan.Strata, _unequalColumns, _rows);
        _end = new int[plan.Strata.Length];
        _next = new int[plan.Strata.Length];
    }

    /// <summary>The increase of the loss per column in a tree, 0 for columns that it does not use.</summary>
    public double[] Compute(int tree)
    {
        _rows.Load(tree);
        GroupByColumn();
        var increases = new double[_end.Length];
        AddIncreases(increases, _equalColumns, _equal);
        AddIncreases(increases, _unequalColumns, _unequal);
        return increases;
    }

    /// <summary>Takes the tree in blocks: every subtree whose rows can be held, so that the next column finds them in the cache, and
    /// every node above by itself.</summary>
    private void AddIncreases(double[] increases, int[] columns, RowShares shares)
    {
        if (columns.Length == 0)
        {
            return;
        }

        shares.LoadTree();
        for (int start = 0, end; start < _rows.Nodes.Length; start = end)
        {
            end = _rows.EndRow(start) - _rows.FirstRow(start) <= _rows.Descent.Capacity ? _rows.SubtreeEnd(start) : start + 1;
            _rows.Descent.Hold(_rows.FirstRow(start), _rows.EndRow(start));
            if (shares == _equal)
            {
                AddSmallSubtrees(start, end, increases);
            }

            foreach (var j in columns)
            {
                if (_next[j] < _end[j] && _testing[_next[j]] < end)
                {
                    increases[j] += IncreaseIn(start, end, j, shares);
                }
            }
        }
    }

    /// <summary>What the small subtrees among some nodes add to the increases, for all columns at once.</summary>
    private void AddSmallSubtrees(int start, int end, double[] increases)
    {
        for (int node = start, next; node < end; node = next)
        {
            next = node + 1;
            if (_small.Include(node))
            {
                _small.AddIncreases(node, _arriving, increases);
                next = _rows.SubtreeEnd(node);
            }
        }
    }

    private bool IsAdded(int node, RowShares shares) => shares == _equal && _small.Include(node);

    /// <summary>What the nodes from <paramref name="start"/> to <paramref name="end"/> that test the column add to its
    /// increase; small subtrees have been added.</summary>
    private double IncreaseIn(int start, int end, int column, RowShares shares)
    {
        shares.Prepare(column, _rows.FirstRow(start), _rows.EndRow(start));
        var below = TestingBefore(_rows.SubtreeEnd(start), column);
        _rows.Descent.Begin(shares, _testing, _next[column], _next[column] + below.Length);
        var kept = 0.0;
        foreach (var node in below)
        {
            if (node >= end)
            {
                break;
            }

            _next[column]++;
            _rows.Descent.MoveOn();
            if (!IsAdded(node, shares))
            {
                var test = _rows.Nodes[node];
                kept += Exchange(node + 1, test.Right, _arriving[node].RightOf(test), shares);
                kept += Exchange(test.Right, node + 1, _arriving[node].LeftOf(test), shares);
            }
        }

        var received = shares.TakeReceived();
        return shares.Weight == 0 ? 0 : (received - kept) / shares.Weight;
    }

    /// <summary>The nodes that test the column, from the next one of it to the node <paramref name="end"/>.</summary>
    private ReadOnlySpan<int> TestingBefore(int end, int column)
    {
        var first = _next[column];
        var last = first;
        while (last < _end[column] && _testing[last] < end)
        {
            last++;
        }

        return _testing.AsSpan(first, last - first);
    }

    /// <summary>Sends the rows below one node into the subtree of another, with some codes; returns what they do not lose any
    /// more where they were.</summary>
    private double Exchange(int from, int to, CodeRange codes, RowShares shares)
    {
        if (!shares.CanReceive(codes))
        {
            return 0;
        }

        if (_rows.Nodes[to].IsLeaf)
        {
            return shares.OwnLossBelow(from, codes) - shares.LossInLeaf(to, from, codes);
        }

        _rows.Descent.Send(_rows.FirstRow(from), _rows.EndRow(from), to, codes);
        return shares.OwnLossBelow(from, codes);
    }

    /// <summary>Finds the nodes that test each column, and the codes with which rows arrive there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GroupByColumn()
    {
        var nodes = _rows.Nodes;
        WorkingSpace.Reserve(ref _testing, nodes.Length);
        WorkingSpace.Reserve(ref _arriving, nodes.Length);
        Array.Clear(_end);
        foreach (var node in nodes)
        {
            _end[node.Column] += node.IsLeaf ? 0 : 1;
        }

        for (int j = 0, before = 0; j < _end.Length; j++)
        {
            _next[j] = before;
            before = _end[j] += before;
        }

        int[] at = [.. _next];
        for (var k = 0; k < nodes.Length; k++)
        {
            if (!nodes[k].IsLeaf)
            {
                _testing[at[nodes[k].Column]++] = k;
            }
        }

        for (var j = 0; j < _end.Length; j++)
        {
            FindArriving(_testing.AsSpan(_next[j], _end[j] - _next[j]));
        }
    }

    /// <summary>For nodes that test one column: the codes that the nearest of them above, and through it all others, let
    /// pass.</summary>
    private void FindArriving(ReadOnlySpan<int> testing)
    {
        _enclosing.Clear();
        foreach (var node in testing)
        {
            while (_enclosing.TryPeek(out var ended) && node >= _rows.SubtreeEnd(ended))
            {
                _enclosing.Pop();
            }

            _arriving[node] = CodeRange.All;
            if (_enclosing.TryPeek(out var above))
            {
                var test = _rows.Nodes[above];
                _arriving[node] = node < test.Right ? _arriving[above].LeftOf(test) : _arriving[above].RightOf(test);
            }

            _enclosing.Push(node);
        }
    }
}
