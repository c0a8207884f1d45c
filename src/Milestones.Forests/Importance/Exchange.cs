namespace Milestones.Forests.Importance;

/// <summary>
/// Sends rows down subtrees that they do not belong to, as if they had received another value of the exchanged column,
/// and adds up what they lose there. The nodes that test the exchanged column stop them, and from there each goes both
/// ways, with the codes that lead either way.
/// </summary>
internal sealed class Exchange(TreeRows tree)
{
    private readonly WaitingRows _waiting = new();
    private readonly Stack<Arrival> _arrivals = new();
    private RowShares? _shares;
    private double _loss;

    /// <summary>A row at a node that tests the exchanged column.</summary>
    private readonly record struct Arrival(int Row, int Node, CodeRange Codes);

    private RowShares Shares => _shares ?? throw new InvalidOperationException("no column is exchanged");

    /// <summary>Begins with another column.</summary>
    public void Begin(RowShares shares)
    {
        _shares = shares;
        _loss = 0;
    }

    /// <summary>Sends the rows below <paramref name="from"/> into the subtree at <paramref name="to"/>.</summary>
    public void Send(int from, int to, CodeRange codes)
    {
        var (next, end) = (tree.FirstRow(from), tree.EndRow(from));
        if (next == end || !Shares.CanReceive(codes))
        {
            return;
        }

        if (tree.Nodes[to].IsLeaf)
        {
            _loss += Shares.LossInLeaf(to, from, codes);
            return;
        }

        var place = tree.Walk.PlaceOf(to);
        while (next < end)
        {
            if (_waiting.Free.IsEmpty)
            {
                Walk();
            }

            _waiting.Add(Shares.List(ref next, end, _waiting.Free), place, codes);
        }
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

    private void Walk()
    {
        _waiting.Walk(tree.Walk, tree.Packed);
        var rows = _waiting.Rows;
        var places = _waiting.Places;
        _loss += Shares.LossWhereStopped(rows, places, _waiting.Codes, out var allInLeaves);
        for (var i = 0; !allInLeaves && i < rows.Length; i++)
        {
            var node = tree.Walk.NodeAt(places[i]);
            if (!tree.Nodes[node].IsLeaf)
            {
                _arrivals.Push(new Arrival(rows[i], node, _waiting.Codes[i]));
            }
        }

        _waiting.Clear();
    }

    /// <summary>Lets the rows that were stopped go both ways.</summary>
    private void MoveOn()
    {
        while (_waiting.Free.Length > 1 && _arrivals.TryPop(out var arrival))
        {
            var node = tree.Nodes[arrival.Node];
            SendOne(arrival.Row, arrival.Node + 1, arrival.Codes.LeftOf(node));
            SendOne(arrival.Row, node.Right, arrival.Codes.RightOf(node));
        }
    }

    private void SendOne(int row, int to, CodeRange codes)
    {
        if (Shares.CanReceive(codes))
        {
            _waiting.Free[0] = row;
            _waiting.Add(1, tree.Walk.PlaceOf(to), codes);
        }
    }
}
