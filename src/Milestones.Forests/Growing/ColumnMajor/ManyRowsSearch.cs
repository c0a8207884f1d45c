using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Growing.ColumnMajor;

/// <summary>Finds the split of a node with many rows: columns of one bit by counting bits, two others at a time by histograms.
/// </summary>
internal sealed unsafe class ManyRowsSearch(BinnedMatrix matrix, CompetingColumns columns)
{
    /// <summary>No rows that are counted at once count more than this.</summary>
    private const int MostAtOnce = CodeCounts.MostCounted / CountedCell.MaxCount;

    private readonly CodeCounts[] _codeCounts = [new(), new()];
    private BlockCounts[] _blocks = [];

    /// <summary>Considers all cuts of the columns that compete. Returns the last code that goes left in the best.</summary>
    /// <param name="node">Keeps the best cut.</param>
    /// <param name="planes">The first row's byte in the first plane.</param>
    /// <param name="stride">Bytes from one plane to the next.</param>
    /// <param name="cells">How the rows count.</param>
    /// <param name="count">How many rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public int Find(ref NodeCounts node, byte* planes, nint stride, byte* cells, int count)
    {
        ConsiderBits(ref node, planes, stride, cells, count);
        var lastLeft = node.BestCut;
        for (var k = 0; k < columns.ByteCount; k += 2)
        {
            var end = Math.Min(k + 2, columns.ByteCount);
            Count(k, end, node.Total, planes, stride, cells, count);
            for (var j = k; j < end; j++)
            {
                ref readonly var competing = ref columns.Byte(j);
                node.TurnTo(competing.Column, competing.Order);
                _codeCounts[j - k].Consider(ref node, matrix.Bins[competing.Column].Count, matrix.HasMissing[competing.Column]);
                lastLeft = node.BestColumn == competing.Column ? _codeCounts[j - k].LastLeft(node.BestCut) : lastLeft;
            }
        }

        return lastLeft;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ConsiderBits(ref NodeCounts node, byte* planes, nint stride, byte* cells, int count)
    {
        if (columns.BitCount == 0)
        {
            return;
        }

        var blocks = (count + BytePlanes.Block - 1) / BytePlanes.Block;
        WorkingSpace.ReserveForGrowth(ref _blocks, blocks);
        fixed (BlockCounts* block = _blocks)
        {
            Load(cells, count, block);
            for (var k = 0; k < columns.BitCount; k++)
            {
                ref readonly var competing = ref columns.Bit(k);
                node.TurnTo(competing.Column, competing.Order);
                node.ConsiderBit(CountBit(planes + (competing.Plane * stride), competing.Mask, block, block + blocks));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Load(byte* cells, int count, BlockCounts* block)
    {
        for (; count > 0; count -= BytePlanes.Block, cells += BytePlanes.Block, block++)
        {
            *block = new BlockCounts(Vector512.Load(cells), BytePlanes.FirstOf(count));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static ulong CountBit(byte* plane, byte mask, BlockCounts* block, BlockCounts* end)
    {
        var set = 0ul;
        for (; block < end; block++, plane += BytePlanes.Block)
        {
            set += block->Of(ByteBlock.With(Vector512.Load(plane), mask));
        }

        return set;
    }

    /// <summary>Counts one column or two, a part of the rows after the other if they might count too much.</summary>
    private void Count(int column, int end, long total, byte* planes, nint stride, byte* cells, int count)
    {
        if (total <= CodeCounts.MostCounted)
        {
            Count(column, end, planes, stride, cells, count);
            return;
        }

        for (var from = 0; from < count; from += MostAtOnce)
        {
            Count(column, end, planes + from, stride, cells + from, Math.Min(MostAtOnce, count - from));
            for (var j = column; j < end; j++)
            {
                _codeCounts[j - column].PutAside();
            }
        }
    }

    private void Count(int column, int end, byte* planes, nint stride, byte* cells, int count)
    {
        var codes = planes + (columns.Byte(column).Plane * stride);
        if (end - column == 2)
        {
            CodeCounts.CountBoth(cells, count, _codeCounts[0], codes, _codeCounts[1], planes + (columns.Byte(column + 1).Plane * stride));
        }
        else
        {
            _codeCounts[0].Count(cells, count, codes);
        }
    }
}
