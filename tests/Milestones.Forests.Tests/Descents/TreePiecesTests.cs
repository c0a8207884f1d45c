using Milestones.Forests.Descents;

namespace Milestones.Forests.Tests.Descents;

public class TreePiecesTests
{
    [Theory]
    [MemberData(nameof(GrownByChance.Trees), MemberType = typeof(GrownByChance))]
    public void Every_test_and_every_exit_has_a_place_of_its_own_and_no_piece_has_too_many(int tests, TreeShape shape)
    {
        var tree = new GrownByChance(tests, shape, 2, 1);
        var inner = Enumerable.Range(0, tree.Nodes.Length).Where(k => !tree.Nodes[k].IsLeaf).ToList();
        Assert.Equal(Enumerable.Range(0, tests), inner.Select(k => tree.Pieces.RangeOf(k).FirstTest).Order());

        var roots = inner.Where(k => !tree.Pieces.IsWithParent(k)).ToList();
        Assert.All(roots, k => Assert.InRange(tree.Pieces.RangeOf(k).Tests, 1, TreePieces.MostTests));
        Assert.Equal(tests, roots.Sum(k => tree.Pieces.RangeOf(k).Tests));
        Assert.Equal(roots.Sum(k => tree.Pieces.RangeOf(k).Exits), tree.Pieces.ExitCount);

        var behind = Enumerable.Range(0, tree.Pieces.ExitCount).Select(tree.Pieces.NodeAt).Order();
        Assert.Equal(Enumerable.Range(1, tree.Nodes.Length - 1).Where(k => tree.Nodes[k].IsLeaf || !tree.Pieces.IsWithParent(k)), behind);
    }

    /// <summary>Rows pass one piece for 256 leaves at best, and two or three where the tree is even.</summary>
    [Theory]
    [InlineData(255, 1)]
    [InlineData(65_535, 2)]
    [InlineData(1_000_000, 3)]
    public void An_even_tree_has_few_pieces_above_one_another(int tests, int most)
    {
        var tree = new GrownByChance(tests, TreeShape.Even, 2, 1);
        var passed = new int[tree.Nodes.Length];
        for (var k = 0; k < tree.Nodes.Length; k++)
        {
            passed[k] += tree.Nodes[k].IsLeaf || tree.Pieces.IsWithParent(k) ? 0 : 1;
            if (!tree.Nodes[k].IsLeaf)
            {
                (passed[k + 1], passed[tree.Nodes[k].Right]) = (passed[k], passed[k]);
            }
        }

        Assert.Equal(most, passed.Max());
    }

    /// <summary>A slot is read before anything else is put there: what the far side of a test keeps is not overwritten by its near
    /// side.</summary>
    [Theory]
    [MemberData(nameof(GrownByChance.Trees), MemberType = typeof(GrownByChance))]
    public void There_are_slots_enough(int tests, TreeShape shape)
    {
        var tree = new GrownByChance(tests, shape, 2, 1);
        Assert.All(tree.Pieces.Tests[..tests], test => Assert.InRange(test.Slot, TreePieces.ExitSlot + 1, TreePieces.Slots - 1));
        Assert.All(tree.Pieces.Tests[..tests], test => Assert.True(test.Far == TreePieces.ExitSlot || test.Far == test.Slot));
        foreach (var k in Enumerable.Range(0, tree.Nodes.Length).Where(k => !tree.Nodes[k].IsLeaf))
        {
            var (left, right) = (k + 1, tree.Nodes[k].Right);
            if (tree.Pieces.IsWithParent(left) && tree.Pieces.IsWithParent(right))
            {
                Assert.Equal(SlotOf(right), tree.Pieces.Tests[tree.Pieces.RangeOf(k).FirstTest].Far);
                var near = Enumerable.Range(left, right - left).Where(node => !tree.Nodes[node].IsLeaf && IsInPiece(node, left));
                Assert.DoesNotContain(SlotOf(right), near.Select(SlotOf));
            }
        }

        int SlotOf(int node) => tree.Pieces.Tests[tree.Pieces.RangeOf(node).FirstTest].Slot;

        bool IsInPiece(int node, int root) => tree.Pieces.RangeOf(root).Includes(tree.Pieces.RangeOf(node).FirstTest);
    }
}
