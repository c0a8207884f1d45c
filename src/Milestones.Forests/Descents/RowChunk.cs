using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Descents;

/// <summary>
/// Up to a few thousand rows, turned over: for each byte of a packed row a plane, in which this byte of all rows lies side
/// by side, so that one comparison tests 64 rows. A 64-bit word stands for 64 neighbouring rows, a bit for each.
/// </summary>
internal sealed class RowChunk(RowLayout layout)
{
    /// <summary>How many rows a word stands for.</summary>
    public const int WordSize = 64;

    /// <summary>Bytes that the planes may take: they stay in the second-level cache.</summary>
    private const int MostBytes = 1 << 19;

    /// <summary>Enough rows that few chunks are needed, if they are not too long.</summary>
    private const int MostRows = 4096;

    /// <summary>So many rows a chunk holds, however long they are.</summary>
    public const int FewestRows = 512;

    private readonly byte[] _planes = new byte[layout.Stride * StrideFor(layout)];
    private readonly byte[] _labels = new byte[StrideFor(layout)];
    private readonly int[] _rows = new int[StrideFor(layout)];

    /// <summary>The most rows that a chunk holds; at least <see cref="FewestRows"/>.</summary>
    public int Capacity { get; } = CapacityFor(layout);

    /// <summary>Bytes from one plane to the next.</summary>
    public int Stride { get; } = StrideFor(layout);

    /// <summary>The planes, one after the other.</summary>
    public byte[] Planes => _planes;

    /// <summary>The rows' numbers.</summary>
    public int[] Rows => _rows;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    private static int CapacityFor(RowLayout layout) => Math.Clamp(MostBytes / layout.Stride / WordSize * WordSize, FewestRows, MostRows);

    /// <summary>Room for <see cref="FewestRows"/> that begin at the last row. An odd number of cache lines, so that equal places in different
    /// planes do not compete for the same few places of the cache.</summary>
    private static int StrideFor(RowLayout layout) => (((CapacityFor(layout) + FewestRows) / WordSize) | 1) * WordSize;

    /// <summary>The bits of the first rows of a word; of all when there are more than it has.</summary>
    public static ulong FirstOf(int rows) => rows >= WordSize ? ulong.MaxValue : (1ul << rows) - 1;

    /// <summary>Takes rows that lie side by side.</summary>
    /// <param name="packed">The packed rows, with room for a vector that begins in the last.</param>
    /// <param name="labels">Per packed row 0 or 1; none when nobody asks for them.</param>
    /// <param name="first">The first row …</param>
    /// <param name="end">… and the one behind the last.</param>
    public void Load(byte[] packed, byte[] labels, int first, int end)
    {
        for (var k = 0; k < end - first; k++)
        {
            _rows[k] = first + k;
        }

        Load(packed, labels, end - first);
    }

    /// <summary>Takes the first of the rows that <see cref="Rows"/> lists, at least one.</summary>
    /// <param name="packed">The packed rows, with room for a vector that begins in the last.</param>
    /// <param name="labels">Per packed row 0 or 1; none when nobody asks for them.</param>
    /// <param name="count">How many.</param>
    public unsafe void Load(byte[] packed, byte[] labels, int count)
    {
        Count = count;
        _rows.AsSpan(count, WordSize).Fill(_rows[0]); // words are turned over whole
        for (var k = 0; k < count && labels.Length > 0; k++)
        {
            _labels[k] = labels[_rows[k]];
        }

        fixed (byte* source = packed, planes = _planes)
        fixed (int* rows = _rows)
        {
            if (Avx512F.IsSupported)
            {
                TurnOver(source, layout.Stride, rows, count, planes, Stride);
            }
            else
            {
                TurnOverPlainly(source, layout.Stride, rows, count, planes, Stride);
            }
        }
    }

    /// <summary>The negative ones of the 64 rows from <paramref name="row"/> on, a bit for each.</summary>
    public ulong NegativesFrom(int row) => Vector512.Equals(Vector512.LoadUnsafe(ref _labels[row]), Vector512<byte>.Zero).ExtractMostSignificantBits();

    /// <summary>Those of the 64 rows from <paramref name="row"/> on whose byte at <paramref name="offset"/> of a packed row is not 0.
    /// </summary>
    public ulong NonzeroFrom(int row, int offset) =>
        ~Vector512.Equals(Vector512.LoadUnsafe(ref _planes[(offset * Stride) + row]), Vector512<byte>.Zero).ExtractMostSignificantBits();

