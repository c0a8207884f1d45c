using Milestones.Forests.Trees;

namespace Milestones.Forests.Importance;

/// <summary>Rows that wait, each at a node and with the codes it may receive, until there are enough of them to walk
/// together.</summary>
internal sealed class WaitingRows
{
    /// <summary>Enough rows to walk together; few enough that they stay in the first-level cache.</summary>
    private const int Capacity = 1024;

    private readonly int[] _rows = new int[Capacity];
    private readonly int[] _places = new int[Capacity];
    private readonly CodeRange[] _codes = new CodeRange[Capacity];
    private int _count;

    /// <summary>The rows that wait.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

    /// <summary>The place of the node where each is.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, _count);

    /// <summary>What each may receive.</summary>
    public ReadOnlySpan<CodeRange> Codes => _codes.AsSpan(0, _count);

    /// <summary>Where the next rows are written, before <see cref="Add"/> takes them up.</summary>
    public Span<int> Free => _rows.AsSpan(_count);

    /// <summary>Takes up rows that were written to <see cref="Free"/>.</summary>
    public void Add(int count, int place, CodeRange codes)
    {
        _places.AsSpan(_count, count).Fill(place);
        _codes.AsSpan(_count, count).Fill(codes);
        _count += count;
    }

    /// <summary>Walks all of them to where they stop.</summary>
    public void Walk(WalkingTree tree, ReadOnlySpan<byte> packed) => tree.Advance(packed, Rows, _places.AsSpan(0, _count));

    public void Clear() => _count = 0;
}
