using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Milestones.Forests.Binning;

/// <summary>Turns packed rows over: for each byte of a packed row a plane, in which this byte of all rows lies side by side.</summary>
internal static unsafe class BytePlanes
{
    /// <summary>Rows are turned over in blocks of so many.</summary>
    public const int Block = 64;

    private const int WordSize = sizeof(ulong);
    private const int WordsInVector = 8;

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
    /// by byte, among the eights. What is left of a row, if it fills half a vector only, is read as half a vector: rows from all
    /// over the memory then seldom take two cache lines.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TurnOverByVectors(byte* packed, nint rowStride, int* rows, int count, byte* planes, nint stride)
    {
        var eights = stackalloc Vector512<ulong>[8 * WordsInVector];
        for (nint i = 0; i < count; i += Block)
        {
            nint words;
            for (nint k = 0; k < rowStride; k += words * WordSize)
            {
                words = Math.Min(WordsInVector, (rowStride - k) / WordSize);
                for (var eight = 0; eight < 8; eight++)
                {
                    if (words > WordsInVector / 2)
                    {
                        ExchangeEightWords(packed + k, rowStride, rows + i + (8 * eight), eights + eight);
                    }
                    else
                    {
                        ExchangeFourWords(packed + k, rowStride, rows + i + (8 * eight), eights + eight);
                    }
                }

                ExchangeEights(eights, words, planes + (k * stride) + i, stride);
            }
        }
    }

    /// <summary>Lays the same byte of eight rows side by side, and the eight bytes of a word in one vector: word k in the vector 8k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeEightWords(byte* packed, nint rowStride, int* row, Vector512<ulong>* words)
    {
        var a = Vector512.Load((ulong*)(packed + (row[0] * rowStride)));
        var b = Vector512.Load((ulong*)(packed + (row[1] * rowStride)));
        var c = Vector512.Load((ulong*)(packed + (row[2] * rowStride)));
        var d = Vector512.Load((ulong*)(packed + (row[3] * rowStride)));
        var e = Vector512.Load((ulong*)(packed + (row[4] * rowStride)));
        var f = Vector512.Load((ulong*)(packed + (row[5] * rowStride)));
        var g = Vector512.Load((ulong*)(packed + (row[6] * rowStride)));
        var h = Vector512.Load((ulong*)(packed + (row[7] * rowStride)));
        Transpose(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
        words[0] = ByByte(a);
        words[8] = ByByte(b);
        words[16] = ByByte(c);
        words[24] = ByByte(d);
        words[32] = ByByte(e);
        words[40] = ByByte(f);
        words[48] = ByByte(g);
        words[56] = ByByte(h);
    }

    /// <summary>The same of rows that have no more than four words here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeFourWords(byte* packed, nint rowStride, int* row, Vector512<ulong>* words)
    {
        var (ae, bf) = (LoadFourWords(packed, rowStride, row[0], row[4]), LoadFourWords(packed, rowStride, row[1], row[5]));
        var (cg, dh) = (LoadFourWords(packed, rowStride, row[2], row[6]), LoadFourWords(packed, rowStride, row[3], row[7]));
        Vector512<ulong> low = Avx512F.UnpackLow(ae, bf), high = Avx512F.UnpackHigh(ae, bf);
        Vector512<ulong> lowBehind = Avx512F.UnpackLow(cg, dh), highBehind = Avx512F.UnpackHigh(cg, dh);
        var (first, second) = (Vector512.Create(0ul, 1, 8, 9, 4, 5, 12, 13), Vector512.Create(2ul, 3, 10, 11, 6, 7, 14, 15));
        words[0] = ByByte(Avx512F.PermuteVar8x64x2(low, first, lowBehind));
        words[8] = ByByte(Avx512F.PermuteVar8x64x2(high, first, highBehind));
        words[16] = ByByte(Avx512F.PermuteVar8x64x2(low, second, lowBehind));
        words[24] = ByByte(Avx512F.PermuteVar8x64x2(high, second, highBehind));
    }

    /// <summary>Four words of one row, and behind them four of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> LoadFourWords(byte* packed, nint rowStride, int first, int second) =>
        Vector512.Create(Vector256.Load((ulong*)(packed + (first * rowStride))), Vector256.Load((ulong*)(packed + (second * rowStride))));

    /// <summary>Lays the bytes of the eight eights of 64 rows side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeEights(Vector512<ulong>* eights, nint words, byte* planes, nint stride)
    {
        for (nint word = 0; word < words; word++, eights += 8, planes += WordSize * stride)
        {
            var (a, b, c, d, e, f, g, h) = (eights[0], eights[1], eights[2], eights[3], eights[4], eights[5], eights[6], eights[7]);
            Transpose(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
            a.Store((ulong*)planes);
            b.Store((ulong*)(planes + stride));
            c.Store((ulong*)(planes + (2 * stride)));
            d.Store((ulong*)(planes + (3 * stride)));
            e.Store((ulong*)(planes + (4 * stride)));
            f.Store((ulong*)(planes + (5 * stride)));
            g.Store((ulong*)(planes + (6 * stride)));
            h.Store((ulong*)(planes + (7 * stride)));
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
