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
    private readonly ImportancePlan _plan;
    private readonly TreeRows _rows;
    private readonly RowShares _unequal;
    private readonly RowShares _equal;
    private readonly Exchange _exchange;
    private readonly bool[] _allAlike; // per column
    private readonly bool _anyUnequal;
    private readonly Stack<Enclosing> _enclosing = new();
    private int[] _testing = [];

    public TreeImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, ImportancePlan plan)
    {
        _plan = plan;
        _rows = new TreeRows(forest, matrix, labels, plan.Loss);
        _unequal = new UnequalRowShares(matrix, forest.Weights, plan.Strata);
        _equal = new EqualRowShares(matrix);
        _exchange = new Exchange(_rows, _equal);
        _allAlike = [.. plan.Strata.Select((s, j) => s?.Count == 1 && !matrix.HasMissing[j] && forest.Weights is null)];
        _anyUnequal = plan.Strata.Where((s, j) => s is not null && !_allAlike[j]).Any();
    }

    /// <summary>A node that tests the column, and the codes with which rows arrive there.</summary>
    private readonly record struct Enclosing(int Node, int First, int Last);

    /// <summary>The increase of the loss per column in a tree, 0 for columns that it does not use.</summary>
    public double[] Compute(int tree)
    {
        _rows.Load(tree);
        if (_allAlike.Contains(true))
        {
            _equal.LoadTree(_rows);
        }

        if (_anyUnequal)
        {
            _unequal.LoadTree(_rows);
        }

        var increases = new double[_plan.Strata.Length];
        var end = GroupByColumn();
        for (var j = 0; j < increases.Length; j++)
        {
            var testing = _testing.AsSpan(j == 0 ? 0 : end[j - 1], end[j] - (j == 0 ? 0 : end[j - 1]));
            increases[j] = testing.IsEmpty || _plan.Strata[j] is null ? 0 : IncreaseOf(j, testing);
        }

        return increases;
    }

    private double IncreaseOf(int column, ReadOnlySpan<int> testing)
    {
        var shares = _allAlike[column] ? _equal : _unequal;
        shares.Prepare(column);
        if (shares.Weight == 0)
        {
            return 0;
        }

        var walkedAs = new WalkNode[testing.Length];
        for (var k = 0; k < testing.Length; k++)
        {
            walkedAs[k] = _rows.Walk.Replace(testing[k], WalkNode.Stop);
        }

        _exchange.Begin(shares);
        var kept = 0.0;
        _enclosing.Clear();
        foreach (var node in testing)
        {
            var (first, last) = CodesAt(node);
            _enclosing.Push(new Enclosing(node, first, last));
            var (left, right, lastLeft) = (node + 1, _rows.Nodes[node].Right, _rows.Nodes[node].LastLeft);
            var (leftEnd, rightStart) = (Math.Min(last, lastLeft), Math.Max(first, lastLeft + 1));
            kept += shares.OwnLossBelow(left, rightStart, last) + shares.OwnLossBelow(right, first, leftEnd);
            _exchange.Send(left, right, rightStart, last);
            _exchange.Send(right, left, first, leftEnd);
        }

        var received = _exchange.Finish();
        for (var k = 0; k < testing.Length; k++)
        {
            _rows.Walk.Replace(testing[k], walkedAs[k]);
        }

        return (received - kept) / shares.Weight;
    }

    /// <summary>The codes with which a row arrives at a node: those that the nearest node above that tests the column,
    /// and through it all others, let pass.</summary>
    private (int First, int Last) CodesAt(int node)
    {
        while (_enclosing.TryPeek(out var above))
        {
            var test = _rows.Nodes[above.Node];
            if (node < test.Right)
            {
                return (above.First, Math.Min(above.Last, test.LastLeft));
            }

            if (node < _rows.SubtreeEnd(above.Node))
            {
                return (Math.Max(above.First, test.LastLeft + 1), above.Last);
            }

            _enclosing.Pop();
        }

        return (1, byte.MaxValue);
    }

    /// <summary>Lists the nodes that test each column, in preorder; returns where each column's list ends.</summary>
    private int[] GroupByColumn()
    {
        var nodes = _rows.Nodes;
        var next = new int[_plan.Strata.Length + 1];
        foreach (var node in nodes)
        {
            next[node.Column + 1] += node.IsLeaf ? 0 : 1;
        }

        for (var j = 1; j < next.Length; j++)
        {
            next[j] += next[j - 1];
        }

        if (_testing.Length < nodes.Length)
        {
            _testing = new int[nodes.Length];
        }

        for (var k = 0; k < nodes.Length; k++)
        {
            if (!nodes[k].IsLeaf)
            {
                _testing[next[nodes[k].Column]++] = k;
            }
        }

        return next;
    }
}
