using System.Runtime.CompilerServices;
using Milestones.Forests.Binning;
using Milestones.Forests.Descents;
using Milestones.Forests.Trees;

namespace Milestones.Forests.Importance;

/// <summary>
/// One tree and the rows that it did not see. The rows are numbered in the order of the leaves they reach, so that the
/// rows below any node are one contiguous range. One per thread, loaded with one tree after the other.
/// </summary>
internal sealed class TreeRows
{
    private readonly RandomForest _forest;
    private readonly BinnedMatrix _matrix;
    private readonly bool[] _labels;
    private readonly ForestLoss _loss;
    private readonly byte[] _counts;
    private readonly byte[] _units;
    private readonly LeafFinder _leafFinder;
    private int[] _drawnRows = [];
    private Tree? _tree;
    private int[] _matrixRow = [];
    private int[] _leafOfRow = [];
    private byte[] _label = [];
    private byte[] _packed = [];
    private double[] _losses = []; // per leaf value of a negative row, then of a positive one
    private int[] _firstRow = [];

    public TreeRows(RandomForest forest, BinnedMatrix matrix, bool[] labels, ForestLoss loss)
    {
        _forest = forest;
        _matrix = matrix;
        _labels = labels;
        _loss = loss;
        _counts = new byte[matrix.RowCount];
        _units = new byte[forest.InBag.UnitSpace];
        Walk = new WalkingTree(matrix);
        Tests = new SubtreeTests(Walk);
        Descent = new Descent(Tests, matrix.Layout);
        _leafFinder = new LeafFinder(this);
    }

    /// <summary>The tree as it is walked.</summary>
    public WalkingTree Walk { get; }

    /// <summary>The tests of the tree, subtree by subtree.</summary>
    public SubtreeTests Tests { get; }

    /// <summary>Sends the rows down subtrees.</summary>
    public Descent Descent { get; }

    /// <summary>The tree's nodes.</summary>
    public TreeNode[] Nodes { get; private set; } = [];

    /// <summary>How many rows there are; they are numbered from 0 in the order of their leaves.</summary>
    public int Count { get; private set; }

    /// <summary>Each row's number in the matrix.</summary>
    public int[] MatrixRow => _matrixRow;

    /// <summary>The leaf that each row reaches.</summary>
    public int[] LeafOfRow => _leafOfRow;

    /// <summary>0 or 1.</summary>
    public byte[] Label => _label;

    /// <summary>The packed rows, and room for a vector that begins in the last.</summary>
    public byte[] Packed => _packed;

    /// <summary>The node after the subtree of <paramref name="node"/>.</summary>
    public int SubtreeEnd(int node) => Tests.EndOf(node);

    /// <summary>The first row below a node …</summary>
    public int FirstRow(int node) => _firstRow[node];

    /// <summary>… and the row after the last one.</summary>
    public int EndRow(int node) => _firstRow[SubtreeEnd(node)];

    /// <summary>The loss of a row with the given label in a leaf.</summary>
    public double Loss(int leaf, int label) => _losses[(2 * Nodes[leaf].LeafValue) + label];

    /// <summary>The probability in a leaf, in units of <see cref="RandomForest.ProbabilityUnit"/>.</summary>
    public long ProbabilityUnits(int leaf) => _tree!.Leaves[Nodes[leaf].LeafValue].ProbabilityUnits;

    /// <summary>Takes a tree.</summary>
    public void Load(int index)
    {
        var tree = _forest.Trees[index];
        _tree = tree;
        Nodes = tree.Nodes;
        Walk.Load(tree);
        Tests.Load(Nodes);
        TabulateLosses(tree);
        _forest.InBag.Draw(index, _counts, _units);
        ListOutOfBag();
        FindLeaves();
        FindRanges();
        NumberByLeaf();
        CopyPacked();
        Descent.Take(_packed, _label);
    }

    private void TabulateLosses(Tree tree)
    {
        WorkingSpace.Reserve(ref _losses, 2 * tree.Leaves.Length);
        for (var k = 0; k < tree.Leaves.Length; k++)
        {
            (_losses[2 * k], _losses[(2 * k) + 1]) = LossesOf(tree.Leaves[k]);
        }
    }

