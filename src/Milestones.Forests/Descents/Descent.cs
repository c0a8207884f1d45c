using System.Runtime.InteropServices;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Descents;

/// <summary>
/// Sends rows down subtrees, also rows that do not belong there: as if they had received another value of an exchanged
/// column. Rows that lie side by side meet all tests of a tier together, 64 in a word. Those that leave the tier by one
/// exit are laid side by side, for the next tier. Few rows before many tests walk by themselves.
/// </summary>
internal sealed unsafe class Descent
{
    /// <summary>To part a word at so many tests takes about as long as a row walks.</summary>
    private const int TestsPerWalk = 24;

    /// <summary>Enough rows walk at a time that none waits for its own last step.</summary>
    private const int WalksAtOnce = 1024;

    private readonly SubtreeTests _tests;
    private readonly RowLayout _layout;
    private readonly Stops _stops;
    private readonly List<DescentStage> _stages = [];
    private Arrivals? _arrivals;
    private byte[] _packed = [];
    private byte[] _labels = [];
    private LoneRows _lone = new();
    private LoneRows _goingOn = new();
    private int _firstHeld;
    private int _endHeld;

    public Descent(SubtreeTests tests, RowLayout layout)
    {
        (_tests, _layout) = (tests, layout);
        _stops = new Stops(tests);
        AddStage();
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
    /// <param name="labels">Per packed row 0 or 1; none when nobody asks for them.</param>
    public void Take(byte[] packed, byte[] labels)
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
        var alone = AreFew(end - first, node);
        for (var from = first; from < end; from += Capacity)
        {
            var to = Math.Min(end, from + Capacity);
            Hold(from, to);
            var batch = new Batch(from - _firstHeld, to - _firstHeld, node, codes);
            if (alone)
            {
                SendAlone(batch);
            }
            else
            {
                GoDown(0, batch);
            }
        }

        GoOn(0);
    }

    /// <summary>Sends any rows down, at most <see cref="Capacity"/>.</summary>
    public void Send(ReadOnlySpan<int> rows, int node, CodeRange codes)
    {
        rows.CopyTo(Held.Rows);
        Held.Load(_packed, _labels, rows.Length);
        (_firstHeld, _endHeld) = (0, 0); // not side by side
        GoDown(0, new Batch(0, rows.Length, node, codes));
    }

    /// <summary>Lets every row arrive that was sent.</summary>
    public void Finish()
    {
        GoOn(0);
        Walk();
        _stops.LetPass();
    }

    private bool Holds(int first, int end) => first >= _firstHeld && end <= _endHeld;

    private bool AreFew(int rows, int node) => rows * TestsPerWalk < _tests.SizeOf(node);

    private void AddStage() => _stages.Add(new DescentStage(new RowChunk(_layout), new OpenSubtree(_tests, _stops)));

    /// <summary>Lets rows meet the tests of a tier. Those that go on gather behind the stage.</summary>
    private void GoDown(int stage, Batch batch)
    {
        var (chunk, subtree) = (_stages[stage].Chunk, _stages[stage].Subtree);
        subtree.Open(batch.Node, batch.Codes, Arrivals);
        var exits = CollectionsMarshal.AsSpan(subtree.Exits);
        Arrivals.Expect(exits);
        var range = _tests.RangeOf(batch.Node);
        var tests = _tests.Tests.AsSpan(range.FirstTest, range.Tests);
        var goesOn = !_tests.IsLowest(batch.Node);
        var stride = SubtreeTests.SlotOf(range.Exits);
        var words = (batch.End - batch.First + RowChunk.WordSize - 1) / RowChunk.WordSize;
        var slots = _stages[stage].Slots(((goesOn ? words : 0) + WordGroup.MaxWords) * stride); // of all words, if they are needed afterwards
        fixed (ulong* start = slots)
        {
            for (var word = 0; word < words; word += WordGroup.MaxWords)
            {
                var masks = start + ((goesOn ? word : 0) * stride) - SubtreeTests.SlotOf(range.FirstExit);
                var first = batch.First + (word * RowChunk.WordSize);
                var group = new WordGroup(chunk, first, masks, stride, Math.Min(WordGroup.MaxWords, words - word));
                SetOut(stage, in group, batch.End, tests[0].Slot);
                group.Part(tests);
                foreach (var (exit, slot) in subtree.Copies)
                {
                    group.Copy(slot, SubtreeTests.SlotOf(exit));
                }

                Arrivals.Arrive(in group, exits);
            }
        }

        if (goesOn)
        {
            Gather(stage, batch.First, slots, words, range, exits);
        }

        subtree.Close();
    }

    /// <summary>Puts the rows of a group where they begin.</summary>
    private void SetOut(int stage, in WordGroup group, int end, int slot)
    {
        for (var word = 0; word < group.Count; word++)
        {
            var first = group.First + (word * RowChunk.WordSize);
            group.Set(slot, word, BytePlanes.FirstOf(end - first) & (stage == 0 ? Arrivals.TakingPart(group.Chunk, first) : ulong.MaxValue));
        }
    }

