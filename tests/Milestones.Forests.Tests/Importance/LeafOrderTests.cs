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
        var order = new LeafOrder(tree.Pieces, tree.Matrix.Layout);
        var rowsIn = new int[tree.Nodes.Length];
        foreach (var count in (int[])[rows / 3, 1, 0, rows])
        {
            int[] chosen = [.. Enumerable.Range(0, rows).Where(row => row % 3 != 1 || count == rows).Take(count)];
            var leaves = chosen.ToDictionary(row => row, row => tree.LeafBelow(0, row));
            var sorted = chosen.ToArray();
            order.Sort(tree.Matrix.Packed, sorted, rowsIn);
            Assert.Equal(chosen.OrderBy(row => leaves[row]), sorted);
            Assert.Equal(Enumerable.Range(0, tree.Nodes.Length).Select(node => leaves.Values.Count(leaf => leaf == node)).ToArray(), rowsIn);
        }
    }

    [Fact]
    public void A_tree_of_one_leaf_leaves_them_as_they_are()
    {
        var tree = new GrownByChance(0, TreeShape.Even, 10, 5);
        int[] rows = [7, 3, 5];
        var rowsIn = new int[1];
        new LeafOrder(tree.Pieces, tree.Matrix.Layout).Sort(tree.Matrix.Packed, rows, rowsIn);
        Assert.Equal([7, 3, 5], rows);
        Assert.Equal([3], rowsIn);
    }
}
