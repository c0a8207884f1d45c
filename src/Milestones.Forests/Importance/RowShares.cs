using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>
/// How likely a row receives a value of one column when the values are exchanged, and what each row counts. Adds up the
/// losses of rows that arrive. Two kinds: rows that are all alike, whose sums over a subtree are known without visiting
/// them, and rows that differ.
/// </summary>
internal abstract class RowShares : Arrivals
{
    /// <summary>Total weight of the rows that take part in the exchange of the prepared column.</summary>
    public abstract double Weight { get; }

    /// <summary>Σ of weight × share of the codes × loss over the rows that arrived in leaves.</summary>
    protected double Received { get; set; }

    /// <summary>Looks at the rows of the next tree.</summary>
    public abstract void LoadTree();

    /// <summary>Turns to a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="firstRow">The first of the rows that will be asked about …</param>
    /// <param name="endRow">… and the one behind the last.</param>
    public abstract void Prepare(int column, int firstRow, int endRow);

    /// <summary>Σ over the rows below a node of weight × share of the codes × loss in the own leaf.</summary>
    public abstract double OwnLossBelow(int node, CodeRange codes);

    /// <summary>Σ over the rows below a node of weight × share of the codes × loss in another leaf.</summary>
    public abstract double LossInLeaf(int leaf, int node, CodeRange codes);

    /// <summary>What was received since this was asked the last time.</summary>
    public double TakeReceived()
    {
        var received = Received;
        Received = 0;
        return received;
    }
}
