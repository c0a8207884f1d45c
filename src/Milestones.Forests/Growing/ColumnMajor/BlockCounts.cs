using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Growing.ColumnMajor;

/// <summary>How 64 rows count, a bit of each row in a word: what some of them add up to is found by counting bits.</summary>
internal readonly struct BlockCounts
{
    private readonly ulong _ones;
    private readonly ulong _twos;
    private readonly ulong _positive;

    /// <summary>Takes 64 rows.</summary>
    /// <param name="cells">Their cells.</param>
    /// <param name="rows">Which of them count at all, a bit for each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockCounts(Vector512<byte> cells, ulong rows)
    {
        _ones = ByteBlock.With(cells, CountedCell.OneBit) & rows;
        _twos = ByteBlock.With(cells, CountedCell.TwoBit) & rows;
        _positive = ByteBlock.With(cells, CountedCell.PositiveBit);
    }

    /// <summary>What some of the rows add up to: the count in the upper half, the positives in the lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(ulong rows)
    {
        ulong ones = rows & _ones, twos = rows & _twos;
        var count = BitOperations.PopCount(ones) + (2 * BitOperations.PopCount(twos));
        var positives = BitOperations.PopCount(ones & _positive) + (2 * BitOperations.PopCount(twos & _positive));
        return ((ulong)count << 32) | (uint)positives;
    }
}
