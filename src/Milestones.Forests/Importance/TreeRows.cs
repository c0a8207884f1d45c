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
    private int[] _drawnRows = [];
    private Tree? _tree;
    private int[] _matrixRow = [];
    private int[] _leafOfRow = [];
    private byte[] _label = [];
    private int[] _lossIndexAt = [];
    private int[] _firstRow = [];
    private int[] _subtreeEnd = [];

    public TreeRows(RandomForest forest, BinnedMatrix matrix, bool[] labels, ForestLoss loss)
    {
        _forest = forest;
        _matrix = matrix;
        _labels = labels;
        _loss = loss;
        _counts = new byte[matrix.RowCount];
        _units = new byte[forest.InBag.UnitSpace];
        Walk = new WalkingTree(matrix);
    }

    /// <summary>The tree as it is walked.</summary>
    public WalkingTree Walk { get; }

    /// <summary>The tree's nodes.</summary>
    public TreeNode[] Nodes { get; private set; } = [];

    /// <summary>How many rows there are; they are numbered from 0 in the order of their leaves.</summary>
    public int Count { get; private set; }

    /// <summary>Each row's number in the matrix.</summary>
    public int[] MatrixRow => _matrixRow;

    /// <summary>The leaf that each row reaches.</summary>
    public int[] LeafOfRow => _leafOfRow;

    /// <summary>0 or 1; behind the last row is room for a vector.</summary>
    public byte[] Label => _label;

    /// <summary>The node after the subtree of <paramref name="node"/>.</summary>
    public int SubtreeEnd(int node) => _subtreeEnd[node];

    /// <summary>The first row below a node …</summary>
    public int FirstRow(int node) => _firstRow[node];

    /// <summary>… and the row after the last one.</summary>
    public int EndRow(int node) => _firstRow[_subtreeEnd[node]];

    /// <summary>Per place in the walk, where <see cref="Losses"/> holds the loss of a negative row, followed by that of a
    /// positive one; 0 where no leaf stands.</summary>
    public int[] LossIndexAt => _lossIndexAt;

    /// <summary>The losses of the leaf values; two zeros first.</summary>
    public double[] Losses { get; private set; } = [];

    /// <summary>The loss of a row with the given label in a leaf.</summary>
    public double Loss(int leaf, int label) => Losses[LossIndexOf(leaf) + label];

    /// <summary>The probability in a leaf, in units of <see cref="RandomForest.ProbabilityUnit"/>.</summary>
    public long ProbabilityUnits(int leaf) => _tree!.Leaves[Nodes[leaf].LeafValue].ProbabilityUnits;

    /// <summary>Takes a tree.</summary>
    public void Load(int index)
    {
        var tree = _forest.Trees[index];
        _tree = tree;
        Nodes = tree.Nodes;
        Walk.Load(tree);
        TabulateLosses(tree);
        _forest.InBag.Draw(index, _counts, _units);
        ListOutOfBag();
        var leaves = LeafOfRow.AsSpan(0, Count); // of the rows as they are drawn, until they are sorted
        Walk.Advance(_matrix.Packed, _drawnRows.AsSpan(0, Count), leaves);
        foreach (ref var leaf in leaves)
        {
            leaf = Walk.NodeAt(leaf);
        }

        FindRanges();
        NumberByLeaf();
    }

    private void TabulateLosses(Tree tree)
    {
        Losses = new double[2 * (tree.Leaves.Length + 1)]; // the first pair, 0, is for nodes that are not leaves
        for (var k = 0; k < tree.Leaves.Length; k++)
        {
            (Losses[(2 * k) + 2], Losses[(2 * k) + 3]) = LossesOf(tree.Leaves[k]);
        }

        WorkingSpace.Reserve(ref _lossIndexAt, Nodes.Length);
        for (var k = 0; k < Nodes.Length; k++)
        {
            _lossIndexAt[Walk.PlaceOf(k)] = Nodes[k].IsLeaf ? LossIndexOf(k) : 0;
        }
    }

    private int LossIndexOf(int leaf) => 2 * (Nodes[leaf].LeafValue + 1);

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
        WorkingSpace.Reserve(ref _label, rows + RowWord.Size);
        Count = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            _drawnRows[Count] = i;
            Count += _counts[i] == 0 ? 1 : 0;
        }

        LeafOfRow.AsSpan(0, Count).Clear();
    }

    private void FindRanges()
    {
        WorkingSpace.Reserve(ref _subtreeEnd, Nodes.Length);
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

        for (var k = Nodes.Length - 1; k >= 0; k--)
        {
            _subtreeEnd[k] = Nodes[k].IsLeaf ? k + 1 : _subtreeEnd[Nodes[k].Right];
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
}
