using System.Numerics;
using System.Runtime.CompilerServices;
using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>
/// The search for rows that just count, by Gini. All one-bit columns that were drawn are counted together, in one pass
/// over the rows; of the others, two at a time fill histograms whose cells hold count and positives in one integer.
/// </summary>
internal sealed unsafe class CountSplitSearch : SplitSearch<CountedRow>
{
    private readonly BinnedMatrix _matrix;
    private readonly BitColumn[] _bits;
    private readonly ulong[] _drawn; // per word of the row, the one-bit columns drawn
    private readonly BitCounts _bitCounts;
    private readonly CodeHistogram _histogram = new();
    private readonly CodeHistogram _nextHistogram = new();

    public CountSplitSearch(BinnedMatrix matrix, RandomForestOptions options)
        : base(matrix.ColumnCount, options.FeaturesPerSplitOf(matrix.ColumnCount), drawOn: false)
    {
        _matrix = matrix;
        _bits = Array.ConvertAll(matrix.Layout.Slots, s => s.IsBit ? new BitColumn(s.Offset / 8, (ulong)s.Mask << (8 * (s.Offset % 8))) : default);
        _drawn = new ulong[matrix.Layout.Words];
        _bitCounts = new BitCounts(matrix.Layout.Words, useInstructions: true);
    }

    /// <summary>A column that takes one bit of a word; 0 for a column that takes a byte.</summary>
    private readonly record struct BitColumn(int Word, ulong Bit);

    protected override Split BestOf(
        ReadOnlySpan<int> columns, ReadOnlySpan<byte> packed, ReadOnlySpan<CountedRow> rows, double total, double positives, RandomSource random)
    {
        var node = new NodeCounts((long)total, (long)positives);
        fixed (byte* start = packed)
        fixed (CountedRow* first = rows)
        {
            var source = new RowSource(start, _matrix.Layout.Stride, (uint*)first, rows.Length);
            CountBits(columns, source, node.Total);
            var counted = -1; // the byte column that was counted together with the one before it
            for (var k = 0; k < columns.Length; k++)
            {
                node.Column = columns[k];
                if (_bits[columns[k]].Bit != 0)
                {
                    ConsiderBit(ref node, _bits[columns[k]]);
                }
                else if (columns[k] == counted)
                {
                    Consider(ref node, _nextHistogram);
                }
                else
                {
                    counted = CountBytes(source, columns[k], NextByteColumn(columns[(k + 1)..]));
                    Consider(ref node, _histogram);
                }
            }
        }

        return node.Best();
    }

    private void CountBits(ReadOnlySpan<int> columns, RowSource rows, long total)
    {
        Array.Clear(_drawn);
        foreach (var column in columns)
        {
            if (_bits[column].Bit != 0)
            {
                _drawn[_bits[column].Word] |= _bits[column].Bit;
            }
        }

        for (var word = 0; word < _drawn.Length; word++)
        {
            if (_drawn[word] != 0)
            {
                _bitCounts.Count(rows, word, _drawn[word], total);
            }
        }
    }

    /// <summary>Counts a column, and the next one if there is one; returns the next one.</summary>
    private int CountBytes(RowSource rows, int column, int next)
    {
        var slots = _matrix.Layout.Slots;
        if (next < 0)
        {
            _histogram.Count(rows, slots[column].Offset);
        }
        else
        {
            CodeHistogram.CountBoth(rows, _histogram, slots[column].Offset, _nextHistogram, slots[next].Offset);
        }

        return next;
    }

    /// <summary>The first column that takes a byte; −1 without one.</summary>
    private int NextByteColumn(ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
        {
            if (_bits[column].Bit == 0)
            {
                return column;
            }
        }

        return -1;
    }

    private void Consider(ref NodeCounts node, CodeHistogram histogram) =>
        histogram.Consider(ref node, _matrix.Bins[node.Column].Count, _matrix.HasMissing[node.Column]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ConsiderBit(ref NodeCounts node, BitColumn column)
    {
        var lane = BitOperations.PopCount(_drawn[column.Word] & (column.Bit - 1));
        var (set, setPositives) = _bitCounts.Of(column.Word, lane);
        if (set != 0 && set != node.Total)
        {
            node.Consider(1, MissingSide.Heavier, node.Total - set, node.Positives - setPositives);
        }
    }
}
