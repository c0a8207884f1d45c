using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>Every row that has a value counts once and may receive the value of any other: when there are neither weights nor
/// strata.</summary>
internal sealed class EqualRowShares(BinnedMatrix matrix, int[] columns, TreeRows tree) : RowShares(matrix, tree)
{
    private const int Codes = 256;

    /// <summary>Per column that is exchanged, the rows with a code below the index.</summary>
    private readonly int[][] _belowOf = [.. Enumerable.Range(0, matrix.ColumnCount).Select(j => columns.Contains(j) ? new int[Codes + 1] : [])];
    private int _rows; // with a value of the prepared column
    private double[] _ownLoss = []; // below each node
    private int[] _positivesBefore = [];
    private double[] _losses = []; // per exit for a negative row, then for a positive one; 0 where no leaf is
    private double[] _expected = []; // the same at the exits of a piece, for all rows whose codes a row may receive

    public override double Weight => _rows;

    /// <summary>How many columns there are, exchanged or not.</summary>
    public int Columns => _belowOf.Length;

    /// <summary>Whether a column is one of those that are exchanged.</summary>
    public bool Exchanges(int column) => _belowOf[column].Length > 0;

    /// <summary>How many rows have one of the codes.</summary>
    public int RowsWith(int column, CodeRange codes) =>
        codes.Last < codes.First ? 0 : _belowOf[column][codes.Last + 1] - _belowOf[column][codes.First];

    /// <summary>Σ over the rows below a node that have a value of the column of the loss in the own leaf.</summary>
    public double OwnLossBelow(int node, int column)
    {
        if (!HasMissing(column))
        {
            return _ownLoss[node];
        }

        var sum = 0.0;
        for (var k = node; k < Tree.SubtreeEnd(node); k++)
        {
            sum += Tree.Nodes[k].IsLeaf ? LossInLeaf(k, k, column) : 0;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void LoadTree()
    {
        WorkingSpace.Reserve(ref _ownLoss, Tree.Nodes.Length);
        WorkingSpace.Reserve(ref _positivesBefore, Tree.Count + 1);
        for (var i = 0; i < Tree.Count; i++)
        {
            _positivesBefore[i + 1] = _positivesBefore[i] + Tree.Label(i);
        }

        for (var k = Tree.Nodes.Length - 1; k >= 0; k--)
        {
            _ownLoss[k] = Tree.Nodes[k].IsLeaf ? LossOfAll(k, k) : _ownLoss[k + 1] + _ownLoss[Tree.Nodes[k].Right];
        }

        FindLosses();
        CountCodes();
    }

    public override void Prepare(int column, int firstRow, int endRow)
    {
        Column = column;
        _rows = Rows(CodeRange.All);
    }

    public override bool CanReceive(CodeRange codes) => Rows(codes) > 0;

    public override double OwnLossBelow(int node, CodeRange codes) => Share(codes) * OwnLossBelow(node, Column);

    public override double LossInLeaf(int leaf, int node, CodeRange codes) => Share(codes) * LossInLeaf(leaf, node, Column);

    public override void Arrive(ReadOnlySpan<LabelledRow> rows, int leaf, CodeRange codes)
    {
        var positives = 0;
        foreach (var row in rows)
        {
            positives += row.Label;
        }

        Received += Share(codes) * LossOf(leaf, rows.Length, positives);
    }

    public override void Arrive(Departures departures, Routes routes, RowChunk chunk)
    {
        var first = routes.Range.FirstExit;
        if (routes.Exits is [var only])
        {
            Received += Share(only.Codes) * departures.Sum(chunk.Labels, _losses.AsSpan(2 * first));
            return;
        }

        WorkingSpace.ReserveForGrowth(ref _expected, 2 * routes.Range.Exits);
        foreach (var stretch in routes.Exits)
        {
            Multiply(_losses.AsSpan(2 * stretch.First), Rows(stretch.Codes), _expected.AsSpan(2 * (stretch.First - first), 2 * (stretch.End - stretch.First)));
        }

        Received += departures.Sum(chunk.Labels, _expected) / _rows;
    }

    private static void Multiply(ReadOnlySpan<double> losses, int rows, Span<double> products)
    {
        var k = 0;
        for (; k <= products.Length - Vector512<double>.Count; k += Vector512<double>.Count)
        {
            (Vector512.Create(losses[k..]) * rows).CopyTo(products[k..]);
        }

        for (; k < products.Length; k++)
        {
            products[k] = losses[k] * rows;
        }
    }

    private int Rows(CodeRange codes) => RowsWith(Column, codes);

    private double Share(CodeRange codes) => (double)Rows(codes) / _rows;

    /// <summary>Σ over the rows below a node of the loss in a leaf.</summary>
    private double LossOfAll(int leaf, int node)
    {
        var (first, end) = (Tree.FirstRow(node), Tree.EndRow(node));
        var positives = _positivesBefore[end] - _positivesBefore[first];
        return LossOf(leaf, end - first, positives);
    }

    /// <summary>The same over the rows that have a value of a column.</summary>
    private double LossInLeaf(int leaf, int node, int column)
    {
        if (!HasMissing(column))
        {
            return LossOfAll(leaf, node);
        }

        var (rows, positives) = (0, 0);
        for (var i = Tree.FirstRow(node); i < Tree.EndRow(node); i++)
        {
            var has = HasValue(i, column) ? 1 : 0;
            rows += has;
            positives += has & Tree.Label(i);
        }

        return LossOf(leaf, rows, positives);
    }

    private double LossOf(int leaf, int rows, int positives) => (positives * Tree.Loss(leaf, 1)) + ((rows - positives) * Tree.Loss(leaf, 0));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindLosses()
    {
        var exits = Tree.Pieces.ExitCount;
        WorkingSpace.Reserve(ref _losses, 2 * exits);
        for (var exit = 0; exit < exits; exit++)
        {
            var node = Tree.Pieces.NodeAt(exit);
            (_losses[2 * exit], _losses[(2 * exit) + 1]) = Tree.Nodes[node].IsLeaf ? (Tree.Loss(node, 0), Tree.Loss(node, 1)) : (0, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountCodes()
    {
        foreach (var j in columns)
        {
            Array.Clear(_belowOf[j]);
        }

        for (var first = 0; first < Tree.Count; first += Tree.Descent.Capacity)
        {
            Tree.Descent.Hold(first, Math.Min(Tree.Count, first + Tree.Descent.Capacity));
            foreach (var j in columns)
            {
                AddCounts(Matrix.Layout.Slots[j], _belowOf[j].AsSpan(1));
            }
        }

        foreach (var j in columns)
        {
            for (var code = 0; code < Codes; code++)
            {
                _belowOf[j][code + 1] += _belowOf[j][code];
            }
        }
    }

    /// <summary>Adds the rows at hand to counts by code.</summary>
    private void AddCounts(ColumnSlot slot, Span<int> counts)
    {
        if (slot.IsBit)
        {
            var set = Tree.Descent.Held.CountWith(slot.Offset, slot.Mask);
            counts[1] += Tree.Descent.Held.Count - set;
            counts[2] += set;
        }
        else
        {
            Tree.Descent.Held.AddCounts(slot.Offset, counts);
        }
    }
}
