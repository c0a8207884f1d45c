using Milestones.Forests.Trees;

namespace Milestones.Forests.Descents;

/// <summary>
/// The tests of a tree in tiers: those with few tests in their subtree, those with more, and so on. Rows leave a tier by
/// its exits: where they reach a leaf, or a test of a lower tier. The tests of one tier in one subtree stand side by side,
/// each before those below it, and so do the exits, from left to right. Between two exits lies one test, so the slots for
/// words of rows are side by side too: an exit's is twice its number, a test's the odd one between.
/// </summary>
/// <param name="walk">The same tree, for rows that walk.</param>
internal sealed class SubtreeTests(WalkingTree walk)
{
    /// <summary>The most tests in a subtree of the lowest tier. Rows meet all of them, 64 at a time; before more it is quicker to
    /// lay rows side by side that are on the same way.</summary>
    public const int MostTests = 256;

    /// <summary>How many times as many there may be in the next tier.</summary>
    private const int Growth = 32;

    private const int Tiers = 7; // enough for any number of tests
    private const byte Leaf = byte.MaxValue; // instead of a tier

    private readonly int[] _nextTest = new int[Tiers];
    private readonly int[] _nextExit = new int[Tiers];
    private int[] _end = [];
    private int[] _size = [];
    private byte[] _tier = [];
    private TierRange[] _ranges = [];
    private WordTest[] _tests = [];
    private int[] _nodeAt = [];

    /// <summary>The tree's nodes.</summary>
    public TreeNode[] Nodes { get; private set; } = [];

    /// <summary>The same tree, for rows that walk.</summary>
    public WalkingTree Walk => walk;

    /// <summary>The tests.</summary>
    public WordTest[] Tests => _tests;

    /// <summary>How many exits there are.</summary>
    public int ExitCount { get; private set; }

    /// <summary>The node behind the subtree of <paramref name="node"/>.</summary>
    public int EndOf(int node) => _end[node];

    /// <summary>How many tests are in the subtree of a node.</summary>
    public int SizeOf(int node) => _size[node];

    /// <summary>Whether every exit of the node's tier leads to a leaf. False for a leaf.</summary>
    public bool IsLowest(int node) => _tier[node] == 0;

    /// <summary>Whether two nodes are tests of one tier. True for two leaves.</summary>
    public bool AreInOneTier(int node, int other) => _tier[node] == _tier[other];

    /// <summary>The tests and exits of its own tier in the subtree of a node that tests.</summary>
    public TierRange RangeOf(int node) => _ranges[node];

    /// <summary>The node where an exit leads.</summary>
    public int NodeAt(int exit) => _nodeAt[exit];

    /// <summary>The slot of an exit.</summary>
    public static int SlotOf(int exit) => 2 * exit;

    /// <summary>Takes the next tree, which the walk has taken.</summary>
    public void Load(TreeNode[] nodes)
    {
        Nodes = nodes;
        WorkingSpace.Reserve(ref _end, nodes.Length);
        WorkingSpace.Reserve(ref _size, nodes.Length);
        WorkingSpace.Reserve(ref _tier, nodes.Length);
        WorkingSpace.Reserve(ref _ranges, nodes.Length);
        Count();
        BeginTiers();
        Place();
    }

    /// <summary>Finds the tier of each node, and counts the tests and exits of each tier.</summary>
    private void Count()
    {
        Array.Clear(_nextTest);
        Array.Clear(_nextExit);
        for (var k = Nodes.Length - 1; k >= 0; k--)
        {
            if (Nodes[k].IsLeaf)
            {
                (_end[k], _size[k], _tier[k]) = (k + 1, 0, Leaf);
                continue;
            }

            var (left, right) = (k + 1, Nodes[k].Right);
            _end[k] = _end[right];
            _size[k] = _size[left] + 1 + _size[right];
            var tier = _tier[k] = TierFor(_size[k]);
            var (onLeft, onRight) = (TestsBelow(k, left), TestsBelow(k, right));
            _ranges[k] = new TierRange(0, onLeft + 1 + onRight, 0);
            _nextTest[tier]++;
            _nextExit[tier] += (onLeft == 0 ? 1 : 0) + (onRight == 0 ? 1 : 0);
        }
    }

    private static byte TierFor(int size)
    {
        byte tier = 0;
        for (long most = MostTests; size > most; most *= Growth)
        {
            tier++;
        }

        return tier;
    }

    /// <summary>Lets each tier begin behind the one before.</summary>
    private void BeginTiers()
    {
        var (tests, exits) = (0, 0);
        for (var tier = 0; tier < Tiers; tier++)
        {
            (_nextTest[tier], tests) = (tests, tests + _nextTest[tier]);
            (_nextExit[tier], exits) = (exits, exits + _nextExit[tier]);
        }

        WorkingSpace.Reserve(ref _tests, tests);
        WorkingSpace.Reserve(ref _nodeAt, exits);
        ExitCount = exits;
    }

    /// <summary>Gives tests and exits their places, from the root down.</summary>
    private void Place()
    {
        if (!Nodes[0].IsLeaf)
        {
            BeginSubtree(0);
        }

        for (var k = 0; k < Nodes.Length; k++)
        {
            if (!Nodes[k].IsLeaf)
            {
                PlaceBelow(k);
            }
        }
    }

    private void PlaceBelow(int node)
    {
        var (left, right, range) = (node + 1, Nodes[node].Right, _ranges[node]);
        var firstRight = range.FirstExit + ExitsBelow(node, left);
        var goLeft = PlaceChild(node, left, range.FirstTest + 1, range.FirstExit);
        var goRight = PlaceChild(node, right, range.EndTest - TestsBelow(node, right), firstRight);
        var test = walk.Nodes[walk.PlaceOf(node)];
        _tests[range.FirstTest] = new WordTest(SlotBefore(firstRight), goLeft, goRight, (ushort)test.ByteOffset, test.Mask, test.Shift, test.Bound);
    }

    /// <summary>Places a child at the given test, or at the given exit if it is not in the tier of its parent. Returns its
    /// slot.</summary>
    private int PlaceChild(int parent, int child, int test, int exit)
    {
        if (AreInOneTier(parent, child))
        {
            _ranges[child] = _ranges[child] with { FirstTest = test, FirstExit = exit };
            return SlotBefore(exit + ExitsBelow(child, child + 1));
        }

        _nodeAt[exit] = child;
        if (!Nodes[child].IsLeaf)
        {
            BeginSubtree(child);
        }

        return SlotOf(exit);
    }

    /// <summary>Places a test that is the topmost of its tier.</summary>
    private void BeginSubtree(int node)
    {
        var (tier, range) = (_tier[node], _ranges[node]);
        _ranges[node] = range with { FirstTest = _nextTest[tier], FirstExit = _nextExit[tier] };
        _nextTest[tier] += range.Tests;
        _nextExit[tier] += range.Exits;
    }

    private int TestsBelow(int parent, int child) => AreInOneTier(parent, child) ? _ranges[child].Tests : 0;

    private int ExitsBelow(int parent, int child) => TestsBelow(parent, child) + 1;

    /// <summary>The slot of the test whose right side begins with an exit.</summary>
    private static int SlotBefore(int exit) => SlotOf(exit) - 1;
}
