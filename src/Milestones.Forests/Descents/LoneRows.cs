namespace Milestones.Forests.Descents;

/// <summary>Rows that go down by themselves, each from a node of its own.</summary>
internal sealed class LoneRows
{
    private int[] _rows = [];
    private int[] _places = [];
    private CodeRange[] _codes = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The rows' numbers.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>The places of their nodes in the walk.</summary>
    public Span<int> Places => _places.AsSpan(0, Count);

    /// <summary>What each may have received.</summary>
    public ReadOnlySpan<CodeRange> Codes => _codes.AsSpan(0, Count);

    /// <summary>Adds a row.</summary>
    public void Add(int row, int place, CodeRange codes)
    {
        WorkingSpace.ReserveForGrowth(ref _rows, Count + 1);
        WorkingSpace.ReserveForGrowth(ref _places, Count + 1);
        WorkingSpace.ReserveForGrowth(ref _codes, Count + 1);
        (_rows[Count], _places[Count], _codes[Count]) = (row, place, codes);
        Count++;
    }

    /// <summary>Takes all rows away.</summary>
    public void Clear() => Count = 0;
}