    /// <summary>How many rows have some of the bits of <paramref name="mask"/> in the byte at <paramref name="offset"/> of a
    /// packed row.</summary>
    public int CountWith(int offset, byte mask)
    {
        ref var plane = ref _planes[offset * Stride];
        var count = 0;
        for (var i = 0; i < Count; i += WordSize)
        {
            var without = Vector512.Equals(Vector512.LoadUnsafe(ref plane, (nuint)i) & Vector512.Create(mask), Vector512<byte>.Zero);
            count += BitOperations.PopCount(~without.ExtractMostSignificantBits() & FirstOf(Count - i));
        }

        return count;
    }

    /// <summary>Adds the rows to counts by their values of a byte.</summary>
    /// <param name="offset">Which byte of a packed row.</param>
    /// <param name="counts">One per value.</param>
    public void AddCounts(int offset, Span<int> counts)
    {
        // The rows by turns to two counts: rows with equal values would wait for one another.
        Span<int> others = stackalloc int[256];
        others.Clear();
        var plane = _planes.AsSpan(offset * Stride, Count);
        for (var i = 1; i < plane.Length; i += 2)
        {
            counts[plane[i - 1]]++;
            others[plane[i]]++;
        }

        if (plane.Length % 2 != 0)
        {
            counts[plane[^1]]++;
        }

        for (var value = 0; value < others.Length; value++)
        {
            counts[value] += others[value];
        }
    }

