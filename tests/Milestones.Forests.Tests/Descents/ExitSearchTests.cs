using Milestones.Forests.Descents;

namespace Milestones.Forests.Tests.Descents;

public class ExitSearchTests
{
    /// <summary>Numbers of rows that fill words and do not, so that one word is asked at a time, two and four.</summary>
    [Theory]
    [MemberData(nameof(GrownByChance.Trees), MemberType = typeof(GrownByChance))]
    public void Rows_leave_a_piece_where_their_own_walk_leaves_it(int tests, TreeShape shape)
    {
        const int rows = 1111;
        var tree = new GrownByChance(tests, shape, rows, 2);
        var (search, chunk) = (new ExitSearch(tree.Pieces), new RowChunk(tree.Matrix.Layout));
        int[] counts = [1, 64, 65, 200, 257, 600];
        var exits = new byte[rows + ExitSearch.WrittenBehind];
        var inner = Enumerable.Range(0, tree.Nodes.Length).Where(k => !tree.Nodes[k].IsLeaf).ToList();
        var (first, asked, step) = (0, 0, (inner.Count / 40) + 1); // some nodes, also such as do not begin a piece
        for (var k = 0; k < inner.Count; k += step)
        {
            var (node, range) = (inner[k], tree.Pieces.RangeOf(inner[k]));
            var count = counts[asked++ % counts.Length];
            first = (first + 37) % (rows - count);
            chunk.Load(tree.Matrix.Packed, new LabelledRow[rows], first, first + count);
            search.Find(chunk, range, exits);
            for (var row = 0; row < count; row++)
            {
                Assert.Equal(Leaving(tree, node, first + row), tree.Pieces.NodeAt(range.FirstExit + exits[row]));
            }
        }
    }

    private static int Leaving(GrownByChance tree, int node, int row)
    {
        do
        {
            node = tree.Child(node, row);
        }
        while (!tree.Nodes[node].IsLeaf && tree.Pieces.IsWithParent(node));
        return node;
    }
}
