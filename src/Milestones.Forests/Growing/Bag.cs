using Milestones.Forests.Growing.ColumnMajor;
using Milestones.Forests.Growing.RowMajor;
using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>The rows in the bag of a tree, and how they are parted from node to node. One per thread, filled for one tree
/// after the other.</summary>
internal abstract class Bag : IDisposable
{
    /// <summary>The fastest for the rows, the options and the processor; all find the same trees.</summary>
    /// <param name="matrix">The columns.</param>
    /// <param name="labels">One per row.</param>
    /// <param name="weights">One per row; without, every row counts 1.</param>
    /// <param name="options">What to grow.</param>
    public static Bag For(BinnedMatrix matrix, bool[] labels, double[]? weights, RandomForestOptions options)
    {
        var rowsJustCount = weights is null && options is { Impurity: ImpurityMeasure.Gini, SplitRule: SplitRule.Best };
        if (rowsJustCount && ColumnMajorBag.Suits(matrix))
        {
            return new ColumnMajorBag(matrix, labels, options);
        }

        return rowsJustCount && matrix.RowCount <= CountedRow.RowLimit
            ? new RowMajorBag<CountedRow>(matrix, labels, null, new CountSplitSearch(matrix, options))
            : new RowMajorBag<WeightedRow>(matrix, labels, weights, new WeightSplitSearch(matrix, options));
    }

    /// <summary>Takes the rows of a tree.</summary>
    /// <param name="counts">How often each row was drawn.</param>
    /// <param name="root">Receives all rows, and what they add up to.</param>
    public abstract void Fill(ReadOnlySpan<byte> counts, ref OpenNode root);

    /// <summary>Finds the best split of a node among columns drawn; <see cref="Split.None"/> when none of them differs within
    /// the node.</summary>
    public abstract void FindSplit(ref OpenNode node, RandomSource random, out Split split);

    /// <summary>Parts the rows of a node. Nodes come in preorder: what is outside the node's subtree is not asked for before
    /// the subtree is done.</summary>
    /// <param name="test">What parts them.</param>
    /// <param name="node">The node, which keeps the rows that go right.</param>
    /// <param name="left">Receives those that go left; until now the same as the node's.</param>
    public abstract void Part(TreeNode test, ref OpenNode node, ref OpenNode left);

    /// <summary>Gives back what it holds outside the runtime's heap, if anything.</summary>
    public virtual void Dispose()
    {
    }
}
