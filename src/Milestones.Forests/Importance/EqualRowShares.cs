namespace Milestones.Forests.Importance;

/// <summary>Every row counts once, takes part, and may receive the value of any other: for columns without missing
/// values, when there are neither weights nor strata.</summary>
internal sealed class EqualRowShares(BinnedMatrix matrix) : RowShares
{
    /// <summary>Per byte of a packed row, how often each of its 256 values occurs; made when first asked for, as one
    /// byte may serve eight columns.</summary>
    private readonly int[]?[] _byteCounts = new int[matrix.Layout.Stride][];
    private readonly int[] _below = new int[257]; // rows with a code below the index
    private TreeRows? _tree;
    private double[] _ownLoss = [];
    private int[] _positivesBefore = [];

    public override double Weight => Tree.Count;

    private TreeRows Tree => _tree ?? throw new InvalidOperationException("no tree is loaded");

    public override void LoadTree(TreeRows tree)
    {
        _tree = tree;
        Array.Clear(_byteCounts);
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
    }

    public override void Prepare(int column)
    {
        var slot = matrix.Layout.Slots[column];
        var counts = _byteCounts[slot.Offset] ??= Count(slot.Offset);
        if (slot.IsBit)
        {
            var set = 0;
            for (var value = 0; value < 256; value++)
            {
                set += (value & slot.Mask) != 0 ? counts[value] : 0;
            }

            _below.AsSpan(0, 2).Clear();
            _below[2] = Tree.Count - set;
            _below.AsSpan(3).Fill(Tree.Count);
            return;
        }

        for (var code = 0; code < 256; code++)
        {
            _below[code + 1] = _below[code] + counts[code];
        }
    }

    public override bool CanReceive(int first, int last) => Rows(first, last) > 0;

    public override double OwnLossBelow(int node, int first, int last) => Share(first, last) * _ownLoss[node];

    public override double LossInLeaf(int leaf, int node, int first, int last) => Share(first, last) * LossInLeaf(leaf, node);

    public override double LossWhereStopped(ReadOnlySpan<int> rows, ReadOnlySpan<int> nodes, int first, int last, out bool allInLeaves)
    {
        var sum = 0.0;
        var elsewhere = 0;
        var (labels, losses, lossIndex) = (Tree.Label, Tree.Losses, Tree.LossIndex);
        for (var i = 0; i < rows.Length; i++)
        {
            var index = lossIndex[nodes[i]];
            elsewhere += index == 0 ? 1 : 0;
            sum += losses[index + labels[rows[i]]];
        }

        allInLeaves = elsewhere == 0;
        return Share(first, last) * sum;
    }

    public override int List(int node, Span<int> rows)
    {
        var first = Tree.FirstRow(node);
        var count = Tree.EndRow(node) - first;
        for (var i = 0; i < count; i++)
        {
            rows[i] = first + i;
        }

        return count;
    }

    private int Rows(int first, int last) => last < first ? 0 : _below[last + 1] - _below[first];

    private double Share(int first, int last) => (double)Rows(first, last) / Tree.Count;

    private double LossInLeaf(int leaf, int node)
    {
        var (first, end) = (Tree.FirstRow(node), Tree.EndRow(node));
        var positives = _positivesBefore[end] - _positivesBefore[first];
        return (positives * Tree.Loss(leaf, 1)) + ((end - first - positives) * Tree.Loss(leaf, 0));
    }

    private int[] Count(int offset)
    {
        var counts = new int[256];
        var stride = matrix.Layout.Stride;
        for (int i = 0, at = offset; i < Tree.Count; i++, at += stride)
        {
            counts[Tree.Packed[at]]++;
        }

        return counts;
    }
}
