using Milestones.Forests.Binning;
using Milestones.Numerics;

namespace Milestones.Forests;

/// <summary>
/// A table prepared for forests: every column quantised once to at most 255 bins plus missing. A column with at most 255
/// distinct values is kept exactly; otherwise the bins hold nearly equal numbers of rows. Equal values always share a
/// bin. Takes at most one byte per value, one bit in columns with two values and none missing.
/// </summary>
public sealed class BinnedMatrix
{
    /// <summary>The most columns: places in packed rows are kept in 15 bits.</summary>
    internal const int MostColumns = short.MaxValue;

    /// <summary>Enough rows per piece that threads seldom ask for one, few enough that they end together.</summary>
    private const int RowsPerPiece = 4096;

    private readonly byte[] _packed;

    private BinnedMatrix(string[] names, ColumnBins[] bins, bool[] hasMissing, RowLayout layout, byte[] packed, int rows)
    {
        ColumnNames = names;
        Bins = bins;
        HasMissing = hasMissing;
        Layout = layout;
        _packed = packed;
        RowCount = rows;
    }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>How many columns there are.</summary>
    public int ColumnCount => Bins.Length;

    /// <summary>The columns' names, in column order.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>Bytes that the packed rows take.</summary>
    public long SizeInBytes => (long)RowCount * Layout.Stride;

    internal ColumnBins[] Bins { get; }

    /// <summary>Per column, whether a row may be missing; false is a promise.</summary>
    internal bool[] HasMissing { get; }

    internal RowLayout Layout { get; }

    /// <summary>All rows, <see cref="RowLayout.Stride"/> bytes each, and room for a vector that begins in the last.</summary>
    internal byte[] Packed => _packed;

    /// <summary>Chooses the bins of every column from its values and codes them.</summary>
    /// <param name="columns">At least one column; all of the same length, names unique.</param>
    /// <param name="run">Threads and cancellation; all processors when null.</param>
    /// <exception cref="ArgumentException">No column, columns of different lengths, a repeated name, or more than
    /// 32,767 columns.</exception>
    public static BinnedMatrix Create(IReadOnlyList<ForestColumn> columns, ForestRun? run = null)
    {
        CheckShape(columns);
        var bins = new ColumnBins[columns.Count];
        IndexedWork.Run(columns.Count, run ?? ForestRun.Default, j => bins[j] = ColumnBins.Choose(columns[j].Values));
        return Code(columns, bins, run ?? ForestRun.Default);
    }

    /// <summary>Codes other rows with this matrix's bins, so that its forest can predict them. Values beyond the bins
    /// fall into the outermost ones; in a column that was missing throughout, every value is missing.</summary>
    /// <param name="columns">The same names in the same order.</param>
    /// <param name="run">Threads and cancellation; all processors when null.</param>
    /// <exception cref="ArgumentException">The columns differ in name or order, or have different lengths.</exception>
    public BinnedMatrix CreateLike(IReadOnlyList<ForestColumn> columns, ForestRun? run = null) =>
        CreateLike(ColumnNames, Bins, columns, run);

    /// <summary>The matrix of some of the rows, in the given order, with the same bins.</summary>
    /// <param name="rows">Row numbers from 0; a row may occur more than once.</param>
    public BinnedMatrix SelectRows(ReadOnlySpan<int> rows)
    {
        var stride = Layout.Stride;
        var selected = Layout.Allocate(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            _packed.AsSpan(rows[i] * stride, stride).CopyTo(selected.AsSpan(i * stride));
        }

        return new BinnedMatrix([.. ColumnNames], Bins, HasMissing, Layout, selected, rows.Length);
    }

