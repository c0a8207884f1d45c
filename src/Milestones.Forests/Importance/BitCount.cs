using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Milestones.Forests.Importance;

/// <summary>Counts the bits of eight words at a time.</summary>
internal static class BitCount
{
    /// <summary>How many bits of each word are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> OfWords(Vector512<ulong> words) => SumOfBytes(OfBytes(words));

    /// <summary>How many bits of each byte are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> OfBytes(Vector512<ulong> words)
    {
        if (!Avx512BW.IsSupported)
        {
            // In pairs of bits, in fours, in eights (Warren 2013, Hacker's Delight, 5–1).
            var pairs = words - ((words >>> 1) & Vector512.Create(0x5555555555555555ul));
            var fours = (pairs & Vector512.Create(0x3333333333333333ul)) + ((pairs >>> 2) & Vector512.Create(0x3333333333333333ul));
            return ((fours + (fours >>> 4)) & Vector512.Create(0x0f0f0f0f0f0f0f0ful)).AsByte();
        }

        var bits = Vector512.Create(
            (byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,
            0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var low = Vector512.Create((byte)0x0f);
        return Avx512BW.Shuffle(bits, words.AsByte() & low) + Avx512BW.Shuffle(bits, (words >>> 4).AsByte() & low);
    }

    /// <summary>The sum of the eight bytes of each word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SumOfBytes(Vector512<byte> bytes)
    {
        if (Avx512BW.IsSupported)
        {
            return Vector512.ConvertToDouble(Avx512BW.SumAbsoluteDifferences(bytes, Vector512<byte>.Zero).AsInt64());
        }

        var pairs = (bytes.AsUInt16() & Vector512.Create((ushort)0xff)) + (bytes.AsUInt16() >>> 8);
        var fours = pairs.AsUInt32() + (pairs.AsUInt32() >>> 16);
        var eights = fours.AsUInt64() + (fours.AsUInt64() >>> 32);
        return Vector512.ConvertToDouble((eights & Vector512.Create(0xfffful)).AsInt64());
    }
}
