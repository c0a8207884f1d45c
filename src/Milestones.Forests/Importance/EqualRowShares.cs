using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>Every row that has a value counts once and may receive the value of any other: when there are neither weights nor
/// strata.</summary>
internal sealed class EqualRowShares(BinnedMatrix matrix, int[] columns, TreeRows tree) : RowShares
{
    private const int Codes = 256;

    /// <summary>Per column that is exchanged, the rows with a code below the index.</summary>
    private readonly int[][] _belowOf = [.. Enumerable.Range(0, matrix.ColumnCount).Select(j => columns.Contains(j) ? new int[Codes + 1] : [])];
    private readonly RowChunk _counted = new(matrix.Layout);
    private int[] _below = []; // of the prepared column, as the following
    private int _column;
    private int _rows; // with a value
    private double[] _ownLoss = []; // below each node
    private int[] _positivesBefore = [];
    private double[] _negativeLoss = []; // per exit; 0 where no leaf is
    private double[] _positiveLoss = [];
    private double[] _negativeExpected = []; // per exit where rows are expected, for all rows whose codes they may receive
    private double[] _positiveExpected = [];

    public override double Weight => _rows;

    /// <summary>Whether a column is one of those that are exchanged.</summary>
    public bool Exchanges(int column) => _belowOf[column].Length > 0;

    /// <summary>Whether some rows may have no value of a column.</summary>
    public bool HasMissing(int column) => matrix.HasMissing[column];

    /// <summary>How many rows have one of the codes.</summary>
    public int RowsWith(int column, CodeRange codes) =>
        codes.Last < codes.First ? 0 : _belowOf[column][codes.Last + 1] - _belowOf[column][codes.First];

    /// <summary>Σ over the rows below a node that have a value of the column of the loss in the own leaf.</summary>
    public double OwnLossBelow(int node, int column)
    {
        if (!matrix.HasMissing[column])
        {
            return _ownLoss[node];
        }

        var sum = 0.0;
        for (var k = node; k < tree.SubtreeEnd(node); k++)
        {
            sum += tree.Nodes[k].IsLeaf ? LossInLeaf(k, k, column) : 0;
        }

        return sum;
    }

    public override void LoadTree()
    {
        WorkingSpace.Reserve(ref _ownLoss, tree.Nodes.Length);
        WorkingSpace.Reserve(ref _positivesBefore, tree.Count + 1);
        for (var i = 0; i < tree.Count; i++)
        {
            _positivesBefore[i + 1] = _positivesBefore[i] + tree.Label[i];
        }

        for (var k = tree.Nodes.Length - 1; k >= 0; k--)
        {
            _ownLoss[k] = tree.Nodes[k].IsLeaf ? LossOfAll(k, k) : _ownLoss[k + 1] + _ownLoss[tree.Nodes[k].Right];
        }

        FindLosses();
        CountCodes();
    }

    public override void Prepare(int column, int firstRow, int endRow)
    {
        (_column, _below) = (column, _belowOf[column]);
        _rows = Rows(CodeRange.All);
    }

    public override bool CanReceive(CodeRange codes) => Rows(codes) > 0;

    public override double OwnLossBelow(int node, CodeRange codes) => Share(codes) * OwnLossBelow(node, _column);

    public override double LossInLeaf(int leaf, int node, CodeRange codes) => Share(codes) * LossInLeaf(leaf, node, _column);

    public override ulong TakingPart(RowChunk rows, int first) => WithValue(rows, first, _column);

    /// <summary>Which of 64 rows have a value of a column, a bit for each.</summary>
    public ulong WithValue(RowChunk rows, int first, int column) =>
        matrix.HasMissing[column] ? rows.NonzeroFrom(first, matrix.Layout.Slots[column].Offset) : ulong.MaxValue;

    public override void Expect(ReadOnlySpan<ExitStretch> exits)
    {
        var (first, end) = (exits[0].First, exits[^1].End);
        WorkingSpace.ReserveForGrowth(ref _negativeExpected, end - first + Vector512<double>.Count);
        WorkingSpace.ReserveForGrowth(ref _positiveExpected, end - first + Vector512<double>.Count);
        foreach (var stretch in exits)
        {
            var (at, count) = (stretch.First - first, stretch.End - stretch.First);
            Multiply(_negativeLoss.AsSpan(stretch.First), Rows(stretch.Codes), _negativeExpected.AsSpan(at), count);
            Multiply(_positiveLoss.AsSpan(stretch.First), Rows(stretch.Codes), _positiveExpected.AsSpan(at), count);
        }

        // Between stretches anything may be left: no row has a code that leads there, so none arrives.
    }

