using System.Runtime.InteropServices;
using System.Text;

namespace Milestones.Usage.Events;

/// <summary>
/// Numbers keys (identifiers, names) from 0 in the order in which they are added, and finds them by their UTF-8 bytes without
/// making strings: open addressing, the keys one after the other in one array. Reading is safe for several threads at once.
/// </summary>
internal sealed class ByteKeyTable
{
    private byte[] _bytes = new byte[256];
    private int[] _ends = new int[16];
    private Slot[] _slots = new Slot[32];

    /// <summary>Number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>A table of texts in their order.</summary>
    public static ByteKeyTable Of(IEnumerable<string> keys)
    {
        var table = new ByteKeyTable();
        foreach (var key in keys)
        {
            table.TryAdd(Encoding.UTF8.GetBytes(key), out _);
        }

        return table;
    }

    /// <summary>The number of a key; −1 if it is not in the table.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var slots = _slots;
        var hash = Hash(key);
        for (var place = (int)hash & (slots.Length - 1); ; place = (place + 1) & (slots.Length - 1))
        {
            var slot = slots[place];
            if (slot.Number == 0)
            {
                return -1;
            }

            if (slot.Tag == (uint)(hash >> 32) && Key(slot.Number - 1).SequenceEqual(key))
            {
                return slot.Number - 1;
            }
        }
    }

    /// <summary>Adds a key unless it is there already.</summary>
    /// <param name="key">Any bytes.</param>
    /// <param name="number">Its number, new or old.</param>
    public bool TryAdd(ReadOnlySpan<byte> key, out int number)
    {
        number = Find(key);
        if (number >= 0)
        {
            return false;
        }

        number = Count;
        Append(key);
        if (Count * 2 > _slots.Length)
        {
            Rehash(_slots.Length * 2);
        }
        else
        {
            Occupy(number);
        }

        return true;
    }

    private ReadOnlySpan<byte> Key(int number)
    {
        var start = number == 0 ? 0 : _ends[number - 1];
        return new ReadOnlySpan<byte>(_bytes, start, _ends[number] - start);
    }

    private void Append(ReadOnlySpan<byte> key)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + key.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(checked(start + key.Length), _bytes.Length * 2));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
        }

        key.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = start + key.Length;
    }

    private void Rehash(int length)
    {
        _slots = new Slot[length];
        for (var number = 0; number < Count; number++)
        {
            Occupy(number);
        }
    }

    private void Occupy(int number)
    {
        var hash = Hash(Key(number));
        var place = (int)hash & (_slots.Length - 1);
        while (_slots[place].Number != 0)
        {
            place = (place + 1) & (_slots.Length - 1);
        }

        _slots[place] = new Slot((uint)(hash >> 32), number + 1);
    }

    /// <summary>Folds 8 bytes at a time by 64 × 64 → 128 bit products, as in wyhash (Wang Yi 2019).</summary>
    private static ulong Hash(ReadOnlySpan<byte> key)
    {
        const ulong First = 0xa0761d6478bd642f;
        const ulong Second = 0xe7037ed1a0b428db;
        var hash = First ^ (ulong)key.Length;
        while (key.Length > 16)
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(key), Second ^ MemoryMarshal.Read<ulong>(key[8..]));
            key = key[16..];
        }

        // The last words overlap where the key doesn't fill them.
        ulong low = 0, high = 0;
        if (key.Length >= 8)
        {
            low = MemoryMarshal.Read<ulong>(key);
            high = MemoryMarshal.Read<ulong>(key[^8..]);
        }
        else if (key.Length >= 4)
        {
            low = MemoryMarshal.Read<uint>(key);
            high = MemoryMarshal.Read<uint>(key[^4..]);
        }
        else if (key.Length > 0)
        {
            low = key[0] | ((ulong)key[key.Length / 2] << 8) | ((ulong)key[^1] << 16);
        }

        return Fold(hash ^ low, Second ^ high);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    /// <summary>A place of the table: the upper half of the key's hash, and its number + 1 (0: free).</summary>
    private readonly record struct Slot(uint Tag, int Number);
}
