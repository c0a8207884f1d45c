namespace Milestones.Forests;

/// <summary>Memory that begins at a cache line and shares none with anything else: a thread that often writes to it would otherwise
/// wait for what others write beside it. All 0 at first; <c>fixed</c> finds where it begins.</summary>
internal sealed unsafe class CacheLines
{
    /// <summary>Bytes of a cache line.</summary>
    public const int Line = 64;

    private readonly byte[] _array;
    private readonly int _first;

    public CacheLines(int bytes)
    {
        _array = GC.AllocateArray<byte>(bytes + (2 * Line), pinned: true);
        fixed (byte* start = _array)
        {
            _first = (int)((Line - ((nuint)start % Line)) % Line);
        }
    }

    public ref byte GetPinnableReference() => ref _array[_first];
}
