using Milestones.Forests.Trees;

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
    /// <summary>Rows of a subtree that stay in the second-level cache, where the next column finds them again.</summary>
    private const int RowsInBlock = 4096;

    private readonly TreeRows _rows;
    private readonly RowPlanes _planes;
    private readonly RowShares _unequal;
    private readonly RowShares _equal;
    private readonly Exchange _exchange;
    private readonly int[] _equalColumns; // whose rows all count once, take part, and are in one stratum
    private readonly int[] _unequalColumns; // the others that are wanted
    private readonly int[] _end; // per column, the end of its nodes in _testing
    private readonly int[] _next; // per column, its first node in _testing that no block held yet
    private readonly Stack<int> _enclosing = new();
    private int[] _testing = []; // the nodes that test each column, in preorder, one column after the other
    private CodeRange[] _arriving = []; // per node that tests a column, the codes with which rows arrive there
    private WalkNode[] _walkedAs = [];

    public TreeImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, ImportancePlan plan)
    {
        _rows = new TreeRows(forest, matrix, labels, plan.Loss);
        int[] wanted = [.. Enumerable.Range(0, plan.Strata.Length).Where(j => plan.Strata[j] is not null)];
        _equalColumns = [.. wanted.Where(j => plan.Strata[j] is { Count: 1 } && !matrix.HasMissing[j] && forest.Weights is null)];
        _unequalColumns = [.. wanted.Except(_equalColumns)];
        _planes = new RowPlanes(matrix);
        _equal = new EqualRowShares(matrix, _equalColumns, _rows, _planes);
        _unequal = new UnequalRowShares(matrix, forest.Weights, plan.Strata, _rows, _planes);
        _exchange = new Exchange(_rows, _planes);
        _end = new int[plan.Strata.Length];
        _next = new int[plan.Strata.Length];
    }

    /// <summary>The increase of the loss per column in a tree, 0 for columns that it does not use.</summary>
    public double[] Compute(int tree)
    {
        _rows.Load(tree);
        _planes.Load(_rows.MatrixRow.AsSpan(0, _rows.Count));
        GroupByColumn();
        var increases = new double[_end.Length];
        AddIncreases(increases, _equalColumns, _equal, RowsInBlock);
        AddIncreases(increases, _unequalColumns, _unequal, int.MaxValue);
        return increases;
    }

    /// <summary>Takes the tree in blocks: every subtree with at most so many rows, and every node above by itself.</summary>
    private void AddIncreases(double[] increases, int[] columns, RowShares shares, int rowsInBlock)
    {
        if (columns.Length == 0)
        {
            return;
        }

        shares.LoadTree();
        for (int start = 0, end; start < _rows.Nodes.Length; start = end)
        {
            end = _rows.EndRow(start) - _rows.FirstRow(start) <= rowsInBlock ? _rows.SubtreeEnd(start) : start + 1;
            foreach (var j in columns)
            {
                if (_next[j] < _end[j] && _testing[_next[j]] < end)
                {
                    increases[j] += IncreaseIn(start, end, j, shares);
                }
            }
        }
    }

    /// <summary>What the nodes from <paramref name="start"/> to <paramref name="end"/> that test the column add to its
    /// increase.</summary>
    private double IncreaseIn(int start, int end, int column, RowShares shares)
    {
        shares.Prepare(column);
        var below = TestingBefore(_rows.SubtreeEnd(start), column);
        StopAt(below);
        _exchange.Begin(shares);
        var kept = 0.0;
        foreach (var node in below)
        {
            if (node >= end)
            {
                break;
            }

            _next[column]++;
            var test = _rows.Nodes[node];
            var (goLeft, goRight) = (_arriving[node].LeftOf(test), _arriving[node].RightOf(test));
            kept += shares.OwnLossBelow(node + 1, goRight) + shares.OwnLossBelow(test.Right, goLeft);
            _exchange.Send(node + 1, test.Right, goRight);
            _exchange.Send(test.Right, node + 1, goLeft);
        }

        var received = _exchange.Finish();
        PassAgain(below);
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

    private void StopAt(ReadOnlySpan<int> nodes)
    {
        WorkingSpace.ReserveForGrowth(ref _walkedAs, nodes.Length);
        for (var k = 0; k < nodes.Length; k++)
        {
            _walkedAs[k] = _rows.Walk.StopAt(nodes[k]);
        }
    }

    private void PassAgain(ReadOnlySpan<int> nodes)
    {
        for (var k = 0; k < nodes.Length; k++)
        {
            _rows.Walk.Restore(nodes[k], _walkedAs[k]);
        }
    }

    /// <summary>Finds the nodes that test each column, and the codes with which rows arrive there.</summary>
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
