using System.Runtime.CompilerServices;
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
    private readonly LeafOrder _leafOrder;
    private readonly WalkingTree _walk;
    private bool _walkIsLoaded;
    private bool _leavesAreListed;
    private Tree? _tree;
    private LabelledRow[] _rows = []; // of the matrix
    private int[] _leafOfRow = [];
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
        _walk = new WalkingTree(matrix);
        Pieces = new TreePieces(matrix);
        var (search, chunk) = (new ExitSearch(Pieces), new RowChunk(matrix.Layout));
        Descent = new Descent(Pieces, matrix.Layout, search, chunk);
        _leafOrder = new LeafOrder(Pieces, matrix.Layout, search, chunk);
    }

    /// <summary>The tree as it is walked.</summary>
    public WalkingTree Walk
    {
        get
        {
            if (!_walkIsLoaded)
            {
                _walk.Load(_tree!);
                _walkIsLoaded = true;
            }

            return _walk;
        }
    }

    /// <summary>The tree in pieces.</summary>
    public TreePieces Pieces { get; }

    /// <summary>Sends the rows down subtrees.</summary>
    public Descent Descent { get; }

    /// <summary>The tree's nodes.</summary>
    public TreeNode[] Nodes { get; private set; } = [];

    /// <summary>How many rows there are; they are numbered from 0 in the order of their leaves.</summary>
    public int Count { get; private set; }

    /// <summary>The leaf that each row reaches.</summary>
    public int[] LeafOfRow
    {
        get
        {
            if (!_leavesAreListed)
            {
                ListLeaves();
                _leavesAreListed = true;
            }

            return _leafOfRow;
        }
    }

    /// <summary>The packed rows, and room for a vector that begins in the last.</summary>
    public byte[] Packed => _packed;

    /// <summary>The node after the subtree of <paramref name="node"/>.</summary>
    public int SubtreeEnd(int node) => Pieces.EndOf(node);

    /// <summary>The first row below a node …</summary>
    public int FirstRow(int node) => _firstRow[node];

    /// <summary>… and the row after the last one.</summary>
    public int EndRow(int node) => _firstRow[SubtreeEnd(node)];

    /// <summary>A row's number in the matrix.</summary>
    public int MatrixRow(int row) => _rows[row].Row;

    /// <summary>The numbers of all rows in the matrix.</summary>
    public int[] MatrixRows() => Array.ConvertAll(_rows[..Count], row => row.Row);

    /// <summary>A row's label, 0 or 1.</summary>
    public int Label(int row) => _rows[row].Label;

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
        (_walkIsLoaded, _leavesAreListed) = (false, false);
        Pieces.Load(Nodes);
        TabulateLosses(tree);
        _forest.InBag.Draw(index, _counts, _units);
        ListOutOfBag();
        SortByLeaf();
        Descent.Take(_packed, _rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ListOutOfBag()
    {
        var rows = _counts.AsSpan().Count((byte)0);
        WorkingSpace.Reserve(ref _rows, rows + 1); // a row in the bag may be written behind the last one
        WorkingSpace.Reserve(ref _packed, _matrix.Layout.SizeFor(rows));
        Count = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            _rows[Count] = LabelledRow.Of(i, _labels[i] ? 1 : 0);
            Count += _counts[i] == 0 ? 1 : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SortByLeaf()
    {
        WorkingSpace.Reserve(ref _firstRow, Nodes.Length + 1);
        _leafOrder.Sort(_matrix.Packed, _rows.AsSpan(0, Count), _packed, _firstRow);
        var before = 0;
        foreach (ref var rows in _firstRow.AsSpan(0, Nodes.Length + 1))
        {
            (rows, before) = (before, before + rows);
        }
    }

    private void ListLeaves()
    {
        WorkingSpace.Reserve(ref _leafOfRow, Count);
        for (var k = 0; k < Nodes.Length; k++)
        {
            if (Nodes[k].IsLeaf)
            {
                _leafOfRow.AsSpan(FirstRow(k), EndRow(k) - FirstRow(k)).Fill(k);
            }
        }
    }
}
