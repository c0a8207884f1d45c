namespace Milestones.Forests.Importance;

/// <summary>
/// Sends rows down subtrees that they do not belong to, as if they had received another value of the exchanged column,
/// and adds up what they lose there. The nodes that test the exchanged column stop them, and from there each goes both
/// ways, with the codes that lead either way.
/// </summary>
internal sealed class Exchange
{
    private readonly TreeRows _tree;
    private readonly WaitingRows _waiting = new();
    private readonly Stack<Arrival> _arrivals = new();
    private readonly int[] _single = new int[1];
    private int[] _listed = [];
    private RowShares _shares;
    private double _loss;

    public Exchange(TreeRows tree, RowShares shares)
    {
        _tree = tree;
        _shares = shares;
    }

    /// <summary>A row at a node that tests the exchanged column.</summary>
    private readonly record struct Arrival(int Row, int Node, int First, int Last);

    /// <summary>Begins with another column.</summary>
    public void Begin(RowShares shares)
    {
        _shares = shares;
        _loss = 0;
        if (_listed.Length < _tree.Count)
        {
            _listed = new int[_tree.Room];
        }
    }

    /// <summary>Sends the rows below <paramref name="from"/> into the subtree at <paramref name="to"/>.</summary>
    public void Send(int from, int to, int first, int last)
    {
        if (!_shares.CanReceive(first, last) || _tree.FirstRow(from) == _tree.EndRow(from))
        {
            return;
        }

        if (_tree.Nodes[to].IsLeaf)
        {
            _loss += _shares.LossInLeaf(to, from, first, last);
            return;
        }

        Wait(_listed.AsSpan(0, _shares.List(from, _listed)), to, first, last);
    }

    /// <summary>Σ of weight × share × loss over all that was sent since <see cref="Begin"/>.</summary>
    public double Finish()
    {
        do
        {
            MoveOn();
            Walk();
        }
        while (_arrivals.Count > 0);

        return _loss;
    }

    private void Wait(ReadOnlySpan<int> rows, int node, int first, int last)
    {
        while (!rows.IsEmpty)
        {
            var some = Math.Min(rows.Length, _waiting.Free);
            _waiting.Add(rows[..some], node, first, last);
            rows = rows[some..];
            if (_waiting.Free == 0)
            {
                Walk();
            }
        }
    }

    private void Walk()
    {
        _waiting.Walk(_tree);
        var rows = _waiting.Rows;
        var nodes = _waiting.Nodes;
        foreach (var party in _waiting.Parties)
        {
            var loss = _shares.LossWhereStopped(rows[..party.Count], nodes[..party.Count], party.First, party.Last, out var allInLeaves);
            _loss += loss;
            for (var i = 0; !allInLeaves && i < party.Count; i++)
            {
                if (!_tree.Nodes[nodes[i]].IsLeaf)
                {
                    _arrivals.Push(new Arrival(rows[i], nodes[i], party.First, party.Last));
                }
            }

            rows = rows[party.Count..];
            nodes = nodes[party.Count..];
        }

        _waiting.Clear();
    }

    /// <summary>Lets the rows that were stopped go both ways.</summary>
    private void MoveOn()
    {
        while (_arrivals.TryPop(out var arrival))
        {
            var node = _tree.Nodes[arrival.Node];
            _single[0] = arrival.Row;
            SendSingle(arrival.Node + 1, arrival.First, Math.Min(arrival.Last, node.LastLeft));
            SendSingle(node.Right, Math.Max(arrival.First, node.LastLeft + 1), arrival.Last);
        }
    }

    private void SendSingle(int to, int first, int last)
    {
        if (_shares.CanReceive(first, last))
        {
            Wait(_single, to, first, last);
        }
    }
}