    /// <summary>Gathers the rows at exits that lead to further tests.</summary>
    private void Gather(int stage, int first, ReadOnlySpan<ulong> slots, int words, TierRange range, ReadOnlySpan<ExitStretch> exits)
    {
        var crowds = _stages[stage].CrowdsFor(range.Exits);
        var rows = _stages[stage].Chunk.Rows.AsSpan(first);
        foreach (var stretch in exits)
        {
            for (var exit = stretch.First; exit < stretch.End; exit++)
            {
                var (node, crowd) = (_tests.NodeAt(exit), crowds[exit - range.FirstExit]);
                var slot = slots[SubtreeTests.SlotOf(exit - range.FirstExit)..];
                var there = new SlotRows(rows, slot, SubtreeTests.SlotOf(range.Exits), words);
                var count = _tests.Nodes[node].IsLeaf ? 0 : there.Count();
                if (crowd.Count + count > Capacity)
                {
                    GoOn(stage, crowd);
                    GoDownTogether(stage + 1);
                }

                if (count > 0)
                {
                    there.ListTo(crowd.Add(count, node, stretch.Codes));
                }
            }
        }
    }

    /// <summary>Lets the rows go down that have gathered behind a stage.</summary>
    private void GoOn(int stage)
    {
        foreach (var crowd in _stages[stage].Crowds)
        {
            if (crowd.Count > 0)
            {
                GoOn(stage, crowd);
            }
        }

        GoDownTogether(stage + 1);
    }

    private void GoOn(int stage, Crowd crowd)
    {
        if (AreFew(crowd.Count, crowd.Node))
        {
            var place = _tests.Walk.PlaceOf(crowd.Node);
            foreach (var row in crowd.Rows)
            {
                SendAlone(row, place, crowd.Codes);
            }
        }
        else
        {
            WaitAt(stage + 1, crowd);
        }

        crowd.Clear();
    }

    /// <summary>Lays rows side by side with others that wait.</summary>
    private void WaitAt(int stage, Crowd crowd)
    {
        if (_stages.Count == stage)
        {
            AddStage();
        }

        var next = _stages[stage];
        if (next.Listed + crowd.Count > Capacity)
        {
            GoDownTogether(stage);
        }

        crowd.Rows.CopyTo(next.Chunk.Rows.AsSpan(next.Listed));
        next.Waiting.Add(new Batch(next.Listed, next.Listed + crowd.Count, crowd.Node, crowd.Codes));
    }

    /// <summary>Lets the rows go down that were laid side by side.</summary>
    private void GoDownTogether(int stage)
    {
        if (stage < _stages.Count && _stages[stage] is { Listed: > 0 } next)
        {
            next.Chunk.Load(_packed, _labels, next.Listed);
            foreach (var batch in next.Waiting)
            {
                GoDown(stage, batch);
                GoOn(stage);
            }

            next.Waiting.Clear();
        }
    }

    private void SendAlone(Batch batch)
    {
        var place = _tests.Walk.PlaceOf(batch.Node);
        for (var row = batch.First; row < batch.End; row++)
        {
            if ((Arrivals.TakingPart(Held, row) & 1) != 0)
            {
                SendAlone(Held.Rows[row], place, batch.Codes);
            }
        }
    }

    private void SendAlone(int row, int place, CodeRange codes)
    {
        if (_lone.Count == WalksAtOnce)
        {
            Walk();
        }

        _lone.Add(row, place, codes);
    }

    /// <summary>Lets the rows that walk by themselves arrive.</summary>
    private void Walk()
    {
        while (_lone.Count > 0)
        {
            _stops.StopWalking();
            _tests.Walk.Advance(_packed, _lone.Rows, _lone.Places);
            for (var k = 0; k < _lone.Count; k++)
            {
                WalkOn(_lone.Rows[k], _tests.Walk.NodeAt(_lone.Places[k]), _lone.Codes[k]);
            }

            _lone.Clear();
            (_lone, _goingOn) = (_goingOn, _lone);
        }
    }

    /// <summary>A row arrives in a leaf, or goes on both ways from where it stopped.</summary>
    private void WalkOn(int row, int node, CodeRange codes)
    {
        var test = _tests.Nodes[node];
        if (test.IsLeaf)
        {
            Arrivals.Arrive(row, node, codes);
        }
        else
        {
            WalkFrom(row, node + 1, codes.LeftOf(test));
            WalkFrom(row, test.Right, codes.RightOf(test));
        }
    }

    private void WalkFrom(int row, int node, CodeRange codes)
    {
        if (Arrivals.CanReceive(codes))
        {
            _goingOn.Add(row, _tests.Walk.PlaceOf(node), codes);
        }
    }
}
