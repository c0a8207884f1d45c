using System.Numerics;
using System.Text;

namespace Milestones.Numerics;

/// <summary>
/// The origin of every random choice. A seed is never advanced or multiplied by an index: each purpose takes a
/// seed of its own by hashing, so that neighbouring indices give unrelated streams and adding a new purpose
/// disturbs no other.
/// </summary>
/// <param name="Value">Any 64 bits, 0 included.</param>
public readonly record struct Seed(ulong Value)
{
    private const ulong FnvOffset = 0xcbf29ce484222325;
    private const ulong FnvPrime = 0x100000001b3;

    /// <summary>The seed for one purpose, and within it for one index.</summary>
    /// <param name="purpose">What the randomness is for, in words; part of the hash.</param>
    /// <param name="index">Which of many: a tree, a replicate. Any value.</param>
    public Seed For(string purpose, long index = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        return new Seed(Mix(Mix(Value ^ Hash(purpose)) + (ulong)index));
    }

    /// <summary>A number in [0, 1) that depends on this seed and on <paramref name="key"/> only, for draws that
    /// must not depend on the order in which the keys are met.</summary>
    public double UnitFor(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (For(key).Value >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A new generator that starts at this seed.</summary>
    public RandomSource CreateRandom() => new(this);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>FNV-1a over the UTF-8 bytes; <see cref="Mix"/> then spreads it over all bits.</summary>
    private static ulong Hash(string text)
    {
        var hash = FnvOffset;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * FnvPrime;
        }

        return hash;
    }

    /// <summary>A bijection in which every input bit flips each output bit with probability near ½
    /// (MurmurHash3's finalizer with the constants of Stafford's variant 13), applied twice.</summary>
    internal static ulong Mix(ulong z)
    {
        for (var round = 0; round < 2; round++)
        {
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            z ^= z >> 31;
            z = BitOperations.RotateLeft(z, 23) + 0x9e3779b97f4a7c15;
        }

        return z;
    }
}
