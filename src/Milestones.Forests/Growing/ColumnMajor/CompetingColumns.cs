using System.Runtime.CompilerServices;
using Milestones.Forests.Binning;
using Milestones.Numerics;

namespace Milestones.Forests.Growing.ColumnMajor;

/// <summary>The columns that compete for a split, sorted by how they are packed.</summary>
internal sealed class CompetingColumns(BinnedMatrix matrix, int featuresPerSplit)
{
    private readonly ColumnDraw _draw = new(matrix.ColumnCount);
    private readonly ColumnSlot[] _slots = matrix.Layout.Slots;

    // One more than there are columns: the last one is written to both.
    private readonly CompetingColumn[] _bits = new CompetingColumn[featuresPerSplit + 1];
    private readonly CompetingColumn[] _bytes = new CompetingColumn[featuresPerSplit + 1];

    /// <summary>The most that may be of one kind.</summary>
    public int Most => featuresPerSplit;

    /// <summary>How many take a bit.</summary>
    public int BitCount { get; private set; }

    /// <summary>How many take a byte.</summary>
    public int ByteCount => featuresPerSplit - BitCount;

    /// <summary>Begins with another tree.</summary>
    public void Restart() => _draw.Restart();

    /// <summary>One that takes a bit, in the order in which they were drawn.</summary>
    public ref readonly CompetingColumn Bit(int index) => ref _bits[index];

    /// <summary>One that takes a byte.</summary>
    public ref readonly CompetingColumn Byte(int index) => ref _bytes[index];

    /// <summary>Draws columns for a node. Which kind comes next cannot be predicted, so each is written to both lists, and one of
    /// them advances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(RandomSource random)
    {
        var columns = _draw.First(featuresPerSplit, random);
        var (bits, bytes) = (0, 0);
        for (var order = 0; order < columns.Length; order++)
        {
            var slot = _slots[columns[order]];
            _bits[bits] = new CompetingColumn(columns[order], order, slot.Offset, slot.Mask);
            _bytes[bytes] = new CompetingColumn(columns[order], order, slot.Offset, slot.Mask);
            var isBit = slot.IsBit ? 1 : 0;
            bits += isBit;
            bytes += 1 - isBit;
        }

        BitCount = bits;
    }
}

/// <summary>A column that competes for a split.</summary>
/// <param name="Column">Its number.</param>
/// <param name="Order">When it was drawn.</param>
/// <param name="Plane">The byte of a packed row where it is.</param>
/// <param name="Mask">Its bits of that byte.</param>
internal readonly record struct CompetingColumn(int Column, int Order, int Plane, byte Mask);