    /// <summary>64 rows at a time: their words of eight bytes are exchanged among eight rows, and what then lies together, byte
    /// by byte, among the eights.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe void TurnOver(byte* packed, nint rowStride, int* rows, int count, byte* planes, nint stride)
    {
        var eights = stackalloc Vector512<ulong>[64];
        for (nint i = 0; i < count; i += WordSize)
        {
            for (nint k = 0; k < rowStride; k += Vector512<byte>.Count)
            {
                for (var eight = 0; eight < 8; eight++)
                {
                    var row = rows + i + (8 * eight);
                    var from = packed + k;
                    var a = Vector512.Load((ulong*)(from + (row[0] * rowStride)));
                    var b = Vector512.Load((ulong*)(from + (row[1] * rowStride)));
                    var c = Vector512.Load((ulong*)(from + (row[2] * rowStride)));
                    var d = Vector512.Load((ulong*)(from + (row[3] * rowStride)));
                    var e = Vector512.Load((ulong*)(from + (row[4] * rowStride)));
                    var f = Vector512.Load((ulong*)(from + (row[5] * rowStride)));
                    var g = Vector512.Load((ulong*)(from + (row[6] * rowStride)));
                    var h = Vector512.Load((ulong*)(from + (row[7] * rowStride)));
                    Transpose(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
                    eights[eight] = ByByte(a);
                    eights[8 + eight] = ByByte(b);
                    eights[16 + eight] = ByByte(c);
                    eights[24 + eight] = ByByte(d);
                    eights[32 + eight] = ByByte(e);
                    eights[40 + eight] = ByByte(f);
                    eights[48 + eight] = ByByte(g);
                    eights[56 + eight] = ByByte(h);
                }

                for (nint word = 0; word < Math.Min(8, (rowStride - k) / 8); word++)
                {
                    var eight = eights + (8 * word);
                    var (a, b, c, d, e, f, g, h) = (eight[0], eight[1], eight[2], eight[3], eight[4], eight[5], eight[6], eight[7]);
                    Transpose(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
                    var plane = planes + ((k + (8 * word)) * stride) + i;
                    a.Store((ulong*)plane);
                    b.Store((ulong*)(plane + stride));
                    c.Store((ulong*)(plane + (2 * stride)));
                    d.Store((ulong*)(plane + (3 * stride)));
                    e.Store((ulong*)(plane + (4 * stride)));
                    f.Store((ulong*)(plane + (5 * stride)));
                    g.Store((ulong*)(plane + (6 * stride)));
                    h.Store((ulong*)(plane + (7 * stride)));
                }
            }
        }
    }

    /// <summary>Exchanges rows and columns of eight by eight words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector512<ulong> a, ref Vector512<ulong> b, ref Vector512<ulong> c, ref Vector512<ulong> d,
        ref Vector512<ulong> e, ref Vector512<ulong> f, ref Vector512<ulong> g, ref Vector512<ulong> h)
    {
        const byte even = 0b10_00_10_00, odd = 0b11_01_11_01;
        Vector512<ulong> ab = Avx512F.UnpackLow(a, b), cd = Avx512F.UnpackLow(c, d), ef = Avx512F.UnpackLow(e, f), gh = Avx512F.UnpackLow(g, h);
        Vector512<ulong> ba = Avx512F.UnpackHigh(a, b), dc = Avx512F.UnpackHigh(c, d), fe = Avx512F.UnpackHigh(e, f), hg = Avx512F.UnpackHigh(g, h);
        Vector512<ulong> abcd = Avx512F.Shuffle4x128(ab, cd, even), efgh = Avx512F.Shuffle4x128(ef, gh, even);
        (a, e) = (Avx512F.Shuffle4x128(abcd, efgh, even), Avx512F.Shuffle4x128(abcd, efgh, odd));
        (abcd, efgh) = (Avx512F.Shuffle4x128(ab, cd, odd), Avx512F.Shuffle4x128(ef, gh, odd));
        (c, g) = (Avx512F.Shuffle4x128(abcd, efgh, even), Avx512F.Shuffle4x128(abcd, efgh, odd));
        (abcd, efgh) = (Avx512F.Shuffle4x128(ba, dc, even), Avx512F.Shuffle4x128(fe, hg, even));
        (b, f) = (Avx512F.Shuffle4x128(abcd, efgh, even), Avx512F.Shuffle4x128(abcd, efgh, odd));
        (abcd, efgh) = (Avx512F.Shuffle4x128(ba, dc, odd), Avx512F.Shuffle4x128(fe, hg, odd));
        (d, h) = (Avx512F.Shuffle4x128(abcd, efgh, even), Avx512F.Shuffle4x128(abcd, efgh, odd));
    }

    /// <summary>Exchanges rows and columns of eight by eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> ByByte(Vector512<ulong> words) => Vector512.ShuffleNative(words.AsByte(), Vector512.Create(
        (byte)0, 8, 16, 24, 32, 40, 48, 56, 1, 9, 17, 25, 33, 41, 49, 57, 2, 10, 18, 26, 34, 42, 50, 58, 3, 11, 19, 27, 35, 43, 51, 59,
        4, 12, 20, 28, 36, 44, 52, 60, 5, 13, 21, 29, 37, 45, 53, 61, 6, 14, 22, 30, 38, 46, 54, 62, 7, 15, 23, 31, 39, 47, 55, 63)).AsUInt64();

    /// <summary>Eight bytes of eight rows at a time: single bytes are exchanged between rows that are one apart, pairs between
    /// those two apart, fours between those four apart (Warren 2013, Hacker's Delight, 7–3).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe void TurnOverPlainly(byte* packed, nint rowStride, int* rows, int count, byte* planes, nint stride)
    {
        for (nint i = 0; i < count; i += 8)
        {
            for (nint k = 0; k < rowStride; k += 8)
            {
                var from = packed + k;
                ulong a = *(ulong*)(from + (rows[i] * rowStride)), b = *(ulong*)(from + (rows[i + 1] * rowStride));
                ulong c = *(ulong*)(from + (rows[i + 2] * rowStride)), d = *(ulong*)(from + (rows[i + 3] * rowStride));
                ulong e = *(ulong*)(from + (rows[i + 4] * rowStride)), f = *(ulong*)(from + (rows[i + 5] * rowStride));
                ulong g = *(ulong*)(from + (rows[i + 6] * rowStride)), h = *(ulong*)(from + (rows[i + 7] * rowStride));
                ExchangeTwice(ref a, ref b, ref c, ref d, 8, 0x00ff00ff00ff00ff);
                ExchangeTwice(ref e, ref f, ref g, ref h, 8, 0x00ff00ff00ff00ff);
                ExchangeTwice(ref a, ref c, ref b, ref d, 16, 0x0000ffff0000ffff);
                ExchangeTwice(ref e, ref g, ref f, ref h, 16, 0x0000ffff0000ffff);
                ExchangeTwice(ref a, ref e, ref b, ref f, 32, 0x00000000ffffffff);
                ExchangeTwice(ref c, ref g, ref d, ref h, 32, 0x00000000ffffffff);
                var plane = planes + (k * stride) + i;
                *(ulong*)plane = a;
                *(ulong*)(plane + stride) = b;
                *(ulong*)(plane + (2 * stride)) = c;
                *(ulong*)(plane + (3 * stride)) = d;
                *(ulong*)(plane + (4 * stride)) = e;
                *(ulong*)(plane + (5 * stride)) = f;
                *(ulong*)(plane + (6 * stride)) = g;
                *(ulong*)(plane + (7 * stride)) = h;
            }
        }
    }

    /// <summary>Exchanges the high bits in each group of one word with the low bits of another; and so for two more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeTwice(ref ulong a, ref ulong b, ref ulong c, ref ulong d, int bits, ulong low)
    {
        var (ab, cd) = (((a >> bits) ^ b) & low, ((c >> bits) ^ d) & low);
        (a, b, c, d) = (a ^ (ab << bits), b ^ ab, c ^ (cd << bits), d ^ cd);
    }
}