    /// <summary>Eight at a time; a few behind the last are written too.</summary>
    private static void Multiply(ReadOnlySpan<double> losses, int rows, Span<double> products, int count)
    {
        for (var k = 0; k < count; k += Vector512<double>.Count)
        {
            (Vector512.Create(losses[k..]) * rows).CopyTo(products[k..]);
        }
    }

    public override void Arrive(in WordGroup rows, ReadOnlySpan<ExitStretch> exits) =>
        Received += rows.SumAt(exits[0].First, exits[^1].End, _negativeExpected, _positiveExpected) / _rows;

    public override unsafe void Arrive(LoneRows rows)
    {
        fixed (int* row = rows.Rows, place = rows.Places, below = _below, lossIndexAt = tree.LossIndexAt)
        fixed (CodeRange* codes = rows.Codes)
        fixed (byte* labels = tree.Label)
        fixed (double* losses = tree.Losses)
        {
            Received += AddUp(row, place, codes, rows.Count, labels, lossIndexAt, losses, below) / _rows;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe double AddUp(int* rows, int* places, CodeRange* codes, int count, byte* labels, int* lossIndexAt, double* losses, int* below)
    {
        // The rows by turns to two sums: an addition need not wait for the one before it.
        var (total, otherTotal) = (0.0, 0.0);
        for (var k = 0; k < count; k++)
        {
            var index = lossIndexAt[(uint)places[k]]; // 0 elsewhere than in a leaf: no loss
            var loss = losses[index + (index == 0 ? 0 : labels[rows[k]])];
            (total, otherTotal) = (otherTotal, total + (loss * (below[codes[k].Last + 1] - below[codes[k].First])));
        }

        return total + otherTotal;
    }

    private int Rows(CodeRange codes) => codes.Last < codes.First ? 0 : _below[codes.Last + 1] - _below[codes.First];

    private double Share(CodeRange codes) => (double)Rows(codes) / _rows;

    /// <summary>Σ over the rows below a node of the loss in a leaf.</summary>
    private double LossOfAll(int leaf, int node)
    {
        var (first, end) = (tree.FirstRow(node), tree.EndRow(node));
        var positives = _positivesBefore[end] - _positivesBefore[first];
        return (positives * tree.Loss(leaf, 1)) + ((end - first - positives) * tree.Loss(leaf, 0));
    }

    /// <summary>The same over the rows that have a value of a column.</summary>
    private double LossInLeaf(int leaf, int node, int column)
    {
        if (!matrix.HasMissing[column])
        {
            return LossOfAll(leaf, node);
        }

        var (at, stride) = (matrix.Layout.Slots[column].Offset, matrix.Layout.Stride);
        var (rows, positives) = (0, 0);
        for (var i = tree.FirstRow(node); i < tree.EndRow(node); i++)
        {
            var has = tree.Packed[at + (i * stride)] != ColumnBins.Missing ? 1 : 0;
            rows += has;
            positives += has & tree.Label[i];
        }

        return (positives * tree.Loss(leaf, 1)) + ((rows - positives) * tree.Loss(leaf, 0));
    }

    private void FindLosses()
    {
        var exits = tree.Tests.ExitCount;
        WorkingSpace.Reserve(ref _negativeLoss, exits + Vector512<double>.Count);
        WorkingSpace.Reserve(ref _positiveLoss, exits + Vector512<double>.Count);
        for (var exit = 0; exit < exits; exit++)
        {
            var node = tree.Tests.NodeAt(exit);
            (_negativeLoss[exit], _positiveLoss[exit]) = tree.Nodes[node].IsLeaf ? (tree.Loss(node, 0), tree.Loss(node, 1)) : (0, 0);
        }
    }

    private void CountCodes()
    {
        foreach (var j in columns)
        {
            Array.Clear(_belowOf[j]);
        }

        for (var first = 0; first < tree.Count; first += _counted.Capacity)
        {
            _counted.Load(tree.Packed, [], first, Math.Min(tree.Count, first + _counted.Capacity));
            foreach (var j in columns)
            {
                AddCounts(matrix.Layout.Slots[j], _belowOf[j].AsSpan(1));
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

    /// <summary>Adds the rows of a chunk to counts by code.</summary>
    private void AddCounts(ColumnSlot slot, Span<int> counts)
    {
        if (slot.IsBit)
        {
            var set = _counted.CountWith(slot.Offset, slot.Mask);
            counts[1] += _counted.Count - set;
            counts[2] += set;
        }
        else
        {
            _counted.AddCounts(slot.Offset, counts);
        }
    }
}
