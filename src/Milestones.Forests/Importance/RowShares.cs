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
    public abstract void LoadTree();

    /// <summary>Looks at a column: which rows take part, and how their codes are distributed.</summary>
    public abstract void Prepare(int column);

    /// <summary>Whether some row may receive one of the codes.</summary>
    public abstract bool CanReceive(CodeRange codes);

    /// <summary>Σ over the rows below a node of weight × share of the codes × loss in the own leaf.</summary>
    public abstract double OwnLossBelow(int node, CodeRange codes);

    /// <summary>Σ over the rows below a node of weight × share of the codes × loss in another leaf.</summary>
    public abstract double LossInLeaf(int leaf, int node, CodeRange codes);

    /// <summary>Which of the <paramref name="count"/> rows from <paramref name="first"/> on take part, a bit for each.</summary>
    public abstract ulong TakingPart(int first, int count);

    /// <summary>Adds up the loss of rows in the leaves where they stopped.</summary>
    /// <param name="words">Rows that have stopped; those that stopped at other nodes than leaves are moved to the front.</param>
    /// <param name="firstRow">The row that the words' distances are counted from.</param>
    /// <param name="loss">Σ of weight × share of the word's codes × loss over the rows in leaves.</param>
    /// <returns>How many words stopped at other nodes.</returns>
    public abstract int LossWhereStopped(Span<RowWord> words, int firstRow, out double loss);
}
