namespace Milestones.Forests.Trees;

/// <summary>Adds the predictions of one tree after the other to the sums of the rows. One per thread.</summary>
internal sealed class RowPrediction(RandomForest forest, BinnedMatrix matrix)
{
    /// <summary>Rows per walk: their numbers and nodes stay in the first-level cache.</summary>
    private const int Batch = 1024;

    private readonly WalkingTree _walk = new(matrix);
    private readonly int[] _rows = new int[Batch];
    private readonly int[] _places = new int[Batch];
    private readonly byte[] _counts = new byte[matrix.RowCount];
    private readonly byte[] _units = new byte[forest.InBag.UnitSpace];
    private long[] _values = [];
    private Tree? _tree;

    /// <summary>Adds a tree's prediction of every row.</summary>
    public void AddAll(int index, long[] sums)
    {
        Load(index);
        Array.Clear(_counts);
        Add(sums, null);
    }

    /// <summary>Adds a tree's prediction of the rows that it did not see, and counts the tree for them.</summary>
    public void AddOutOfBag(int index, long[] sums, int[] trees)
    {
        Load(index);
        forest.InBag.Draw(index, _counts, _units);
        Add(sums, trees);
    }

    private void Load(int index)
    {
        _tree = forest.Trees[index];
        _walk.Load(_tree);
        _values = Array.ConvertAll(_tree.Leaves, l => l.ProbabilityUnits);
    }

    private void Add(long[] sums, int[]? trees)
    {
        var waiting = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            _rows[waiting] = i;
            waiting += _counts[i] == 0 ? 1 : 0;
            if (waiting == Batch)
            {
                AddWaiting(waiting, sums, trees);
                waiting = 0;
            }
        }

        AddWaiting(waiting, sums, trees);
    }

    private void AddWaiting(int waiting, long[] sums, int[]? trees)
    {
        _places.AsSpan(0, waiting).Clear(); // at the root
        _walk.Advance(matrix.Packed, _rows.AsSpan(0, waiting), _places.AsSpan(0, waiting));
        var nodes = _tree!.Nodes;
        for (var k = 0; k < waiting; k++)
        {
            Interlocked.Add(ref sums[_rows[k]], _values[nodes[_walk.NodeAt(_places[k])].LeafValue]);
            if (trees is not null)
            {
                Interlocked.Increment(ref trees[_rows[k]]);
            }
        }
    }
}
