namespace Milestones.Forests.Descents;

/// <summary>Rows that left a piece by one exit and wait for others.</summary>
internal sealed class Crowd
{
    private int[] _rows = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The rows' numbers.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Where the exit leads.</summary>
    public int Node { get; private set; }

    /// <summary>What the rows may have received.</summary>
    public CodeRange Codes { get; private set; }

    /// <summary>Adds rows of the same exit.</summary>
    public void Add(ReadOnlySpan<int> rows, int node, CodeRange codes)
    {
        (Node, Codes) = (node, codes);
        WorkingSpace.ReserveForGrowth(ref _rows, Count + rows.Length);
        rows.CopyTo(_rows.AsSpan(Count));
        Count += rows.Length;
    }

    /// <summary>Takes all rows away.</summary>
    public void Clear() => Count = 0;
}
