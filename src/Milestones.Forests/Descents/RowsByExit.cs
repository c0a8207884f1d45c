namespace Milestones.Forests.Descents;

/// <summary>Rows that have left a piece, sorted by their exits.</summary>
internal sealed class RowsByExit
{
    private readonly int[] _ends = new int[TreePieces.MostTests + 1]; // per exit, in _sorted
    private byte[] _exits = [];
    private LabelledRow[] _rows = [];
    private LabelledRow[] _sorted = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets them.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds rows.</summary>
    /// <param name="departures">The rows.</param>
    /// <param name="chunk">Where they are from.</param>
    public void Add(Departures departures, RowChunk chunk)
    {
        WorkingSpace.ReserveForGrowth(ref _exits, Count + departures.Count);
        WorkingSpace.ReserveForGrowth(ref _rows, Count + departures.Count);
        departures.Exits.CopyTo(_exits.AsSpan(Count));
        var places = departures.Places;
        var rows = _rows.AsSpan(Count, places.Length);
        for (var k = 0; k < rows.Length; k++)
        {
            rows[k] = chunk.Rows[places[k]];
        }

        Count += rows.Length;
    }

    /// <summary>Sorts them.</summary>
    /// <param name="exits">How many exits the piece has.</param>
    public void Sort(int exits)
    {
        WorkingSpace.ReserveForGrowth(ref _sorted, Count);
        ExitSort.Sort(_exits.AsSpan(0, Count), _rows.AsSpan(0, Count), _sorted, _ends.AsSpan(0, exits));
    }

    /// <summary>The rows that left by an exit, after they were sorted.</summary>
    public ReadOnlySpan<LabelledRow> At(int exit)
    {
        var first = exit == 0 ? 0 : _ends[exit - 1];
        return _sorted.AsSpan(first, _ends[exit] - first);
    }
}
