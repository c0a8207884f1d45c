using System.Numerics;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Importance;

/// <summary>Rows with weights of their own, within strata, or without a value in the column.</summary>
internal sealed class UnequalRowShares(
    BinnedMatrix matrix, double[]? weights, ImportanceStrata?[] strataOfColumn, TreeRows tree, RowPlanes planes) : RowShares
{
    private const int Codes = 257;

    /// <summary>First the sum over the strata, then per stratum, the share of the rows that take part that have a code below
    /// the index.</summary>
    private readonly double[] _below = new double[(strataOfColumn.Max(s => s?.Count ?? 0) + 1) * Codes];
    private byte[] _codes = [];
    private double[] _weights = [];
    private int[] _belowOffset = [];
    private double[] _ownLoss = [];
    private double _weight;

    public override double Weight => _weight;

    public override void LoadTree()
    {
        WorkingSpace.Reserve(ref _codes, tree.Count + RowWord.Size); // a vector may begin at the last
        WorkingSpace.Reserve(ref _weights, tree.Count);
        WorkingSpace.Reserve(ref _belowOffset, tree.Count);
        WorkingSpace.Reserve(ref _ownLoss, tree.Count);
        for (var i = 0; i < tree.Count; i++)
        {
            _weights[i] = weights?[tree.MatrixRow[i]] ?? 1;
        }

        for (var k = 0; k < tree.Nodes.Length; k++)
        {
            for (var i = tree.FirstRow(k); tree.Nodes[k].IsLeaf && i < tree.EndRow(k); i++)
            {
                _ownLoss[i] = tree.Loss(k, tree.Label[i]);
            }
        }
    }

    public override void Prepare(int column)
    {
        var strata = strataOfColumn[column] ?? throw new ArgumentException("the column is not planned for", nameof(column));
        var below = _below.AsSpan(0, (strata.Count + 1) * Codes);
        below.Clear();
        _weight = 0;
        var slot = matrix.Layout.Slots[column];
        var plane = planes.Of(slot.Offset);
        for (var i = 0; i < plane.Length; i++)
        {
            _codes[i] = slot.CodeIn(plane[i]);
            _belowOffset[i] = ((strata.OfRow?[tree.MatrixRow[i]] ?? 0) + 1) * Codes;
            if (_codes[i] != ColumnBins.Missing)
            {
                _below[_belowOffset[i] + _codes[i] + 1] += _weights[i];
                _weight += _weights[i];
            }
        }

        for (var s = 1; s <= strata.Count; s++)
        {
            Accumulate(below.Slice(s * Codes, Codes), below[..Codes]);
        }
    }

    public override bool CanReceive(CodeRange codes) => codes.First <= codes.Last && _below[codes.Last + 1] > _below[codes.First];

    public override double OwnLossBelow(int node, CodeRange codes)
    {
        var sum = 0.0;
        for (var i = tree.FirstRow(node); i < tree.EndRow(node); i++)
        {
            sum += _codes[i] == ColumnBins.Missing ? 0 : WeightedShare(i, codes) * _ownLoss[i];
        }

        return sum;
    }

    public override double LossInLeaf(int leaf, int node, CodeRange codes)
    {
        var sum = 0.0;
        for (var i = tree.FirstRow(node); i < tree.EndRow(node); i++)
        {
            sum += _codes[i] == ColumnBins.Missing ? 0 : WeightedShare(i, codes) * tree.Loss(leaf, tree.Label[i]);
        }

        return sum;
    }

    public override ulong TakingPart(int first, int count)
    {
        var missing = Vector512.Equals(Vector512.LoadUnsafe(ref _codes[first]), Vector512.Create(ColumnBins.Missing));
        return ~missing.ExtractMostSignificantBits() & RowWord.First(count);
    }

    public override int LossWhereStopped(Span<RowWord> words, int firstRow, out double loss)
    {
        loss = 0;
        var elsewhere = 0;
        foreach (var word in words)
        {
            var index = tree.LossIndexAt[word.Place];
            if (index == 0)
            {
                words[elsewhere++] = word;
                continue;
            }

            for (var rows = word.Rows; rows != 0; rows &= rows - 1)
            {
                var row = firstRow + word.Distance + BitOperations.TrailingZeroCount(rows);
                loss += WeightedShare(row, word.Codes) * tree.Losses[index + tree.Label[row]];
            }
        }

        return elsewhere;
    }

    private double WeightedShare(int row, CodeRange codes) => codes.First > codes.Last
        ? 0
        : _weights[row] * (_below[_belowOffset[row] + codes.Last + 1] - _below[_belowOffset[row] + codes.First]);

    /// <summary>Turns weights by code into shares below each code, and adds them to those of all strata.</summary>
    private static void Accumulate(Span<double> stratum, Span<double> all)
    {
        var total = 0.0;
        foreach (var weight in stratum)
        {
            total += weight;
        }

        var below = 0.0;
        for (var c = 0; c < stratum.Length && total > 0; c++)
        {
            below += stratum[c];
            stratum[c] = below / total;
            all[c] += stratum[c];
        }
    }
}
