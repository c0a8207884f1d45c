namespace Milestones.Forests.Importance;

/// <summary>
/// How likely a row receives a value of one column when the values are exchanged, and what each row counts. Two kinds:
/// rows that are all alike, whose sums over a subtree are known without visiting them, and rows that differ.
/// </summary>
internal abstract class RowShares
{
    /// <summary>Total weight of the rows that take part in the exchange of the prepared column.</summary>
    public abstract double Weight { get; }

    /// <summary>Looks at the rows of the next tree.</summary>
    public abstract void LoadTree(TreeRows tree);

    /// <summary>Looks at a column: which rows take part, and how their codes are distributed.</summary>
    public abstract void Prepare(int column);

    /// <summary>Whether some row may receive one of the codes.</summary>
    public abstract bool CanReceive(CodeRange codes);

    /// <summary>Σ over the rows below a node of weight × share of the codes × loss in the own leaf.</summary>
    public abstract double OwnLossBelow(int node, CodeRange codes);

    /// <summary>Σ over the rows below a node of weight × share of the codes × loss in another leaf.</summary>
    public abstract double LossInLeaf(int leaf, int node, CodeRange codes);

    /// <summary>Σ over rows of weight × share of the row's codes × loss in the leaf where it stopped, given by its place in
    /// the walk; rows that stopped elsewhere are left out.</summary>
    public abstract double LossWhereStopped(ReadOnlySpan<int> rows, ReadOnlySpan<int> places, ReadOnlySpan<CodeRange> codes, out bool allInLeaves);

    /// <summary>Lists the rows from <paramref name="next"/> to <paramref name="end"/> that take part, as many as there is
    /// room for; moves <paramref name="next"/> behind them and returns how many there are.</summary>
    public abstract int List(ref int next, int end, Span<int> rows);
}
