using Milestones.Forests.Descents;
using Milestones.Forests.Importance;
using Milestones.Forests.Tests.Descents;

namespace Milestones.Forests.Tests.Importance;

public class LeafOrderTests
{
    [Theory]
    [MemberData(nameof(GrownByChance.Trees), MemberType = typeof(GrownByChance))]
    public void Rows_come_in_the_order_of_their_leaves(int tests, TreeShape shape)
    {
        const int rows = 9000; // more than a chunk holds
        var tree = new GrownByChance(tests, shape, rows, 4);
        var order = new LeafOrder(tree.Pieces, tree.Matrix.Layout, new ExitSearch(tree.Pieces), new RowChunk(tree.Matrix.Layout));
        var rowsIn = new int[tree.Nodes.Length];
        foreach (var count in (int[])[rows / 3, 1, 0, rows])
        {
            LabelledRow[] chosen = [.. Enumerable.Range(0, rows).Where(row => row % 3 != 1 || count == rows).Take(count).Select(row => LabelledRow.Of(row, row % 2))];
            var leaves = chosen.ToDictionary(row => row, row => tree.LeafBelow(0, row.Row));
            var (sorted, packed) = (chosen.ToArray(), tree.Matrix.Layout.Allocate(count));
            order.Sort(tree.Matrix.Packed, sorted, packed, rowsIn);
            Assert.Equal(chosen.OrderBy(row => leaves[row]), sorted);
            Assert.Equal(sorted.SelectMany(row => PackedRow(tree, row)), packed[..(count * tree.Matrix.Layout.Stride)]);
            Assert.Equal(Enumerable.Range(0, tree.Nodes.Length).Select(node => leaves.Values.Count(leaf => leaf == node)).ToArray(), rowsIn);
        }
    }

    [Fact]
    public void A_tree_of_one_leaf_leaves_them_as_they_are()
    {
        var tree = new GrownByChance(0, TreeShape.Even, 10, 5);
        LabelledRow[] rows = [LabelledRow.Of(7, 1), LabelledRow.Of(3, 0), LabelledRow.Of(5, 1)];
        var (sorted, packed, rowsIn) = (rows.ToArray(), tree.Matrix.Layout.Allocate(3), new int[1]);
        new LeafOrder(tree.Pieces, tree.Matrix.Layout, new ExitSearch(tree.Pieces), new RowChunk(tree.Matrix.Layout)).Sort(tree.Matrix.Packed, sorted, packed, rowsIn);
        Assert.Equal(rows, sorted);
        Assert.Equal(rows.SelectMany(row => PackedRow(tree, row)), packed[..(3 * tree.Matrix.Layout.Stride)]);
        Assert.Equal([3], rowsIn);
    }

    private static byte[] PackedRow(GrownByChance tree, LabelledRow row) =>
        tree.Matrix.Packed.AsSpan(row.Row * tree.Matrix.Layout.Stride, tree.Matrix.Layout.Stride).ToArray();
}
