using Milestones.Forests.Binning;

namespace Milestones.Forests.Importance;

/// <summary>Rows with weights of their own, within strata, or without a value in the column.</summary>
internal sealed class UnequalRowShares(BinnedMatrix matrix, double[]? weights, ImportanceStrata?[] strataOfColumn) : RowShares
{
    private const int Codes = 257;

    /// <summary>First the sum over the strata, then per stratum, the share of the rows that take part that have a code below
    /// the index.</summary>
    private readonly double[] _below = new double[(strataOfColumn.Max(s => s?.Count ?? 0) + 1) * Codes];
    private TreeRows? _tree;
    private byte[] _codes = [];
    private double[] _weights = [];
    private int[] _belowOffset = [];
    private double[] _ownLoss = [];
    private double _weight;

    public override double Weight => _weight;

    private TreeRows Tree => _tree ?? throw new InvalidOperationException("no tree is loaded");

    public override void LoadTree(TreeRows tree)
    {
        _tree = tree;
        if (_codes.Length < tree.Count)
        {
            var room = tree.Room;
            _codes = new byte[room];
            _weights = new double[room];
            _belowOffset = new int[room];
            _ownLoss = new double[room];
        }

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
        for (int i = 0, at = slot.Offset; i < Tree.Count; i++, at += matrix.Layout.Stride)
        {
            var packed = Tree.Packed[at];
            _codes[i] = slot.IsBit ? (byte)((packed & slot.Mask) != 0 ? 2 : 1) : packed;
            _belowOffset[i] = (strata.OfRow[Tree.MatrixRow[i]] + 1) * Codes;
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
        for (var i = Tree.FirstRow(node); i < Tree.EndRow(node); i++)
        {
            sum += _codes[i] == ColumnBins.Missing ? 0 : WeightedShare(i, codes) * _ownLoss[i];
        }

        return sum;
    }

    public override double LossInLeaf(int leaf, int node, CodeRange codes)
    {
        var sum = 0.0;
        for (var i = Tree.FirstRow(node); i < Tree.EndRow(node); i++)
        {
            sum += _codes[i] == ColumnBins.Missing ? 0 : WeightedShare(i, codes) * Tree.Loss(leaf, Tree.Label[i]);
        }

        return sum;
    }

    public override double LossWhereStopped(ReadOnlySpan<int> rows, ReadOnlySpan<int> places, ReadOnlySpan<CodeRange> codes, out bool allInLeaves)
    {
        var sum = 0.0;
        allInLeaves = true;
        for (var k = 0; k < rows.Length; k++)
        {
            var index = Tree.LossIndexAt[places[k]];
            allInLeaves &= index != 0;
            sum += WeightedShare(rows[k], codes[k]) * Tree.Losses[index + Tree.Label[rows[k]]];
        }

        return sum;
    }

    public override int List(ref int next, int end, Span<int> rows)
    {
        var count = 0;
        for (; next < end && count < rows.Length; next++)
        {
            rows[count] = next;
            count += _codes[next] != ColumnBins.Missing ? 1 : 0;
        }

        return count;
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
