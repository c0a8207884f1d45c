using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Descents;

/// <summary>
/// Up to a few thousand rows, turned over: for each byte of a packed row a plane, in which this byte of all rows lies side
/// by side, so that one comparison tests 64 rows. A 64-bit word stands for 64 neighbouring rows, a bit for each.
/// </summary>
internal sealed class RowChunk
{
    /// <summary>How many rows a word stands for.</summary>
    public const int WordSize = BytePlanes.Block;

    /// <summary>Bytes that the planes may take: they stay in the second-level cache.</summary>
    private const int MostBytes = 1 << 19;

    /// <summary>Enough rows that few chunks are needed, if they are not too long.</summary>
    private const int MostRows = 4096;

    /// <summary>So many rows a chunk holds, however long they are.</summary>
    public const int FewestRows = 512;

    private static readonly int Lanes = Vector512<int>.Count;

    private readonly RowLayout _layout;
    private readonly byte[] _planes;
    private readonly LabelledRow[] _rows;
    private readonly int[] _numbers; // of the rows
    private readonly byte[] _labels;

    /// <summary>An empty chunk.</summary>
    /// <param name="layout">How the rows are packed.</param>
    /// <param name="mostRows">The most rows it is to hold: a multiple of <see cref="WordSize"/>, at least <see cref="FewestRows"/>.</param>
    public RowChunk(RowLayout layout, int mostRows = MostRows)
    {
        _layout = layout;
        Capacity = Math.Clamp(MostBytes / layout.Stride / WordSize * WordSize, FewestRows, mostRows);
        Stride = (((Capacity + FewestRows) / WordSize) | 1) * WordSize;
        _planes = new byte[layout.Stride * Stride];
        _rows = new LabelledRow[Stride];
        _numbers = new int[Stride];
        _labels = new byte[Stride];
    }

    /// <summary>The most rows that it holds; at least <see cref="FewestRows"/>.</summary>
    public int Capacity { get; }

    /// <summary>Bytes from one plane to the next: room for <see cref="FewestRows"/> that begin at the last row. An odd number of cache lines,
    /// so that equal places in different planes do not compete for the same few places of the cache.</summary>
    public int Stride { get; }

    /// <summary>The planes, one after the other.</summary>
    public byte[] Planes => _planes;

    /// <summary>The rows.</summary>
    public LabelledRow[] Rows => _rows;

    /// <summary>Their labels.</summary>
    public byte[] Labels => _labels;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Takes rows that lie side by side.</summary>
    /// <param name="packed">The packed rows, with room for a vector that begins in the last.</param>
    /// <param name="labels">Per packed row its label, whatever row it is called.</param>
    /// <param name="first">The first row …</param>
    /// <param name="end">… and the one behind the last; at most <see cref="Capacity"/> rows on.</param>
    public void Load(byte[] packed, LabelledRow[] labels, int first, int end)
    {
        var k = 0;
        for (; k <= end - first - Lanes; k += Lanes)
        {
            var label = Bits(labels, first + k) & Vector512<int>.One;
            (((Vector512<int>.Indices + Vector512.Create(first + k)) << 1) | label).StoreUnsafe(ref Unsafe.As<LabelledRow, int>(ref _rows[k]));
        }

        for (; k < end - first; k++)
        {
            _rows[k] = LabelledRow.Of(first + k, labels[first + k].Label);
        }

        Load(packed, end - first);
    }

    /// <summary>Takes any rows.</summary>
    /// <param name="packed">The packed rows, with room for a vector that begins in the last.</param>
    /// <param name="rows">Which; at least one, at most <see cref="Capacity"/>.</param>
    public void Load(byte[] packed, ReadOnlySpan<LabelledRow> rows)
    {
        rows.CopyTo(_rows);
        Load(packed, rows.Length);
    }

    /// <summary>Takes the first of the rows that are listed.</summary>
    private unsafe void Load(byte[] packed, int count)
    {
        Count = count;
        _rows.AsSpan(count, WordSize).Fill(_rows[0]); // words are turned over whole
        for (var k = 0; k < count; k += WordSize)
        {
            TakeApart(k);
        }

        fixed (byte* source = packed, planes = _planes)
        fixed (int* numbers = _numbers)
        {
            BytePlanes.TurnOver(source, _layout.Stride, numbers, count, planes, Stride);
        }
    }

    /// <summary>Finds numbers and labels of 64 rows.</summary>
    private void TakeApart(int first)
    {
        var (a, b) = (Bits(_rows, first), Bits(_rows, first + Lanes));
        var (c, d) = (Bits(_rows, first + (2 * Lanes)), Bits(_rows, first + (3 * Lanes)));
        (a >> 1).StoreUnsafe(ref _numbers[first]);
        (b >> 1).StoreUnsafe(ref _numbers[first + Lanes]);
        (c >> 1).StoreUnsafe(ref _numbers[first + (2 * Lanes)]);
        (d >> 1).StoreUnsafe(ref _numbers[first + (3 * Lanes)]);
        var labels = Vector512.Narrow(Vector512.Narrow(a, b), Vector512.Narrow(c, d)).AsByte() & Vector512<byte>.One;
        labels.StoreUnsafe(ref _labels[first]);
    }

    private static Vector512<int> Bits(LabelledRow[] rows, int first) => Vector512.LoadUnsafe(ref Unsafe.As<LabelledRow, int>(ref rows[first]));

    /// <summary>The negative ones of the 64 rows from <paramref name="row"/> on, a bit for each.</summary>
    public ulong NegativesFrom(int row) => Vector512.Equals(Vector512.LoadUnsafe(ref _labels[row]), Vector512<byte>.Zero).ExtractMostSignificantBits();

    /// <summary>255 for those of the 64 rows from <paramref name="row"/> on whose byte at <paramref name="offset"/> of a packed row is
    /// not 0, 0 for the others.</summary>
    public Vector512<byte> NonzeroFrom(int row, int offset) =>
        ~Vector512.Equals(Vector512.LoadUnsafe(ref _planes[(offset * Stride) + row]), Vector512<byte>.Zero);

    /// <summary>How many rows have some of the bits of <paramref name="mask"/> in the byte at <paramref name="offset"/> of a
    /// packed row.</summary>
    public int CountWith(int offset, byte mask)
    {
        ref var plane = ref _planes[offset * Stride];
        var count = 0;
        for (var i = 0; i < Count; i += WordSize)
        {
            var without = Vector512.Equals(Vector512.LoadUnsafe(ref plane, (nuint)i) & Vector512.Create(mask), Vector512<byte>.Zero);
            count += BitOperations.PopCount(~without.ExtractMostSignificantBits() & BytePlanes.FirstOf(Count - i));
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
}
