using Milestones.Forests.Trees;

namespace Milestones.Forests.Importance;

/// <summary>
/// Sends rows down subtrees that they do not belong to, as if they had received another value of the exchanged column,
/// and adds up what they lose there. Rows wait until there are enough of them to walk in step; the nodes that test the
/// exchanged column stop them, and from there each goes both ways, with the codes that lead either way.
/// </summary>
internal sealed class Exchange
{
    /// <summary>Enough rows to walk in step; few enough that they stay in the first-level cache.</summary>
    private const int Capacity = 1024;

    private readonly TreeRows _tree;
    private readonly int[] _rows = new int[Capacity];
    private readonly int[] _nodes = new int[Capacity];
    private readonly Party[] _parties = new Party[Capacity];
    private readonly Stack<Arrival> _arrivals = new();
    private readonly int[] _listed;
    private RowShares _shares;
    private int _waiting;
    private int _waitingParties;
    private double _loss;

    public Exchange(TreeRows tree, RowShares shares, int rows)
    {
        _tree = tree;
        _shares = shares;
        _listed = new int[rows];
    }

    /// <summary>The next rows in the queue, <paramref name="Rows"/> of them, may receive the codes from
    /// <paramref name="First"/> to <paramref name="Last"/>.</summary>
    private readonly record struct Party(int Rows, int First, int Last);

    /// <summary>A row at a node that tests the exchanged column.</summary>
    private readonly record struct Arrival(int Row, int Node, int First, int Last);

    /// <summary>Begins with another column.</summary>
    public void Begin(RowShares shares)
    {
        _shares = shares;
        _loss = 0;
    }

    /// <summary>Sends the rows below <paramref name="from"/> into the subtree at <paramref name="to"/>.</summary>
    public void Send(int from, int to, int first, int last)
    {
        if (!_shares.CanReceive(first, last))
        {
            return;
        }

        if (_tree.Nodes[to].IsLeaf)
        {
            _loss += _shares.LossInLeaf(to, from, first, last);
            return;
        }

        var listed = _listed.AsSpan(0, _shares.List(from, _listed));
        while (!listed.IsEmpty)
        {
            var some = Math.Min(listed.Length, Capacity - _waiting);
            Enqueue(listed[..some], to, first, last);
            listed = listed[some..];
            if (_waiting == Capacity)
            {
                Walk();
                MoveOn(Capacity / 2);
            }
        }
    }

    /// <summary>Σ of weight × share × loss over all that was sent since <see cref="Begin"/>.</summary>
    public double Finish()
    {
        while (_waiting > 0)
        {
            Walk();
            MoveOn(Capacity);
        }

        return _loss;
    }

    private void Enqueue(ReadOnlySpan<int> rows, int node, int first, int last)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        rows.CopyTo(_rows.AsSpan(_waiting));
        _nodes.AsSpan(_waiting, rows.Length).Fill(node);
        _waiting += rows.Length;
        _parties[_waitingParties++] = new Party(rows.Length, first, last);
    }

    private void Walk()
    {
        var padded = WalkingTree.Padded(_waiting);
        _rows.AsSpan(_waiting, padded - _waiting).Clear();
        _nodes.AsSpan(_waiting, padded - _waiting).Clear();
        _tree.Walk.Advance(_tree.Packed, _rows.AsSpan(0, padded), _nodes.AsSpan(0, padded));
        var start = 0;
        foreach (var party in _parties.AsSpan(0, _waitingParties))
        {
            var rows = _rows.AsSpan(start, party.Rows);
            var nodes = _nodes.AsSpan(start, party.Rows);
            _loss += _shares.LossWhereStopped(rows, nodes, party.First, party.Last);
            for (var i = 0; i < rows.Length; i++)
            {
                if (!_tree.Nodes[nodes[i]].IsLeaf)
                {
                    _arrivals.Push(new Arrival(rows[i], nodes[i], party.First, party.Last));
                }
            }

            start += party.Rows;
        }

        _waiting = 0;
        _waitingParties = 0;
    }

    /// <summary>Lets rows that were stopped go both ways, until the queue holds <paramref name="most"/>.</summary>
    private void MoveOn(int most)
    {
        Span<int> row = stackalloc int[1];
        while (_waiting + 2 <= most && _arrivals.TryPop(out var arrival))
        {
            row[0] = arrival.Row;
            var node = _tree.Nodes[arrival.Node];
            SendOne(row, arrival.Node + 1, arrival.First, Math.Min(arrival.Last, node.LastLeft));
            SendOne(row, node.Right, Math.Max(arrival.First, node.LastLeft + 1), arrival.Last);
        }
    }

    private void SendOne(ReadOnlySpan<int> row, int to, int first, int last)
    {
        if (_shares.CanReceive(first, last))
        {
            Enqueue(row, to, first, last);
        }
    }
}
