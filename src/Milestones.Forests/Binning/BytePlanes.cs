using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Milestones.Forests.Binning;

/// <summary>Turns packed rows over: for each byte of a packed row a plane, in which this byte of all rows lies side by side.</summary>
internal static unsafe class BytePlanes
{
    /// <summary>Rows are turned over in blocks of so many.</summary>
    public const int Block = 64;

    /// <summary>The bits of the first rows of a block; of all when there are more than it has.</summary>
    public static ulong FirstOf(int rows) => rows >= Block ? ulong.MaxValue : (1ul << rows) - 1;

    /// <summary>Fills the planes.</summary>
    /// <param name="packed">The packed rows, with room for a vector that begins in the last.</param>
    /// <param name="rowStride">Bytes per packed row, a multiple of 8.</param>
    /// <param name="rows">Which rows; of the last block, all entries are read.</param>
    /// <param name="count">How many.</param>
    /// <param name="planes">The planes, one after the other, with room for whole blocks.</param>
    /// <param name="stride">Bytes from one plane to the next.</param>
    public static void TurnOver(byte* packed, nint rowStride, int* rows, int count, byte* planes, nint stride)
    {
        if (Avx512F.IsSupported)
        {
            TurnOverByVectors(packed, rowStride, rows, count, planes, stride);
        }
        else
        {
            TurnOverPlainly(packed, rowStride, rows, count, planes, stride);
        }
    }

    /// <summary>64 rows at a time: their words of eight bytes are exchanged among eight rows, and what then lies together, byte
    /// by byte, among the eights.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TurnOverByVectors(byte* packed, nint rowStride, int* rows, int count, byte* planes, nint stride)
    {
        var eights = stackalloc Vector512<ulong>[64];
        for (nint i = 0; i < count; i += Block)
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
    private static void TurnOverPlainly(byte* packed, nint rowStride, int* rows, int count, byte* planes, nint stride)
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
