using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Milestones.Usage.Rows;

/// <summary>Finds the separators (commas and line feeds outside quotes) of a CSV chunk: without quotes 64 bytes at a time.</summary>
internal sealed class FieldScanner
{
    private const int Block = 64;

    private int _count;

    /// <summary>The places of the separators; behind the last one it means nothing.</summary>
    public int[] Separators { get; private set; } = new int[1 << 15];

    /// <summary>Scans a chunk, which begins with a row and ends with the line feed of one.</summary>
    public void Scan(Chunk chunk)
    {
        _count = 0;
        if (chunk.Bytes.AsSpan(chunk.Start, chunk.End - chunk.Start).Contains((byte)'"'))
        {
            ScanQuoted(chunk.Bytes.AsSpan(0, chunk.End), chunk.Start);
        }
        else
        {
            ScanPlain(chunk.Bytes, chunk.Start, chunk.End);
        }
    }

    /// <summary>The separator that ends a row.</summary>
    /// <param name="bytes">The chunk's bytes.</param>
    /// <param name="first">The row's first separator.</param>
    /// <param name="columns">How many separators the row should have, its line feed included.</param>
    /// <returns>Index into <see cref="Separators"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RowEnd(byte[] bytes, int first, int columns)
    {
        var row = Separators.AsSpan(first, Math.Min(columns, _count - first));
        for (var column = 0; column < row.Length; column++)
        {
            if (bytes[row[column]] == '\n')
            {
                return first + column;
            }
        }

        // Too many fields: the line feed comes later.
        var last = first + row.Length;
        while (bytes[Separators[last]] != '\n')
        {
            last++;
        }

        return last;
    }

    private void ScanPlain(byte[] bytes, int start, int end)
    {
        ref var origin = ref MemoryMarshal.GetArrayDataReference(bytes);
        var comma = Vector256.Create((byte)',');
        var lineFeed = Vector256.Create((byte)'\n');
        for (var place = start; place < end; place += Block)
        {
            // Chunks are padded, so the last block may reach beyond the end; what it finds there is dropped.
            var low = Vector256.LoadUnsafe(ref origin, (nuint)place);
            var high = Vector256.LoadUnsafe(ref origin, (nuint)place + (Block / 2));
            var found = (Vector256.Equals(low, comma) | Vector256.Equals(low, lineFeed)).ExtractMostSignificantBits()
                | ((ulong)(Vector256.Equals(high, comma) | Vector256.Equals(high, lineFeed)).ExtractMostSignificantBits() << (Block / 2));
            if (end - place < Block)
            {
                found &= (1UL << (end - place)) - 1;
            }

            if (_count + Block > Separators.Length)
            {
                Grow();
            }

            ref var next = ref MemoryMarshal.GetArrayDataReference(Separators);
            var count = _count;
            for (; found != 0; found &= found - 1)
            {
                Unsafe.Add(ref next, count++) = place + BitOperations.TrailingZeroCount(found);
            }

            _count = count;
        }
    }

    private void ScanQuoted(ReadOnlySpan<byte> bytes, int start)
    {
        while (start < bytes.Length)
        {
            var end = Quoting.FieldEnd(bytes, start);
            if (_count == Separators.Length)
            {
                Grow();
            }

            Separators[_count++] = end;
            start = end + 1;
        }
    }

    private void Grow()
    {
        var separators = Separators;
        Array.Resize(ref separators, separators.Length * 2);
        Separators = separators;
    }
}
