using System.Runtime.InteropServices;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Trees;

/// <summary>
/// A node as it is walked: the same eight bytes as <see cref="TreeNode"/>, with the column replaced by its place in the
/// packed row and leaves that lead to themselves, so that several rows can take a step together whether or not some have
/// arrived. A row moves on by 1 + (code ≥ Bound ? Skip : 0).
/// </summary>
/// <param name="Skip">Nodes between this one and its right child; −1 in a node where rows stop.</param>
/// <param name="Place">Byte within the row; the top bit is set when missing (0) must wrap to 255.</param>
/// <param name="Mask">Selects the column's bits.</param>
/// <param name="Bound">The first masked code that goes right; 0 in a node where rows stop.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct WalkNode(int Skip, ushort Place, byte Mask, byte Bound)
{
    public const int WrapBit = 1 << 15;

    /// <summary>Where rows stay: every code reaches the bound 0, and 1 + (−1) leads nowhere.</summary>
    public static WalkNode Stop => new(-1, 0, 0, 0);

    /// <summary>The node at <paramref name="index"/> of a tree, for rows packed by a layout.</summary>
    public static WalkNode Of(TreeNode node, int index, ColumnSlot slot, bool hasMissing)
    {
        var skip = node.Right - index - 1;
        if (slot.IsBit)
        {
            // Codes 1 and 2 only: a cut at 1 asks for the bit, any other sends both the same way.
            return node.LastLeft == 1
                ? new WalkNode(skip, (ushort)slot.Offset, slot.Mask, slot.Mask)
                : new WalkNode(skip, (ushort)slot.Offset, node.LastLeft == 0 ? byte.MaxValue : (byte)0, (byte)(node.LastLeft == 0 ? 0 : 1));
        }

        return hasMissing && node.MissingGoesRight
            ? new WalkNode(skip, (ushort)(slot.Offset | WrapBit), slot.Mask, (byte)(node.Cut + 1))
            : new WalkNode(skip, (ushort)slot.Offset, slot.Mask, (byte)(node.LastLeft + 1));
    }
}
