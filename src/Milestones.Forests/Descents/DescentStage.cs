namespace Milestones.Forests.Descents;

/// <summary>What rows go through in one piece.</summary>
/// <param name="chunk">The rows.</param>
/// <param name="routes">Where they go.</param>
internal sealed class DescentStage(RowChunk chunk, Routes routes)
{
    private readonly List<Crowd> _crowds = []; // per exit of the piece
    private readonly List<Crowd> _waiting = [];

    /// <summary>The rows.</summary>
    public RowChunk Chunk => chunk;

    /// <summary>Where they go.</summary>
    public Routes Routes => routes;

    /// <summary>The rows by the exits by which they leave.</summary>
    public Departures Departures { get; } = new();

    /// <summary>The rows that wait for others which leave by the same exit, to go on together.</summary>
    public IReadOnlyList<Crowd> Waiting => _waiting;

    /// <summary>How many they are.</summary>
    public int RowsWaiting { get; private set; }

    /// <summary>Lets rows wait.</summary>
    /// <param name="exit">The exit by which they leave.</param>
    /// <param name="rows">Their numbers, at least one.</param>
    /// <param name="node">Where the exit leads.</param>
    /// <param name="codes">What they may have received.</param>
    public void Wait(int exit, ReadOnlySpan<int> rows, int node, CodeRange codes)
    {
        while (_crowds.Count <= exit)
        {
            _crowds.Add(new Crowd());
        }

        var crowd = _crowds[exit];
        if (crowd.Count == 0)
        {
            _waiting.Add(crowd);
        }

        crowd.Add(rows, node, codes);
        RowsWaiting += rows.Length;
    }

    /// <summary>Forgets those that wait.</summary>
    public void ClearWaiting()
    {
        foreach (var crowd in _waiting)
        {
            crowd.Clear();
        }

        _waiting.Clear();
        RowsWaiting = 0;
    }
}
