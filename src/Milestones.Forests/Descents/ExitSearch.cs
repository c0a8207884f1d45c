using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Descents;

/// <summary>
/// Finds the exits by which rows leave a piece of a tree, without looking which tests a row gets to: from the leaves up, every
/// test is asked about all rows, 64 at a time, and chooses for each among the exits found on its two sides.
/// </summary>
/// <param name="pieces">The tree.</param>
internal sealed unsafe class ExitSearch(TreePieces pieces)
{
    /// <summary>So many entries behind the last row's exit may be written.</summary>
    public const int WrittenBehind = WordSize - 1;

    /// <summary>So many words of 64 rows are asked at one reading of the tests.</summary>
    private const int Words = 4;

    private const int WordSize = RowChunk.WordSize;
    private const int SlotSize = Words * WordSize;

    private readonly CacheLines _slots = new(TreePieces.Slots * SlotSize);
    private byte[] _atForks = []; // per fork and row 255 or 0
    private bool[] _isReached = []; // per fork, whether any row is there

    /// <summary>Finds the exits of all rows of a chunk, which go one way only.</summary>
    /// <param name="chunk">The rows.</param>
    /// <param name="range">The tests and exits of a piece.</param>
    /// <param name="exits">Per row its exit, counted from the first; up to <see cref="WrittenBehind"/> entries behind are written too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(RowChunk chunk, PieceRange range, Span<byte> exits)
    {
        fixed (byte* slots = _slots, planes = chunk.Planes)
        fixed (PieceTest* tests = pieces.Tests)
        {
            for (var row = 0; row < chunk.Count; row += SlotSize)
            {
                var words = WordsBetween(row, chunk.Count);
                Ask(tests + range.FirstTest, tests + range.EndTest, planes + row, chunk.Stride, words, slots);
                new ReadOnlySpan<byte>(slots + (tests[range.FirstTest].Slot * SlotSize), words * WordSize).CopyTo(exits[row..]);
            }
        }
    }

    /// <summary>Lets rows leave a piece by routes, on which some go several ways.</summary>
    /// <param name="chunk">Where the rows are.</param>
    /// <param name="first">The first of them …</param>
    /// <param name="end">… and the one behind the last.</param>
    /// <param name="arrivals">Knows which of the rows take part; null when all do.</param>
    /// <param name="routes">The routes.</param>
    /// <param name="departures">Takes note of the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(RowChunk chunk, int first, int end, Arrivals? arrivals, Routes routes, Departures departures)
    {
        WorkingSpace.ReserveForGrowth(ref _atForks, routes.Forks.Length * SlotSize);
        WorkingSpace.ReserveForGrowth(ref _isReached, routes.Forks.Length);
        var beginning = stackalloc Vector512<byte>[Words];
        fixed (PieceTest* tests = pieces.Tests)
        fixed (byte* slots = _slots, planes = chunk.Planes, atForks = _atForks)
        {
            for (var row = first; row < end; row += SlotSize)
            {
                var words = WordsBetween(row, end);
                for (var word = 0; word < words; word++)
                {
                    var from = row + (word * WordSize);
                    var rows = ByteBlock.FirstOf(Math.Min(end - from, WordSize));
                    beginning[word] = arrivals is null ? rows : rows & arrivals.TakingPart(chunk, from);
                }

                foreach (ref readonly var route in routes.All)
                {
                    _isReached.AsSpan(route.FirstFork, route.EndFork - route.FirstFork).Clear();
                    if (route.Fork < 0 || _isReached[route.Fork])
                    {
                        AskOn(in route, routes.Forks, tests, planes + row, chunk.Stride, words, slots);
                        var slot = slots + ((route.Range.Tests == 0 ? TreePieces.ExitSlot : tests[route.Range.FirstTest].Slot) * SlotSize);
                        var here = route.Fork < 0 ? (byte*)beginning : atForks + (route.Fork * SlotSize);
                        Leave(in route, routes, slot, here, row, words, atForks, departures);
                    }
                }
            }
        }
    }

    private static int WordsBetween(int row, int end) => Math.Min(Words, (end - row + WordSize - 1) / WordSize);

