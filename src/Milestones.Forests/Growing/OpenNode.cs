namespace Milestones.Forests.Growing;

/// <summary>
/// A node that is to become a subtree: its rows in the bag, and what they add up to. Its fields are written and read one by
/// one, and it is never copied: what copies a struct right after its parts were written has to wait for them.
/// </summary>
internal struct OpenNode
{
    /// <summary>The first row of the node, or of the subtree with few rows that it belongs to.</summary>
    public int Start;

    /// <summary>The row after the last.</summary>
    public int End;

    /// <summary>In a subtree with few rows which of them are in the node, a bit for each; elsewhere 0, and all are.</summary>
    public ulong Few;

    /// <summary>The weight of the rows.</summary>
    public double Total;

    /// <summary>The weight of the positive ones.</summary>
    public double Positives;

    /// <summary>Steps from the root.</summary>
    public int Depth;

    /// <summary>The node whose right child this is; −1 for a left child, and for the root.</summary>
    public int RightChildOf;

    /// <summary>How many rows there are from <see cref="Start"/> to <see cref="End"/>.</summary>
    public readonly int Count => End - Start;
}
