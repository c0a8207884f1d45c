using Milestones.Forests.Trees;

namespace Milestones.Forests.Importance;

/// <summary>Rows that wait until there are enough of them to walk in step, in the order in which they were sent.</summary>
internal sealed class WaitingRows
{
    /// <summary>Enough rows to walk in step; few enough that they stay in the first-level cache.</summary>
    public const int Capacity = 1024;

    private readonly int[] _rows = new int[Capacity];
    private readonly int[] _nodes = new int[Capacity];
    private readonly Party[] _parties = new Party[Capacity];
    private int _parted;

    /// <summary>Rows, <paramref name="Count"/> of them, that may receive the codes <paramref name="First"/> …
    /// <paramref name="Last"/>.</summary>
    public readonly record struct Party(int Count, int First, int Last);

    /// <summary>How many rows wait.</summary>
    public int Count { get; private set; }

    /// <summary>How many more may come.</summary>
    public int Free => Capacity - Count;

    /// <summary>The parties, in order.</summary>
    public ReadOnlySpan<Party> Parties => _parties.AsSpan(0, _parted);

    /// <summary>The rows of the parties, one after the other.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Where each row is.</summary>
    public ReadOnlySpan<int> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>Lets rows wait at a node; not more than are <see cref="Free"/>.</summary>
    public void Add(ReadOnlySpan<int> rows, int node, int first, int last)
    {
        rows.CopyTo(_rows.AsSpan(Count));
        _nodes.AsSpan(Count, rows.Length).Fill(node);
        Count += rows.Length;
        _parties[_parted++] = new Party(rows.Length, first, last);
    }

    /// <summary>Walks all of them to where they stop.</summary>
    public void Walk(TreeRows tree)
    {
        var padded = WalkingTree.Padded(Count);
        _rows.AsSpan(Count, padded - Count).Clear();
        _nodes.AsSpan(Count, padded - Count).Fill(tree.SomeLeaf);
        tree.Walk.Advance(tree.Packed, _rows.AsSpan(0, padded), _nodes.AsSpan(0, padded));
    }

    public void Clear()
    {
        Count = 0;
        _parted = 0;
    }
}
