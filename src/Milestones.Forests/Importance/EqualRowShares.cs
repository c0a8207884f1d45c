using Milestones.Forests.Binning;

namespace Milestones.Forests.Importance;

/// <summary>Every row counts once, takes part, and may receive the value of any other: for columns without missing
/// values, when there are neither weights nor strata.</summary>
internal sealed class EqualRowShares(BinnedMatrix matrix) : RowShares
{
    private const int Codes = 256;

    /// <summary>Per byte of a packed row, how often each of its values occurs; one byte may serve eight columns.</summary>
    private readonly int[] _byteCounts = new int[matrix.Layout.Stride * Codes];

    /// <summary>Per column, the rows with a code below the index.</summary>
    private readonly int[][] _belowOf = [.. Enumerable.Range(0, matrix.ColumnCount).Select(_ => new int[Codes + 1])];
    private int[] _below = []; // of the prepared column
    private TreeRows? _tree;
    private double[] _ownLoss = [];
    private int[] _positivesBefore = [];

    public override double Weight => Tree.Count;

    private TreeRows Tree => _tree ?? throw new InvalidOperationException("no tree is loaded");

    public override void LoadTree(TreeRows tree)
    {
        _tree = tree;
        if (_ownLoss.Length < tree.Nodes.Length)
        {
            _ownLoss = new double[tree.Nodes.Length];
        }

        if (_positivesBefore.Length <= tree.Count)
        {
            _positivesBefore = new int[tree.Room + 1];
        }

        for (var i = 0; i < tree.Count; i++)
        {
            _positivesBefore[i + 1] = _positivesBefore[i] + tree.Label[i];
        }

        for (var k = tree.Nodes.Length - 1; k >= 0; k--)
        {
            _ownLoss[k] = tree.Nodes[k].IsLeaf ? LossInLeaf(k, k) : _ownLoss[k + 1] + _ownLoss[tree.Nodes[k].Right];
        }

        CountBytes();
        for (var j = 0; j < _belowOf.Length; j++)
        {
            CountBelow(matrix.Layout.Slots[j], _belowOf[j]);
        }
    }

    public override void Prepare(int column) => _below = _belowOf[column];

    public override bool CanReceive(CodeRange codes) => Rows(codes) > 0;

    public override double OwnLossBelow(int node, CodeRange codes) => Share(codes) * _ownLoss[node];

    public override double LossInLeaf(int leaf, int node, CodeRange codes) => Share(codes) * LossInLeaf(leaf, node);

    public override double LossWhereStopped(ReadOnlySpan<int> rows, ReadOnlySpan<int> places, ReadOnlySpan<CodeRange> codes, out bool allInLeaves)
    {
        // The rows by turns to two sums: an addition need not wait for the one before it.
        var (sum, otherSum) = (0.0, 0.0);
        var elsewhere = 0;
        var (labels, losses, lossIndexAt, below) = (Tree.Label, Tree.Losses, Tree.LossIndexAt, _below);
        for (var i = 0; i < rows.Length; i++)
        {
            var index = lossIndexAt[places[i]];
            elsewhere += index == 0 ? 1 : 0;
            var loss = (below[codes[i].Last + 1] - below[codes[i].First]) * losses[index + labels[rows[i]]];
            (sum, otherSum) = (otherSum, sum + loss);
        }

        allInLeaves = elsewhere == 0;
        return (sum + otherSum) / Tree.Count;
    }

    public override int List(ref int next, int end, Span<int> rows)
    {
        var count = Math.Min(rows.Length, end - next);
        for (var i = 0; i < count; i++)
        {
            rows[i] = next + i;
        }

        next += count;
        return count;
    }

    private int Rows(CodeRange codes) => codes.Last < codes.First ? 0 : _below[codes.Last + 1] - _below[codes.First];

    private double Share(CodeRange codes) => (double)Rows(codes) / Tree.Count;

    private double LossInLeaf(int leaf, int node)
    {
        var (first, end) = (Tree.FirstRow(node), Tree.EndRow(node));
        var positives = _positivesBefore[end] - _positivesBefore[first];
        return (positives * Tree.Loss(leaf, 1)) + ((end - first - positives) * Tree.Loss(leaf, 0));
    }

    /// <summary>All bytes of a row before the next row: counts of different bytes need not wait for one another.</summary>
    private void CountBytes()
    {
        Array.Clear(_byteCounts);
        var stride = matrix.Layout.Stride;
        for (var i = 0; i < Tree.Count; i++)
        {
            var row = Tree.Packed.AsSpan(i * stride, stride);
            for (var k = 0; k < row.Length; k++)
            {
                _byteCounts[(k * Codes) + row[k]]++;
            }
        }
    }

    private void CountBelow(ColumnSlot slot, int[] below)
    {
        var counts = _byteCounts.AsSpan(slot.Offset * Codes, Codes);
        if (slot.IsBit)
        {
            var set = 0;
            for (var value = 0; value < Codes; value++)
            {
                set += (value & slot.Mask) != 0 ? counts[value] : 0;
            }

            below[2] = Tree.Count - set;
            below.AsSpan(3).Fill(Tree.Count);
            return;
        }

        for (var code = 0; code < Codes; code++)
        {
            below[code + 1] = below[code] + counts[code];
        }
    }
}
