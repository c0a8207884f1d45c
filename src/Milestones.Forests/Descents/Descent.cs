using Milestones.Forests.Binning;

namespace Milestones.Forests.Descents;

/// <summary>
/// Sends rows down subtrees, also rows that do not belong there: as if they had received another value of an exchanged
/// column. Rows that lie side by side meet all tests of a piece together, 64 in a word. Those that leave the piece by one
/// exit are laid side by side, for the next piece.
/// </summary>
internal sealed class Descent
{
    /// <summary>So many rows wait at most behind a stage: from several chunks, so that many leave by one exit.</summary>
    private const int MostWaiting = 1 << 14;

    /// <summary>So many rows are laid side by side at most behind the first stage, where mostly fewer leave by one exit.</summary>
    private const int MostRowsBehind = 1024;

    private readonly TreePieces _pieces;
    private readonly RowLayout _layout;
    private readonly Stops _stops;
    private readonly ExitSearch _search;
    private readonly Departures _departures = new();
    private readonly List<DescentStage> _stages = [];
    private Arrivals? _arrivals;
    private byte[] _packed = [];
    private LabelledRow[] _labels = [];
    private int _firstHeld;
    private int _endHeld;

    /// <summary>Creates it.</summary>
    /// <param name="pieces">The tree.</param>
    /// <param name="layout">How the rows are packed.</param>
    /// <param name="search">Finds exits of the tree; may serve others by turns.</param>
    /// <param name="held">For the rows at hand; may serve others until rows are taken.</param>
    public Descent(TreePieces pieces, RowLayout layout, ExitSearch search, RowChunk held)
    {
        (_pieces, _layout, _search) = (pieces, layout, search);
        _stops = new Stops(pieces);
        AddStage(held);
    }

    /// <summary>The most rows that are kept at hand.</summary>
    public int Capacity => Held.Capacity;

    /// <summary>The rows at hand, from <see cref="FirstHeld"/> on.</summary>
    public RowChunk Held => _stages[0].Chunk;

    /// <summary>The number of the first row at hand.</summary>
    public int FirstHeld => _firstHeld;

    private Arrivals Arrivals => _arrivals ?? throw new InvalidOperationException("nobody takes note of the rows");

    /// <summary>Takes the rows that are sent from now on.</summary>
    /// <param name="packed">The packed rows, with room for a vector that begins in the last.</param>
    /// <param name="labels">Per packed row its label, whatever row it is called.</param>
    public void Take(byte[] packed, LabelledRow[] labels)
    {
        (_packed, _labels) = (packed, labels);
        (_firstHeld, _endHeld) = (0, 0);
    }

    /// <summary>Begins with another column.</summary>
    /// <param name="arrivals">Takes note of the rows.</param>
    /// <param name="nodes">Nodes in preorder.</param>
    /// <param name="firstStop">The first of them that tests the column, where rows go both ways …</param>
    /// <param name="endStop">… and the one behind the last.</param>
    public void Begin(Arrivals arrivals, int[] nodes, int firstStop, int endStop)
    {
        _arrivals = arrivals;
        _stops.Begin(nodes, firstStop, endStop);
    }

    /// <summary>From now on rows are sent only below the next node that tests the column, or below those behind it.</summary>
    public void MoveOn() => _stops.MoveOn();

    /// <summary>Keeps rows at hand that are about to be sent, if there is room for them.</summary>
    public void Hold(int first, int end)
    {
        if (first < end && end - first <= Capacity && !Holds(first, end))
        {
            Held.Load(_packed, _labels, first, end);
            (_firstHeld, _endHeld) = (first, end);
        }
    }

    /// <summary>Sends rows that lie side by side down from a node that tests.</summary>
    public void Send(int first, int end, int node, CodeRange codes)
    {
        _stages[0].Routes.Find(node, codes, Arrivals);
        for (var from = first; from < end; from += Capacity)
        {
            var to = Math.Min(end, from + Capacity);
            Hold(from, to);
            LeavePiece(0, from - _firstHeld, to - _firstHeld);
        }

        GoOn(0);
    }

    private bool Holds(int first, int end) => first >= _firstHeld && end <= _endHeld;

    private void AddStage(RowChunk chunk) => _stages.Add(new DescentStage(chunk, new Routes(_pieces, _stops)));

    /// <summary>Lets rows of a stage's chunk leave the piece by the stage's routes.</summary>
    private void LeavePiece(int stage, int first, int end)
    {
        var (chunk, routes, waiting) = (_stages[stage].Chunk, _stages[stage].Routes, _stages[stage].Waiting);
        _departures.Clear();
        _search.Find(chunk, first, end, stage == 0 ? Arrivals : null, routes, _departures);
        if (!routes.LeadOn)
        {
            Arrivals.Arrive(_departures, routes, chunk);
            return;
        }

        waiting.Add(_departures, chunk);
        if (waiting.Count > MostWaiting)
        {
            GoOn(stage);
        }
    }

    /// <summary>Lets the rows go on that wait behind a stage.</summary>
    private void GoOn(int stage)
    {
        var (routes, waiting) = (_stages[stage].Routes, _stages[stage].Waiting);
        if (waiting.Count == 0)
        {
            return;
        }

        waiting.Sort(routes.Range.Exits);
        foreach (var stretch in routes.Exits)
        {
            for (var exit = stretch.First; exit < stretch.End; exit++)
            {
                var rows = waiting.At(exit - routes.Range.FirstExit);
                if (rows.Length > 0)
                {
                    GoOn(stage, rows, _pieces.NodeAt(exit), stretch.Codes);
                }
            }
        }

        waiting.Clear();
    }

    /// <summary>Lets rows arrive at a leaf, or lays them side by side to go down from a node that tests.</summary>
    private void GoOn(int stage, ReadOnlySpan<LabelledRow> rows, int node, CodeRange codes)
    {
        if (_pieces.Nodes[node].IsLeaf)
        {
            Arrivals.Arrive(rows, node, codes);
        }
        else
        {
            GoDown(stage + 1, rows, node, codes);
        }
    }

    private void GoDown(int stage, ReadOnlySpan<LabelledRow> rows, int node, CodeRange codes)
    {
        if (_stages.Count == stage)
        {
            AddStage(new RowChunk(_layout, MostRowsBehind));
        }

        var chunk = _stages[stage].Chunk;
        _stages[stage].Routes.Find(node, codes, Arrivals);
        for (; rows.Length > 0; rows = rows[chunk.Count..])
        {
            chunk.Load(_packed, rows[..Math.Min(chunk.Capacity, rows.Length)]);
            LeavePiece(stage, 0, chunk.Count);
        }

        GoOn(stage);
    }
}
