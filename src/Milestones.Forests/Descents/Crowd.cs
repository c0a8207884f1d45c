namespace Milestones.Forests.Descents;

/// <summary>Rows that left a tier by one exit and wait for others.</summary>
internal sealed class Crowd
{
    private int[] _rows = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The rows' numbers.</summary>
    public Span<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Where the exit leads.</summary>
    public int Node { get; private set; }

    /// <summary>What the rows may have received.</summary>
    public CodeRange Codes { get; private set; }

    /// <summary>Adds room for rows of the same exit, and for what <see cref="SlotRows.ListTo"/> writes behind.</summary>
    public Span<int> Add(int count, int node, CodeRange codes)
    {
        (Node, Codes) = (node, codes);
        WorkingSpace.ReserveForGrowth(ref _rows, Count + count + SlotRows.WrittenBehind);
        Count += count;
        return _rows.AsSpan(Count - count);
    }

    /// <summary>Takes all rows away.</summary>
    public void Clear() => Count = 0;
}
