using System.Runtime.InteropServices;

namespace Milestones.Forests.Trees;

/// <summary>
/// A node in eight bytes. Nodes are stored in preorder: the left child of an inner node follows it, the right child is
/// at <see cref="Right"/>, so a subtree is a contiguous range. A leaf stores the complement of its value's index.
/// </summary>
/// <param name="Right">Index of the right child, or ~(index of the leaf's value) when negative.</param>
/// <param name="Column">The column tested; 0 in a leaf.</param>
/// <param name="Cut">A row goes right when (byte)(code − <paramref name="MissingShift"/>) exceeds this.</param>
/// <param name="MissingShift">1 when missing (code 0) goes right: the subtraction wraps it to 255. 0 when it goes left.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNode(int Right, ushort Column, byte Cut, byte MissingShift)
{
    public bool IsLeaf => Right < 0;

    public int LeafValue => ~Right;

    public bool MissingGoesRight => MissingShift != 0;

    /// <summary>The last code that goes left.</summary>
    public int LastLeft => Cut + MissingShift;

    public static TreeNode Leaf(int value) => new(~value, 0, 0, 0);

    /// <summary>An inner node whose left child takes the codes 1 … <paramref name="lastLeft"/>.</summary>
    public static TreeNode Inner(int right, int column, int lastLeft, bool missingGoesRight) =>
        new(right, (ushort)column, (byte)(missingGoesRight ? lastLeft - 1 : lastLeft), missingGoesRight ? (byte)1 : (byte)0);

    public bool GoesRight(byte code) => (byte)(code - MissingShift) > Cut;
}
