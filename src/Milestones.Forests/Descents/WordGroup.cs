using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Milestones.Forests.Descents;

/// <summary>A few neighbouring words of a chunk, which go down a subtree together: a slot holds which rows of each word are
/// there.</summary>
/// <param name="chunk">The rows.</param>
/// <param name="first">The first row in the chunk.</param>
/// <param name="masks">The slots of the first word.</param>
/// <param name="stride">From a slot of one word to that of the next word.</param>
/// <param name="count">How many words; at most <see cref="MaxWords"/>, and there are masks for as many.</param>
internal readonly unsafe ref struct WordGroup(RowChunk chunk, int first, ulong* masks, int stride, int count)
{
    /// <summary>As many words are parted at one reading of the tests.</summary>
    public const int MaxWords = 4;

    /// <summary>Room for a list of all rows of a group.</summary>
    public const int RoomForRows = (MaxWords * RowChunk.WordSize) + SlotRows.WrittenBehind;

    /// <summary>Where the rows are.</summary>
    public RowChunk Chunk => chunk;

    /// <summary>The first row in the chunk.</summary>
    public int First => first;

    /// <summary>The slots of the first word.</summary>
    public ulong* Masks => masks;

    /// <summary>From a slot of one word to that of the next word.</summary>
    public int Stride => stride;

    /// <summary>How many words.</summary>
    public int Count => count;

    /// <summary>Lists the rows that are at an exit.</summary>
    /// <param name="exit">The exit.</param>
    /// <param name="list">Room for all rows of the group, and for what <see cref="SlotRows.ListTo"/> writes behind.</param>
    public ReadOnlySpan<int> List(int exit, Span<int> list)
    {
        var slots = new ReadOnlySpan<ulong>(masks + SubtreeTests.SlotOf(exit), ((count - 1) * stride) + 1);
        var there = new SlotRows(chunk.Rows.AsSpan(first), slots, stride, count);
        var rows = there.Count();
        if (rows > 0)
        {
            there.ListTo(list);
        }

        return list[..rows];
    }

    /// <summary>Puts rows of a word into a slot.</summary>
    public void Set(int slot, int word, ulong rows) => masks[slot + (word * stride)] = rows;

    /// <summary>Puts the rows of one slot into another too.</summary>
    public void Copy(int slot, int to)
    {
        for (var word = 0; word < count; word++)
        {
            masks[to + (word * stride)] = masks[slot + (word * stride)];
        }
    }

    /// <summary>Parts the rows at each of the tests, in their order.</summary>
    public void Part(ReadOnlySpan<WordTest> tests)
    {
        fixed (WordTest* test = tests)
        fixed (byte* planes = chunk.Planes)
        {
            if (count == 1)
            {
                PartOne(test, test + tests.Length, planes + first, chunk.Stride, masks);
            }
            else
            {
                PartFour(test, test + tests.Length, planes + first, chunk.Stride, masks, stride);
            }
        }
    }

    /// <summary>Σ over exits of what they give for a row, for all rows there.</summary>
    /// <param name="firstExit">The first exit.</param>
    /// <param name="endExit">The one behind the last.</param>
    /// <param name="perNegative">Per exit, from the first one on, for a negative row; with room for a vector behind the last.</param>
    /// <param name="perPositive">The same for a positive row.</param>
    public double SumAt(int firstExit, int endExit, ReadOnlySpan<double> perNegative, ReadOnlySpan<double> perPositive)
    {
        var negatives = stackalloc ulong[MaxWords];
        for (var word = 0; word < count; word++)
        {
            negatives[word] = chunk.NegativesFrom(first + (word * RowChunk.WordSize));
        }

        fixed (double* negative = perNegative, positive = perPositive)
        {
            return Sum(masks + SubtreeTests.SlotOf(firstExit), stride, count, endExit - firstExit, negatives, negative, positive);
        }
    }

    // These loops and their like are compiled well at once: a small forest would otherwise be done before the runtime gets to it.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PartOne(WordTest* test, WordTest* end, byte* planes, nint planeStride, ulong* masks)
    {
        for (; test < end; test++)
        {
            var rows = masks[test->Slot];
            var codes = (Vector512.Load(planes + (test->Plane * planeStride)) & Vector512.Create(test->Mask)) - Vector512.Create(test->Shift);
            var goLeft = Vector512.LessThan(codes, Vector512.Create(test->Bound)).ExtractMostSignificantBits() & rows;
            masks[test->Left] = goLeft;
            masks[test->Right] = goLeft ^ rows;
        }
    }

    /// <summary>Four words, even if there are rows in fewer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PartFour(WordTest* test, WordTest* end, byte* planes, nint planeStride, ulong* masks0, nint stride)
    {
        ulong* masks1 = masks0 + stride, masks2 = masks1 + stride, masks3 = masks2 + stride;
        for (; test < end; test++)
        {
            nint slot = test->Slot, left = test->Left, right = test->Right;
            var plane = planes + (test->Plane * planeStride);
            var (mask, shift, bound) = (Vector512.Create(test->Mask), Vector512.Create(test->Shift), Vector512.Create(test->Bound));
            ulong rows0 = masks0[slot], rows1 = masks1[slot], rows2 = masks2[slot], rows3 = masks3[slot];
            var left0 = Vector512.LessThan((Vector512.Load(plane) & mask) - shift, bound).ExtractMostSignificantBits() & rows0;
            var left1 = Vector512.LessThan((Vector512.Load(plane + 64) & mask) - shift, bound).ExtractMostSignificantBits() & rows1;
            var left2 = Vector512.LessThan((Vector512.Load(plane + 128) & mask) - shift, bound).ExtractMostSignificantBits() & rows2;
            var left3 = Vector512.LessThan((Vector512.Load(plane + 192) & mask) - shift, bound).ExtractMostSignificantBits() & rows3;
            masks0[left] = left0;
            masks1[left] = left1;
            masks2[left] = left2;
            masks3[left] = left3;
            masks0[right] = left0 ^ rows0;
            masks1[right] = left1 ^ rows1;
            masks2[right] = left2 ^ rows2;
            masks3[right] = left3 ^ rows3;
        }
    }

    /// <summary>Eight exits at a time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ulong* masks, nint stride, int words, int exits, ulong* negatives, double* perNegative, double* perPositive)
    {
        var sum = Vector512<double>.Zero;
        for (var exit = 0; exit < exits; exit += Vector512<ulong>.Count)
        {
            var (negativeBits, positiveBits) = (Vector512<byte>.Zero, Vector512<byte>.Zero);
            var meant = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)(exits - exit))).AsUInt64();
            var slots = masks + SubtreeTests.SlotOf(exit);
            for (var word = 0; word < words; word++, slots += stride)
            {
                var rows = EverySecond(slots) & meant;
                var negative = rows & Vector512.Create(negatives[word]);
                negativeBits += BitCount.OfBytes(negative);
                positiveBits += BitCount.OfBytes(rows ^ negative);
            }

            sum += BitCount.SumOfBytes(negativeBits) * Vector512.Load(perNegative + exit);
            sum += BitCount.SumOfBytes(positiveBits) * Vector512.Load(perPositive + exit);
        }

        return Vector512.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> EverySecond(ulong* slots) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64x2(Vector512.Load(slots), Vector512.Create(0ul, 2, 4, 6, 8, 10, 12, 14), Vector512.Load(slots + 8))
        : Vector512.Create(slots[0], slots[2], slots[4], slots[6], slots[8], slots[10], slots[12], slots[14]);
}
