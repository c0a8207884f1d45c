using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Importance;

/// <summary>Every row counts once, takes part, and may receive the value of any other: for columns without missing
/// values, when there are neither weights nor strata.</summary>
internal sealed class EqualRowShares(BinnedMatrix matrix, int[] columns, TreeRows tree, RowPlanes planes) : RowShares
{
    private const int Codes = 256;

    /// <summary>Per column that is asked for, the rows with a code below the index.</summary>
    private readonly int[][] _belowOf = [.. Enumerable.Range(0, matrix.ColumnCount).Select(j => columns.Contains(j) ? new int[Codes + 1] : [])];
    private int[] _below = []; // of the prepared column
    private double[] _ownLoss = [];
    private int[] _positivesBefore = [];

    public override double Weight => tree.Count;

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
            _ownLoss[k] = tree.Nodes[k].IsLeaf ? LossInLeaf(k, k) : _ownLoss[k + 1] + _ownLoss[tree.Nodes[k].Right];
        }

        foreach (var j in columns)
        {
            CountBelow(matrix.Layout.Slots[j], _belowOf[j]);
        }
    }

    public override void Prepare(int column) => _below = _belowOf[column];

    public override bool CanReceive(CodeRange codes) => Rows(codes) > 0;

    public override double OwnLossBelow(int node, CodeRange codes) => Share(codes) * _ownLoss[node];

    public override double LossInLeaf(int leaf, int node, CodeRange codes) => Share(codes) * LossInLeaf(leaf, node);

    public override ulong TakingPart(int first, int count) => RowWord.First(count);

    public override unsafe int LossWhereStopped(Span<RowWord> words, int firstRow, out double loss)
    {
        fixed (RowWord* word = words)
        fixed (int* lossIndexAt = tree.LossIndexAt, below = _below)
        fixed (byte* labels = tree.Label)
        fixed (double* losses = tree.Losses)
        {
            var elsewhere = AddUp(word, words.Length, labels + firstRow, lossIndexAt, losses, below, out var sum);
            loss = sum / tree.Count;
            return elsewhere;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe int AddUp(RowWord* words, int count, byte* labels, int* lossIndexAt, double* losses, int* below, out double sum)
    {
        // The words by turns to two sums: an addition need not wait for the one before it.
        var (total, otherTotal) = (0.0, 0.0);
        nint elsewhere = 0;
        for (var k = 0; k < count; k++)
        {
            var word = words[k];
            var index = lossIndexAt[(uint)word.Place]; // 0 elsewhere than in a leaf: no loss
            var negatives = Vector512.Equals(Vector512.Load(labels + word.Distance), Vector512<byte>.Zero).ExtractMostSignificantBits() & word.Rows;
            var loss = (BitOperations.PopCount(negatives) * losses[index]) + (BitOperations.PopCount(word.Rows ^ negatives) * losses[index + 1]);
            (total, otherTotal) = (otherTotal, total + (loss * (below[word.Codes.Last + 1] - below[word.Codes.First])));
            words[elsewhere] = word;
            elsewhere += index == 0 ? 1 : 0;
        }

        sum = total + otherTotal;
        return (int)elsewhere;
    }

    private int Rows(CodeRange codes) => codes.Last < codes.First ? 0 : _below[codes.Last + 1] - _below[codes.First];

    private double Share(CodeRange codes) => (double)Rows(codes) / tree.Count;

    private double LossInLeaf(int leaf, int node)
    {
        var (first, end) = (tree.FirstRow(node), tree.EndRow(node));
        var positives = _positivesBefore[end] - _positivesBefore[first];
        return (positives * tree.Loss(leaf, 1)) + ((end - first - positives) * tree.Loss(leaf, 0));
    }

    private void CountBelow(ColumnSlot slot, int[] below)
    {
        if (slot.IsBit)
        {
            below[2] = tree.Count - planes.CountWith(slot.Offset, slot.Mask);
            below.AsSpan(3).Fill(tree.Count);
            return;
        }

        Span<int> counts = stackalloc int[Codes];
        planes.CountValues(slot.Offset, counts);
        for (var code = 0; code < Codes; code++)
        {
            below[code + 1] = below[code] + counts[code];
        }
    }
}
