using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Descents;

/// <summary>Rows of a chunk that leave a piece, each with the exit by which it does so. A row that goes several ways leaves more
/// than once.</summary>
internal sealed unsafe class Departures
{
    private const int WordSize = RowChunk.WordSize;

    private byte[] _exits = [];
    private ushort[] _places = [];

    /// <summary>How many rows leave.</summary>
    public int Count { get; private set; }

    /// <summary>The exit of each, counted from the first of the piece.</summary>
    public ReadOnlySpan<byte> Exits => _exits.AsSpan(0, Count);

    /// <summary>The place of each in the chunk.</summary>
    public ReadOnlySpan<ushort> Places => _places.AsSpan(0, Count);

    /// <summary>Forgets them.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes room for more rows.</summary>
    public void Reserve(int rows)
    {
        WorkingSpace.ReserveForGrowth(ref _exits, Count + rows + WordSize); // words are written whole
        WorkingSpace.ReserveForGrowth(ref _places, Count + rows + WordSize);
    }

    /// <summary>Adds some of 64 rows, for which there is room.</summary>
    /// <param name="exits">The exit of each, counted from the first of the piece.</param>
    /// <param name="leaving">255 for those that leave, 0 for the others.</param>
    /// <param name="first">The first row's place in the chunk.</param>
    public void Add(Vector512<byte> exits, Vector512<byte> leaving, int first)
    {
        if (Avx512Vbmi2.IsSupported)
        {
            ByteBlock.Keep(exits, leaving).StoreUnsafe(ref _exits[Count]);
            var (low, high) = Vector512.Widen(ByteBlock.Keep(Vector512<byte>.Indices, leaving));
            (low + Vector512.Create((ushort)first)).StoreUnsafe(ref _places[Count]);
            (high + Vector512.Create((ushort)first)).StoreUnsafe(ref _places[Count + Vector512<ushort>.Count]);
            Count += BitOperations.PopCount(leaving.ExtractMostSignificantBits());
        }
        else
        {
            for (var rows = leaving.ExtractMostSignificantBits(); rows != 0; rows &= rows - 1, Count++)
            {
                var row = BitOperations.TrailingZeroCount(rows);
                (_exits[Count], _places[Count]) = (exits.GetElement(row), (ushort)(first + row));
            }
        }
    }

    /// <summary>The sum of what each row's exit gives to a row with its label.</summary>
    /// <param name="labels">The rows' labels, by their places in the chunk.</param>
    /// <param name="values">Per exit what it gives to label 0, then what to label 1.</param>
    public double Sum(byte[] labels, ReadOnlySpan<double> values)
    {
        fixed (byte* exits = _exits, label = labels)
        fixed (ushort* places = _places)
        fixed (double* value = values)
        {
            return Sum(exits, places, Count, label, value);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Sum(byte* exit, ushort* place, nint count, byte* label, double* value)
    {
        double a = 0, b = 0, c = 0, d = 0; // by turns, so that one addition does not wait for the last
        nint k = 0;
        for (; k <= count - 4; k += 4)
        {
            a += value[(2 * (nint)exit[k]) + label[place[k]]];
            b += value[(2 * (nint)exit[k + 1]) + label[place[k + 1]]];
            c += value[(2 * (nint)exit[k + 2]) + label[place[k + 2]]];
            d += value[(2 * (nint)exit[k + 3]) + label[place[k + 3]]];
        }

        for (; k < count; k++)
        {
            a += value[(2 * (nint)exit[k]) + label[place[k]]];
        }

        return a + b + (c + d);
    }
}
