using System.Numerics;
using Milestones.Numerics;

namespace Milestones.Forests.Growing.RowMajor;

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
    private readonly CodeHistogram[] _histograms = [new(), new()];
    private readonly int[] _drawnBits;
    private readonly int[] _drawnBytes;

    public CountSplitSearch(BinnedMatrix matrix, RandomForestOptions options)
        : base(matrix.ColumnCount, options.FeaturesPerSplitOf(matrix.ColumnCount), drawOn: false)
    {
        _matrix = matrix;
        _bits = Array.ConvertAll(matrix.Layout.Slots, s => s.IsBit ? new BitColumn(s.Offset / 8, (ulong)s.Mask << (8 * (s.Offset % 8))) : default);
        _drawn = new ulong[Math.Max(1, matrix.Layout.Words)]; // a column that takes a byte adds no bit to the first word
        _drawnBits = new int[matrix.ColumnCount];
        _drawnBytes = new int[matrix.ColumnCount];
        _bitCounts = new BitCounts(matrix.Layout.Words, useInstructions: true);
    }

    /// <summary>A column that takes one bit of a word; 0 for a column that takes a byte.</summary>
    private readonly record struct BitColumn(int Word, ulong Bit);

    protected override Split BestOf(
        ReadOnlySpan<int> columns, ReadOnlySpan<byte> packed, ReadOnlySpan<CountedRow> rows, double total, double positives, RandomSource random)
    {
        var node = new NodeCounts((long)total, (long)positives);
        SortByKind(columns, out var bits, out var bytes);
        fixed (byte* start = packed)
        fixed (CountedRow* first = rows)
        {
            var source = new RowSource(start, _matrix.Layout.Stride, (uint*)first, rows.Length);
            ConsiderBits(ref node, source, columns, bits);
            ConsiderBytes(ref node, source, columns, bytes);
        }

        return node.Best(node.BestCut);
    }

    /// <summary>Which of the columns drawn take a bit and which a byte. Which kind comes next cannot be predicted, so each is
    /// written to both lists, and one of them advances.</summary>
    private void SortByKind(ReadOnlySpan<int> columns, out ReadOnlySpan<int> bits, out ReadOnlySpan<int> bytes)
    {
        Array.Clear(_drawn);
        var (bitCount, byteCount) = (0, 0);
        for (var k = 0; k < columns.Length; k++)
        {
            var column = _bits[columns[k]];
            _drawn[column.Word] |= column.Bit;
            _drawnBits[bitCount] = k;
            _drawnBytes[byteCount] = k;
            var isBit = column.Bit != 0 ? 1 : 0;
            bitCount += isBit;
            byteCount += 1 - isBit;
        }

        bits = _drawnBits.AsSpan(0, bitCount);
        bytes = _drawnBytes.AsSpan(0, byteCount);
    }

    private void ConsiderBits(ref NodeCounts node, RowSource rows, ReadOnlySpan<int> columns, ReadOnlySpan<int> bits)
    {
        for (var word = 0; word < _drawn.Length; word++)
        {
            if (_drawn[word] != 0)
            {
                _bitCounts.Count(rows, word, _drawn[word], node.Total);
            }
        }

        foreach (var order in bits)
        {
            var column = _bits[columns[order]];
            node.TurnTo(columns[order], order);
            node.ConsiderBit(_bitCounts.Of(column.Word, BitOperations.PopCount(_drawn[column.Word] & (column.Bit - 1))));
        }
    }

    private void ConsiderBytes(ref NodeCounts node, RowSource rows, ReadOnlySpan<int> columns, ReadOnlySpan<int> bytes)
    {
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var two = bytes.Slice(i, Math.Min(2, bytes.Length - i));
            if (two.Length == 2)
            {
                CodeHistogram.CountBoth(rows, _histograms[0], OffsetOf(columns[two[0]]), _histograms[1], OffsetOf(columns[two[1]]));
            }
            else
            {
                _histograms[0].Count(rows, OffsetOf(columns[two[0]]));
            }

            for (var k = 0; k < two.Length; k++)
            {
                var column = columns[two[k]];
                node.TurnTo(column, two[k]);
                _histograms[k].Consider(ref node, _matrix.Bins[column].Count, _matrix.HasMissing[column]);
            }
        }
    }

    private int OffsetOf(int column) => _matrix.Layout.Slots[column].Offset;
}