    private (double Negative, double Positive) LossesOf(LeafValue leaf)
    {
        var (p, s) = (leaf.Probability, leaf.SmoothedProbability);
        return _loss == ForestLoss.Brier ? (p * p, (1 - p) * (1 - p)) : (-Math.Log(1 - s), -Math.Log(s));
    }

    private void ListOutOfBag()
    {
        var rows = _counts.AsSpan().Count((byte)0);
        WorkingSpace.Reserve(ref _drawnRows, rows + 1); // a row in the bag may be written behind the last one
        WorkingSpace.Reserve(ref _matrixRow, rows);
        WorkingSpace.Reserve(ref _leafOfRow, rows);
        WorkingSpace.Reserve(ref _label, rows);
        WorkingSpace.Reserve(ref _packed, _matrix.Layout.SizeFor(rows));
        Count = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            _drawnRows[Count] = i;
            Count += _counts[i] == 0 ? 1 : 0;
        }
    }

    /// <summary>Sends the rows down, a chunk after the other. They are listed anew, with their leaves, as they arrive.</summary>
    private void FindLeaves()
    {
        if (Nodes[0].IsLeaf)
        {
            LeafOfRow.AsSpan(0, Count).Clear();
            return;
        }

        _leafFinder.Begin();
        Descent.Take(_matrix.Packed, []);
        Descent.Begin(_leafFinder, [], 0, 0);
        for (var first = 0; first < Count; first += Descent.Capacity)
        {
            Descent.Send(_drawnRows.AsSpan(first, Math.Min(Descent.Capacity, Count - first)), 0, CodeRange.All);
        }

        Descent.Finish();
    }

    private void FindRanges()
    {
        WorkingSpace.Reserve(ref _firstRow, Nodes.Length + 1);
        var firstRow = _firstRow.AsSpan(0, Nodes.Length + 1);
        firstRow.Clear();
        foreach (var leaf in LeafOfRow.AsSpan(0, Count))
        {
            firstRow[leaf + 1]++;
        }

        for (var k = 0; k < Nodes.Length; k++)
        {
            firstRow[k + 1] += firstRow[k];
        }
    }

    private void NumberByLeaf()
    {
        for (var k = 0; k < Count; k++)
        {
            var row = _drawnRows[k];
            var to = _firstRow[LeafOfRow[k]]++; // becomes the first row of the next node; moved back below
            MatrixRow[to] = row;
            Label[to] = _labels[row] ? (byte)1 : (byte)0;
        }

        Array.Copy(_firstRow, 0, _firstRow, 1, Nodes.Length);
        _firstRow[0] = 0;
        for (var k = 0; k < Nodes.Length; k++)
        {
            if (Nodes[k].IsLeaf)
            {
                LeafOfRow.AsSpan(FirstRow(k), EndRow(k) - FirstRow(k)).Fill(k);
            }
        }
    }

    private unsafe void CopyPacked()
    {
        fixed (byte* source = _matrix.Packed, target = _packed)
        fixed (int* rows = _matrixRow)
        {
            CopyPacked((ulong*)source, rows, Count, _matrix.Layout.Stride / sizeof(ulong), (ulong*)target);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe void CopyPacked(ulong* source, int* rows, int count, nint words, ulong* target)
    {
        for (var i = 0; i < count; i++, target += words)
        {
            RowLayout.CopyRow(source + (rows[i] * words), target, words);
        }
    }

    /// <summary>Lists rows, numbered as in the matrix, with the leaves that they reach.</summary>
    private sealed class LeafFinder(TreeRows tree) : Arrivals(tree.Tests)
    {
        private int _found;

        /// <summary>Begins to list.</summary>
        public void Begin() => _found = 0;

        public override bool CanReceive(CodeRange codes) => true;

        public override ulong TakingPart(RowChunk rows, int first) => ulong.MaxValue;

        public override void Arrive(int row, int leaf, CodeRange codes)
        {
            (tree._drawnRows[_found], tree._leafOfRow[_found]) = (row, leaf); // those sent before, which are no longer needed
            _found++;
        }
    }
}