    /// <summary>The matrix with a shadow of every column behind the columns: the same values in shuffled order, missing ones
    /// where they were, so that a shadow has the distribution of its column and no relation to anything else.</summary>
    internal BinnedMatrix WithShadows(Seed seed, ForestRun run)
    {
        var columns = ColumnCount;
        var shadows = new byte[columns][];
        IndexedWork.Run(columns, run, j => shadows[j] = ShuffledCodes(j, seed.For("shadow", j).CreateRandom()));
        bool[] hasMissing = [.. HasMissing, .. HasMissing];
        ColumnBins[] bins = [.. Bins, .. Bins];
        var layout = RowLayout.Choose(FitsBit(bins, hasMissing));
        var packed = layout.Allocate(RowCount);
        IndexedWork.Run((RowCount + RowsPerPiece - 1) / RowsPerPiece, run, piece =>
        {
            var end = Math.Min(RowCount, (piece + 1) * RowsPerPiece);
            for (var i = piece * RowsPerPiece; i < end; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    layout.Slots[j].Store(packed, i * layout.Stride, CodeOf(i, j));
                    layout.Slots[columns + j].Store(packed, i * layout.Stride, shadows[j][i]);
                }
            }
        });
        return new BinnedMatrix([.. ColumnNames, .. ColumnNames.Select(name => $"shadow of {name}")], bins, hasMissing, layout, packed, RowCount);
    }

    internal static BinnedMatrix CreateLike(
        IReadOnlyList<string> names, ColumnBins[] bins, IReadOnlyList<ForestColumn> columns, ForestRun? run)
    {
        CheckShape(columns);
        if (!columns.Select(c => c.Name).SequenceEqual(names, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"expected the columns {string.Join(", ", names)}, found {string.Join(", ", columns.Select(c => c.Name))}", nameof(columns));
        }

        return Code(columns, bins, run ?? ForestRun.Default);
    }

    /// <summary>A value's code: 0 for missing, else the number of its bin from 1.</summary>
    internal byte CodeOf(int row, int column) => Layout.Slots[column].Load(_packed, row * Layout.Stride);

    private byte[] ShuffledCodes(int column, RandomSource random)
    {
        var present = new List<byte>(RowCount);
        for (var i = 0; i < RowCount; i++)
        {
            if (CodeOf(i, column) is not ColumnBins.Missing and var code)
            {
                present.Add(code);
            }
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(present));
        var shuffled = new byte[RowCount];
        var next = 0;
        for (var i = 0; i < RowCount; i++)
        {
            shuffled[i] = CodeOf(i, column) == ColumnBins.Missing ? ColumnBins.Missing : present[next++];
        }

        return shuffled;
    }

    private static bool[] FitsBit(ColumnBins[] bins, bool[] hasMissing) => [.. bins.Select((b, j) => b.Count <= 2 && !hasMissing[j])];

    private static BinnedMatrix Code(IReadOnlyList<ForestColumn> columns, ColumnBins[] bins, ForestRun run)
    {
        var hasMissing = new bool[columns.Count];
        IndexedWork.Run(columns.Count, run, j => hasMissing[j] = bins[j].Count == 0 || Array.Exists(columns[j].Values, double.IsNaN));
        var layout = RowLayout.Choose(FitsBit(bins, hasMissing));
        var rows = columns[0].Values.Length;
        var packed = layout.Allocate(rows);
        IndexedWork.Run((rows + RowsPerPiece - 1) / RowsPerPiece, run, piece =>
        {
            var first = piece * RowsPerPiece;
            var end = Math.Min(rows, first + RowsPerPiece);
            for (var j = 0; j < columns.Count; j++)
            {
                PackColumn(columns[j].Values, bins[j], layout, j, first, end, packed);
            }
        });
        return new BinnedMatrix([.. columns.Select(c => c.Name)], bins, hasMissing, layout, packed, rows);
    }

    private static void PackColumn(double[] values, ColumnBins bins, RowLayout layout, int column, int first, int end, byte[] packed)
    {
        var slot = layout.Slots[column];
        var at = first * layout.Stride;
        for (var i = first; i < end; i++, at += layout.Stride)
        {
            slot.Store(packed, at, bins.CodeOf(values[i]));
        }
    }

    private static void CheckShape(IReadOnlyList<ForestColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count is 0 or > MostColumns)
        {
            throw new ArgumentException($"expected 1 to {MostColumns} columns, found {columns.Count}", nameof(columns));
        }

        var rows = columns[0].Values.Length;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.Values.Length != rows)
            {
                throw new ArgumentException(
                    $"column {column.Name} has {column.Values.Length} rows, {columns[0].Name} has {rows}", nameof(columns));
            }

            if (!names.Add(column.Name))
            {
                throw new ArgumentException($"two columns are named {column.Name}", nameof(columns));
            }
        }
    }
}
