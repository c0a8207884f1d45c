using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Growing.RowMajor;

/// <summary>A list of rows, which are moved from node to node. Their columns stay where they are, those of a row together: a
/// node counts several columns of the same few rows.</summary>
/// <typeparam name="TRow">How rows are held.</typeparam>
internal sealed class RowMajorBag<TRow>(BinnedMatrix matrix, bool[] labels, double[]? weights, SplitSearch<TRow> search) : Bag
    where TRow : unmanaged, IBagRow<TRow>
{
    private readonly CachedRows<TRow> _cached = new(matrix);
    private readonly RowPartition<TRow> _partition = new(matrix);
    private TRow[] _rows = [];

    public override void Fill(ReadOnlySpan<byte> counts, ref OpenNode root)
    {
        WorkingSpace.Reserve(ref _rows, counts.Length - counts.Count((byte)0) + 1); // one may be written behind the last
        var (inBag, total, positives) = (0, 0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            var row = TRow.Create(i, counts[i], weights?[i] ?? 1, labels[i]);
            _rows[inBag] = row;
            inBag += row.Weight > 0 ? 1 : 0;
            total += row.Weight;
            positives += row.Positive;
        }

        _cached.Clear();
        search.Restart();
        (root.Start, root.End, root.Few, root.Total, root.Positives) = (0, inBag, 0, total, positives);
    }

    public override void FindSplit(ref OpenNode node, RandomSource random, out Split split) =>
        split = search.Find(PackedOf(ref node), RowsOf(ref node), node.Total, node.Positives, random);

    public override void Part(TreeNode test, ref OpenNode node, ref OpenNode left)
    {
        var goLeft = _partition.Part(PackedOf(ref node), RowsOf(ref node), test);
        left.End = node.Start + goLeft;
        node.Start += goLeft;
    }

    private ReadOnlySpan<byte> PackedOf(ref OpenNode node) => _cached.Of(_rows, node.Start, node.End);

    private Span<TRow> RowsOf(ref OpenNode node) => _rows.AsSpan(node.Start, node.Count);
}
