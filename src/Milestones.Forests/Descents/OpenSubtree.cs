namespace Milestones.Forests.Descents;

/// <summary>
/// Opens a subtree at the tests of the exchanged column while rows go down: from there all rows go both ways, with the
/// codes that lead either way. So a test below an opened one reads the rows that arrived there, not those it let pass.
/// </summary>
internal sealed class OpenSubtree(SubtreeTests tests, Stops stops)
{
    private readonly List<ExitStretch> _exits = [];
    private readonly List<(int Exit, int Slot)> _copies = [];
    private readonly List<(int Test, int Slot)> _closed = [];

    /// <summary>The exits that can be reached, from left to right; never none.</summary>
    public List<ExitStretch> Exits => _exits;

    /// <summary>Exits right below opened tests, and the slots whose rows they get when all rows have been parted.</summary>
    public List<(int Exit, int Slot)> Copies => _copies;

    /// <summary>Opens the tests of a node's tier in its subtree.</summary>
    /// <param name="node">The node.</param>
    /// <param name="codes">What rows may have received that begin there.</param>
    /// <param name="arrivals">Knows which codes can be received.</param>
    public void Open(int node, CodeRange codes, Arrivals arrivals)
    {
        var cursor = stops.CursorIn(node);
        Open(node, codes, arrivals, ref cursor);
    }

    /// <summary>Makes the tests again what they were.</summary>
    public void Close()
    {
        foreach (var (test, slot) in _closed)
        {
            tests.Tests[test] = tests.Tests[test] with { Slot = slot };
        }

        _closed.Clear();
        _copies.Clear();
        _exits.Clear();
    }

    private void Open(int node, CodeRange codes, Arrivals arrivals, ref int cursor)
    {
        var range = tests.RangeOf(node);
        var exit = range.FirstExit;
        while (stops.TryRead(node, ref cursor, out var stop))
        {
            if (tests.AreInOneTier(node, stop))
            {
                var (below, test) = (tests.RangeOf(stop), tests.Nodes[stop]);
                Add(exit, below.FirstExit, codes);
                OpenChild(stop, stop + 1, below.FirstExit, codes.LeftOf(test), arrivals, ref cursor);
                OpenChild(stop, test.Right, below.EndExit - 1, codes.RightOf(test), arrivals, ref cursor);
                exit = below.EndExit;
            }
        }

        Add(exit, range.EndExit, codes);
    }

    /// <summary>Lets rows on to one side of a test that is opened.</summary>
    /// <param name="stop">The test's node.</param>
    /// <param name="child">A child of it.</param>
    /// <param name="exit">The exit where the child is, if it is at one.</param>
    /// <param name="codes">What rows may have received that come there.</param>
    /// <param name="arrivals">Knows which codes can be received.</param>
    /// <param name="cursor">Where to read stops in the child's subtree; moved behind it.</param>
    private void OpenChild(int stop, int child, int exit, CodeRange codes, Arrivals arrivals, ref int cursor)
    {
        if (arrivals.CanReceive(codes))
        {
            var slot = tests.Tests[tests.RangeOf(stop).FirstTest].Slot;
            if (tests.AreInOneTier(stop, child))
            {
                ReadFrom(slot, tests.RangeOf(child).FirstTest);
                Open(child, codes, arrivals, ref cursor);
            }
            else
            {
                _copies.Add((exit, slot));
                Add(exit, exit + 1, codes);
            }
        }

        while (stops.TryRead(child, ref cursor, out _))
        {
            // no rows come here, or they do so in another tier
        }
    }

    private void ReadFrom(int slot, int test)
    {
        _closed.Add((test, tests.Tests[test].Slot));
        tests.Tests[test] = tests.Tests[test] with { Slot = slot };
    }

    private void Add(int exit, int end, CodeRange codes)
    {
        if (exit < end)
        {
            _exits.Add(new ExitStretch(exit, end, codes));
        }
    }
}