    /// <summary>Lets the rows leave that are on a route; those at forks are kept for the routes from there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Leave(in Route route, Routes routes, byte* slot, byte* here, int row, int words, byte* atForks, Departures departures)
    {
        departures.Reserve(words * WordSize);
        var firstExit = Vector512.Create((byte)(route.Range.FirstExit - routes.Range.FirstExit));
        for (var word = 0; word < words * WordSize; word += WordSize)
        {
            var exits = Vector512.Load(slot + word) + firstExit;
            var leaving = Vector512.Load(here + word);
            for (var fork = route.FirstFork; fork < route.EndFork; fork++)
            {
                var exit = Vector512.Create((byte)(routes.Forks[fork].FirstExit - routes.Range.FirstExit));
                var atFork = Vector512.Equals(exits, exit) & leaving;
                atFork.Store(atForks + (fork * SlotSize) + word);
                _isReached[fork] |= atFork != Vector512<byte>.Zero;
                leaving = Vector512.AndNot(leaving, atFork);
            }

            departures.Add(exits, leaving, row + word);
        }
    }

    /// <summary>Asks the tests of a route. What is below a fork is left out: all rows there are at its first exit.</summary>
    private static void AskOn(in Route route, ReadOnlySpan<PieceRange> forks, PieceTest* tests, byte* planes, nint stride, int words, byte* slots)
    {
        var end = route.Range.EndTest;
        for (var k = route.EndFork - 1; k >= route.FirstFork; k--)
        {
            var fork = forks[k];
            Ask(tests + fork.EndTest, tests + end, planes, stride, words, slots);
            new Span<byte>(slots + (tests[fork.FirstTest].Slot * SlotSize), SlotSize).Clear();
            end = fork.FirstTest;
        }

        Ask(tests + route.Range.FirstTest, tests + end, planes, stride, words, slots);
    }

    private static void Ask(PieceTest* first, PieceTest* end, byte* planes, nint stride, int words, byte* slots)
    {
        if (words == 1)
        {
            AskOne(first, end, planes, stride, slots);
        }
        else
        {
            AskFour(first, end, planes, stride, slots);
        }
    }

    /// <summary>The exits of 64 rows below a test, counted from the leftmost.</summary>
    /// <param name="test">The test.</param>
    /// <param name="plane">The rows in its plane.</param>
    /// <param name="near">Their exits below the test asked just before; they matter if that is on the near side.</param>
    /// <param name="far">Their exits on the far side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> ExitsBelow(PieceTest* test, byte* plane, Vector512<byte> near, byte* far)
    {
        var onNear = (near & Vector512.Create(test->NearTests)) + Vector512.Create(test->BeforeNear);
        var onFar = Vector512.Load(far) + Vector512.Create(test->BeforeFar);
        var codes = (Vector512.Load(plane) & Vector512.Create(test->Mask)) - Vector512.Create(test->Shift);
        return Vector512.ConditionalSelect(Vector512.LessThan(codes, Vector512.Create(test->Bound)), onNear, onFar);
    }

    // These loops and their like are compiled well at once: a small forest would otherwise be done before the runtime gets to it.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AskOne(PieceTest* first, PieceTest* end, byte* planes, nint stride, byte* slots)
    {
        var exits = Vector512<byte>.Zero;
        for (var test = end - 1; test >= first; test--)
        {
            byte* plane = planes + (test->Plane * stride), far = slots + (test->Far * SlotSize), slot = slots + (test->Slot * SlotSize);
            exits = ExitsBelow(test, plane, exits, far);
            exits.Store(slot);
        }
    }

    /// <summary>Four words, even if there are rows in fewer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AskFour(PieceTest* first, PieceTest* end, byte* planes, nint stride, byte* slots)
    {
        var (exits0, exits1, exits2, exits3) = (Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.Zero);
        for (var test = end - 1; test >= first; test--)
        {
            byte* plane = planes + (test->Plane * stride), far = slots + (test->Far * SlotSize), slot = slots + (test->Slot * SlotSize);
            exits0 = ExitsBelow(test, plane, exits0, far);
            exits1 = ExitsBelow(test, plane + 64, exits1, far + 64);
            exits2 = ExitsBelow(test, plane + 128, exits2, far + 128);
            exits3 = ExitsBelow(test, plane + 192, exits3, far + 192);
            exits0.Store(slot);
            exits1.Store(slot + 64);
            exits2.Store(slot + 128);
            exits3.Store(slot + 192);
        }
    }
}
