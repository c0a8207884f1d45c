using System.Runtime.InteropServices;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Trees;

/// <summary>
/// A node as it is walked. Children stand side by side, and a node where rows stop leads to itself, so that a step needs
/// no branch: a row moves on to FirstChild, or to the next node when its masked code reaches the bound.
/// </summary>
/// <param name="FirstChild">Place of the left child; the right child follows it.</param>
/// <param name="Offset">Byte within the row; the top bit is set when missing (0) must wrap to 255.</param>
/// <param name="Mask">Selects the column's bits; none in a node where rows stop.</param>
/// <param name="Bound">The first masked code that goes right.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct WalkNode(int FirstChild, ushort Offset, byte Mask, byte Bound)
{
    private const int WrapBit = 1 << 15;

    /// <summary>Byte within the row.</summary>
    public int ByteOffset => Offset & ~WrapBit;

    /// <summary>What is taken off a masked code before it is compared: 1 when missing goes right, wrapping from 0 to 255.</summary>
    public byte Shift => (byte)(Offset >> 15);

    /// <summary>Whether rows stay here.</summary>
    public bool IsStop => (Mask | Bound) == 0;

    /// <summary>A node where rows stay: every code reaches the bound 0, and the node after the first child is this one.</summary>
    public static WalkNode Stop(int place) => new(place - 1, 0, 0, 0);

    /// <summary>A node of a tree, for rows packed by a layout.</summary>
    public static WalkNode Of(TreeNode node, int firstChild, ColumnSlot slot, bool hasMissing)
    {
        if (slot.IsBit)
        {
            // Codes 1 and 2 only: a cut at 1 asks for the bit, any other sends both the same way.
            return node.LastLeft == 1
                ? new WalkNode(firstChild, (ushort)slot.Offset, slot.Mask, slot.Mask)
                : new WalkNode(firstChild, (ushort)slot.Offset, node.LastLeft == 0 ? byte.MaxValue : (byte)0, (byte)(node.LastLeft == 0 ? 0 : 1));
        }

        return hasMissing && node.MissingGoesRight
            ? new WalkNode(firstChild, (ushort)(slot.Offset | WrapBit), slot.Mask, (byte)(node.Cut + 1))
            : new WalkNode(firstChild, (ushort)slot.Offset, slot.Mask, (byte)(node.LastLeft + 1));
    }
}
