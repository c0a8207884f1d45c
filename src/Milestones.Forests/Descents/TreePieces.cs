using System.Runtime.CompilerServices;
using Milestones.Forests.Trees;

namespace Milestones.Forests.Descents;

/// <summary>
/// A tree in pieces with few tests. Rows leave a piece by its exits: where they reach a leaf, or the first test of another
/// piece. The lowest pieces are the subtrees with few tests. What is above them is a tree of its own, cut in the same way, so
/// that there are few pieces above one another below any node. The tests of a piece stand side by side, each before those
/// below it, and so do its exits, from left to right.
/// </summary>
/// <param name="matrix">Where the rows are from.</param>
internal sealed class TreePieces(BinnedMatrix matrix)
{
    /// <summary>The most tests of a piece, so that a byte tells its exits apart. Before more tests it is quicker to lay rows side by
    /// side that are on the same way.</summary>
    public const int MostTests = byte.MaxValue;

    /// <summary>Where the exits are kept of rows that are at one: always 0, the first.</summary>
    public const int ExitSlot = 0;

    /// <summary>How many slots there are: one more is needed while the left side of a test is asked whose right side has tests
    /// too.</summary>
    public const int Slots = (MostTests / 2) + 2;

    private int[] _end = [];
    private ushort[] _tier = []; // per node, how many pieces are below its own at most
    private bool[] _isWithParent = [];
    private ushort[] _slot = [];
    private PieceRange[] _ranges = [];
    private PieceTest[] _tests = [];
    private int[] _nodeAt = [];
    private int _nextTest;
    private int _nextExit;

    /// <summary>The tree's nodes.</summary>
    public TreeNode[] Nodes { get; private set; } = [];

    /// <summary>The tests.</summary>
    public PieceTest[] Tests => _tests;

    /// <summary>How many exits there are.</summary>
    public int ExitCount => _nextExit;

    /// <summary>The node behind the subtree of <paramref name="node"/>.</summary>
    public int EndOf(int node) => _end[node];

    /// <summary>Whether every exit below a node leads to a leaf. False for a leaf.</summary>
    public bool IsLowest(int node) => _tier[node] == 0 && !Nodes[node].IsLeaf;

    /// <summary>Whether a node is in the piece of its parent.</summary>
    public bool IsWithParent(int node) => _isWithParent[node];

    /// <summary>The tests and exits of its own piece in the subtree of a node that tests.</summary>
    public PieceRange RangeOf(int node) => _ranges[node];

    /// <summary>The node where an exit leads.</summary>
    public int NodeAt(int exit) => _nodeAt[exit];

    /// <summary>Takes the next tree.</summary>
    public void Load(TreeNode[] nodes)
    {
        Nodes = nodes;
        WorkingSpace.Reserve(ref _end, nodes.Length);
        WorkingSpace.Reserve(ref _tier, nodes.Length);
        WorkingSpace.Reserve(ref _isWithParent, nodes.Length);
        WorkingSpace.Reserve(ref _slot, nodes.Length);
        WorkingSpace.Reserve(ref _ranges, nodes.Length);
        Cut();
        Place();
    }

    /// <summary>Cuts the tree, from the leaves up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Cut()
    {
        for (var k = Nodes.Length - 1; k >= 0; k--)
        {
            (_end[k], _tier[k], _isWithParent[k], _ranges[k]) = (k + 1, 0, false, default);
            if (!Nodes[k].IsLeaf)
            {
                Join(k, k + 1, Nodes[k].Right);
            }
        }
    }

    /// <summary>Gives a test to the piece below it, or to the one on either side, if there is room; else it begins the next tier.</summary>
    private void Join(int node, int left, int right)
    {
        var tier = Math.Max(_tier[left], _tier[right]);
        var tests = 1 + (_tier[left] == tier ? _ranges[left].Tests : 0) + (_tier[right] == tier ? _ranges[right].Tests : 0);
        if (tests > MostTests)
        {
            (tier, tests) = ((ushort)(tier + 1), 1);
        }

        (_end[node], _tier[node], _ranges[node]) = (_end[right], tier, new PieceRange(0, tests, 0));
        _isWithParent[left] = _tier[left] == tier && !Nodes[left].IsLeaf;
        _isWithParent[right] = _tier[right] == tier && !Nodes[right].IsLeaf;
    }

    /// <summary>How many tests a child brings into the piece of its parent.</summary>
    private int TestsFrom(int child) => _isWithParent[child] ? _ranges[child].Tests : 0;

    /// <summary>Gives tests and exits their places, from the root down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place()
    {
        (_nextTest, _nextExit) = (0, 0);
        var tests = Nodes.Length / 2;
        WorkingSpace.Reserve(ref _tests, tests);
        WorkingSpace.Reserve(ref _nodeAt, 2 * tests);
        for (var k = 0; k < Nodes.Length; k++)
        {
            if (!Nodes[k].IsLeaf)
            {
                if (!_isWithParent[k])
                {
                    BeginPiece(k);
                }

                PlaceBelow(k);
            }
        }
    }

    private void BeginPiece(int node)
    {
        var range = _ranges[node] = _ranges[node] with { FirstTest = _nextTest, FirstExit = _nextExit };
        _slot[node] = ExitSlot + 1;
        _nextTest += range.Tests;
        _nextExit += range.Exits;
    }

    private void PlaceBelow(int node)
    {
        var (left, right, range) = (node + 1, Nodes[node].Right, _ranges[node]);
        var exitsOnLeft = _isWithParent[left] ? _ranges[left].Exits : 1;
        PlaceChild(left, range.FirstTest + 1, range.FirstExit, _slot[node] + (_isWithParent[right] ? 1 : 0));
        PlaceChild(right, range.EndTest - TestsFrom(right), range.FirstExit + exitsOnLeft, _slot[node]);
        _tests[range.FirstTest] = TestOf(node, exitsOnLeft);
    }

    private PieceTest TestOf(int node, int exitsOnLeft)
    {
        var (left, right, column) = (node + 1, Nodes[node].Right, Nodes[node].Column);
        var test = WalkNode.Of(Nodes[node], 0, matrix.Layout.Slots[column], matrix.HasMissing[column]);
        if (_isWithParent[left] || !_isWithParent[right])
        {
            var far = _isWithParent[right] ? _slot[right] : (ushort)ExitSlot;
            var nearTests = _isWithParent[left] ? byte.MaxValue : (byte)0;
            return new PieceTest(_slot[node], far, (ushort)test.ByteOffset, test.Mask, test.Shift, test.Bound, nearTests, 0, (byte)exitsOnLeft);
        }

        // What reaches the bound is, when the bound is taken off, below 256 − bound; everything reaches 0.
        var (mask, shift, bound) = test.Bound == 0 ? ((byte)0, (byte)0, (byte)1) : (test.Mask, (byte)(test.Shift + test.Bound), (byte)-test.Bound);
        return new PieceTest(_slot[node], ExitSlot, (ushort)test.ByteOffset, mask, shift, bound, byte.MaxValue, 1, 0);
    }

    /// <summary>Places a child at the given test, or at the given exit if it is not in the piece of its parent.</summary>
    private void PlaceChild(int child, int test, int exit, int slot)
    {
        if (_isWithParent[child])
        {
            _ranges[child] = _ranges[child] with { FirstTest = test, FirstExit = exit };
            _slot[child] = (ushort)slot;
        }
        else
        {
            _nodeAt[exit] = child;
        }
    }
}
