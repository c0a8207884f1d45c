using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Milestones.Usage.Events;

/// <summary>
/// A key in three words: together they tell keys of up to <see cref="LongestExact"/> bytes apart; of longer ones they are a hash.
/// </summary>
/// <param name="Low">The first bytes, or one half of the hash.</param>
/// <param name="High">The last bytes (they overlap the first ones where the key is short), or the other half.</param>
/// <param name="Length">Number of bytes.</param>
internal readonly record struct KeyWords(ulong Low, ulong High, int Length)
{
    /// <summary>Bytes that fit in the words.</summary>
    public const int LongestExact = 16;

    private const ulong First = 0xa0761d6478bd642f;
    private const ulong Second = 0xe7037ed1a0b428db;

    /// <summary>Whether the words are the key itself.</summary>
    public bool AreExact => Length <= LongestExact;

    /// <summary>A hash of the key, by a 64 × 64 → 128 bit product as in wyhash (Wang Yi 2019).</summary>
    public ulong Hash => Fold(Low ^ First, High ^ Second ^ (ulong)Length);

    /// <summary>The words of a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KeyWords Of(ReadOnlySpan<byte> key)
    {
        ref var first = ref MemoryMarshal.GetReference(key);
        return key.Length switch
        {
            > LongestExact => OfLong(key),
            >= 8 => new KeyWords(Word(ref first), Word(ref Unsafe.Add(ref first, key.Length - 8)), key.Length),
            >= 4 => new KeyWords(HalfWord(ref first), HalfWord(ref Unsafe.Add(ref first, key.Length - 4)), key.Length),
            > 0 => new KeyWords(first | ((ulong)key[key.Length / 2] << 8), key[^1], key.Length),
            _ => default,
        };
    }

    private static KeyWords OfLong(ReadOnlySpan<byte> key)
    {
        ulong low = First, high = Second;
        var rest = key;
        for (; rest.Length > LongestExact; rest = rest[LongestExact..])
        {
            ref var first = ref MemoryMarshal.GetReference(rest);
            low = Fold(low ^ Word(ref first), First ^ Word(ref Unsafe.Add(ref first, 8)));
            high = Fold(high ^ low, Second);
        }

        var last = Of(rest);
        return new KeyWords(Fold(low ^ last.Low, Second ^ last.High), Fold(high ^ last.High, First ^ last.Low), key.Length);
    }

    private static ulong Word(ref byte first) => Unsafe.ReadUnaligned<ulong>(ref first);

    private static ulong HalfWord(ref byte first) => Unsafe.ReadUnaligned<uint>(ref first);

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
