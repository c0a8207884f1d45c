using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>
/// How likely a row receives a value of one column when the values are exchanged, and what each row counts. Adds up the
/// losses of rows that arrive. Two kinds: rows that are all alike, whose sums over a subtree are known without visiting
/// them, and rows that differ.
/// </summary>
/// <param name="matrix">The matrix that the rows are from.</param>
/// <param name="tree">The tree with its rows.</param>
internal abstract class RowShares(BinnedMatrix matrix, TreeRows tree) : Arrivals
{
    /// <summary>Total weight of the rows that take part in the exchange of the prepared column.</summary>
    public abstract double Weight { get; }

    /// <summary>The matrix that the rows are from.</summary>
    protected BinnedMatrix Matrix => matrix;

    /// <summary>The tree with its rows.</summary>
    protected TreeRows Tree => tree;

    /// <summary>The prepared column.</summary>
    protected int Column { get; set; }

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

    public sealed override Vector512<byte> TakingPart(RowChunk rows, int first) => WithValue(rows, first, Column);

    /// <summary>Whether some rows may have no value of a column.</summary>
    public bool HasMissing(int column) => matrix.HasMissing[column];

    /// <summary>Which of 64 rows have a value of a column: 255 or 0 for each.</summary>
    public Vector512<byte> WithValue(RowChunk rows, int first, int column) =>
        HasMissing(column) ? rows.NonzeroFrom(first, matrix.Layout.Slots[column].Offset) : Vector512<byte>.AllBitsSet;

    /// <summary>What was received since this was asked the last time.</summary>
    public double TakeReceived()
    {
        var received = Received;
        Received = 0;
        return received;
    }

    /// <summary>A row's code in a column.</summary>
    protected byte CodeOf(int row, int column) => matrix.Layout.Slots[column].Load(tree.Packed, row * matrix.Layout.Stride);

    /// <summary>Whether a row has a value of a column.</summary>
    protected bool HasValue(int row, int column) => !HasMissing(column) || CodeOf(row, column) != ColumnBins.Missing;
}
