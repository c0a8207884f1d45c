using System.Text;

namespace Milestones.Usage.Events;

/// <summary>
/// Numbers keys (identifiers, names) from 0 in the order in which they are added, and finds them by their UTF-8 bytes without
/// making strings: open addressing, with short keys in the table itself, so that finding one costs one access to memory. Reading is
/// safe for several threads at once.
/// </summary>
internal sealed class ByteKeyTable
{
    private Slot[] _slots = new Slot[32];
    private byte[] _longKeys = [];
    private int[] _longKeyPlaces = []; // by the key's number
    private int _longBytes;

    /// <summary>Number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>A table of texts in their order.</summary>
    public static ByteKeyTable Of(IEnumerable<string> keys)
    {
        var table = new ByteKeyTable();
        foreach (var key in keys)
        {
            table.TryAdd(Encoding.UTF8.GetBytes(key));
        }

        return table;
    }

    /// <summary>The number of a key; −1 if it is not in the table.</summary>
    public int Find(ReadOnlySpan<byte> key) => Find(KeyWords.Of(key), key);

    /// <summary>The number of a key of which the words are known already; −1 if it is not in the table.</summary>
    public int Find(in KeyWords words, ReadOnlySpan<byte> key)
    {
        var slots = _slots;
        for (var place = Place(words); ; place = (place + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[place];
            if (slot.IsFree)
            {
                return -1;
            }

            if (slot.Holds(words) && (words.AreExact || LongKey(slot.Number, words.Length).SequenceEqual(key)))
            {
                return slot.Number;
            }
        }
    }

    /// <summary>Prepares for finding a key soon.</summary>
    public void PrefetchFor(in KeyWords words) => Prefetch.Of(ref _slots[Place(words)]);

    /// <summary>Adds a key, with the next number.</summary>
    /// <returns>False if it is there already.</returns>
    public bool TryAdd(ReadOnlySpan<byte> key)
    {
        var words = KeyWords.Of(key);
        if (Find(words, key) >= 0)
        {
            return false;
        }

        if ((Count + 1) * 4L > _slots.Length * 3L)
        {
            Enlarge();
        }

        if (!words.AreExact)
        {
            Store(key);
        }

        Occupy(new Slot(words, Count));
        Count++;
        return true;
    }

    private int Place(in KeyWords words) => (int)words.Hash & (_slots.Length - 1);

    private ReadOnlySpan<byte> LongKey(int number, int length) => _longKeys.AsSpan(_longKeyPlaces[number], length);

    private void Store(ReadOnlySpan<byte> key)
    {
        if (_longBytes + key.Length > _longKeys.Length)
        {
            Array.Resize(ref _longKeys, Math.Max(checked(_longBytes + key.Length), _longKeys.Length * 2));
        }

        if (Count >= _longKeyPlaces.Length)
        {
            Array.Resize(ref _longKeyPlaces, Math.Max(16, Count * 2));
        }

        _longKeyPlaces[Count] = _longBytes;
        key.CopyTo(_longKeys.AsSpan(_longBytes));
        _longBytes += key.Length;
    }

    private void Enlarge()
    {
        var slots = _slots;
        _slots = new Slot[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (!slot.IsFree)
            {
                Occupy(slot);
            }
        }
    }

    private void Occupy(in Slot slot)
    {
        var place = Place(slot.Words);
        while (!_slots[place].IsFree)
        {
            place = (place + 1) & (_slots.Length - 1);
        }

        _slots[place] = slot;
    }

    /// <summary>A place of the table: all zeros, or a key.</summary>
    private readonly struct Slot(in KeyWords words, int number)
    {
        private readonly ulong _low = words.Low;
        private readonly ulong _high = words.High;
        private readonly int _length = words.Length;
        private readonly int _numberPlusOne = number + 1;

        public KeyWords Words => new(_low, _high, _length);

        public int Number => _numberPlusOne - 1;

        public bool IsFree => _numberPlusOne == 0;

        public bool Holds(in KeyWords words) => _low == words.Low && _high == words.High && _length == words.Length;
    }
}
