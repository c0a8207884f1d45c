using Milestones.Forests.Binning;

namespace Milestones.Forests;

/// <summary>
/// A table prepared for forests: every column quantised once to at most 255 bins plus missing, one byte per value. A
/// column with at most 255 distinct values is kept exactly; otherwise the bins hold nearly equal numbers of rows. Equal
/// values always share a bin.
/// </summary>
public sealed class BinnedMatrix
{
    private readonly byte[][] _codes;

    private BinnedMatrix(string[] names, ColumnBins[] bins, byte[][] codes, int rows)
    {
        ColumnNames = names;
        Bins = bins;
        _codes = codes;
        RowCount = rows;
    }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>How many columns there are.</summary>
    public int ColumnCount => Bins.Length;

    /// <summary>The columns' names, in column order.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    internal ColumnBins[] Bins { get; }

    /// <summary>Chooses the bins of every column from its values and codes them.</summary>
    /// <param name="columns">At least one column; all of the same length, names unique.</param>
    /// <param name="run">Threads and cancellation; all processors when null.</param>
    /// <exception cref="ArgumentException">No column, columns of different lengths, a repeated name, or more than
    /// 65,535 columns.</exception>
    public static BinnedMatrix Create(IReadOnlyList<ForestColumn> columns, ForestRun? run = null)
    {
        var rows = CheckShape(columns);
        var bins = new ColumnBins[columns.Count];
        IndexedWork.Run(columns.Count, run ?? ForestRun.Default, j => bins[j] = ColumnBins.Choose(columns[j].Values));
        return Code(columns, bins, rows, run);
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
        var selected = new byte[ColumnCount][];
        for (var j = 0; j < selected.Length; j++)
        {
            var from = _codes[j];
            var to = new byte[rows.Length];
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from[rows[i]];
            }

            selected[j] = to;
        }

        return new BinnedMatrix([.. ColumnNames], Bins, selected, rows.Length);
    }

    internal static BinnedMatrix CreateLike(
        IReadOnlyList<string> names, ColumnBins[] bins, IReadOnlyList<ForestColumn> columns, ForestRun? run)
    {
        var rows = CheckShape(columns);
        if (!columns.Select(c => c.Name).SequenceEqual(names, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"expected the columns {string.Join(", ", names)}, found {string.Join(", ", columns.Select(c => c.Name))}", nameof(columns));
        }

        return Code(columns, bins, rows, run);
    }

    /// <summary>The codes of one column, by row.</summary>
    internal ReadOnlySpan<byte> Codes(int column) => _codes[column];

    private static BinnedMatrix Code(IReadOnlyList<ForestColumn> columns, ColumnBins[] bins, int rows, ForestRun? run)
    {
        var codes = new byte[columns.Count][];
        IndexedWork.Run(columns.Count, run ?? ForestRun.Default, j => codes[j] = Array.ConvertAll(columns[j].Values, bins[j].CodeOf));
        return new BinnedMatrix([.. columns.Select(c => c.Name)], bins, codes, rows);
    }

    private static int CheckShape(IReadOnlyList<ForestColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count is 0 or > ushort.MaxValue)
        {
            throw new ArgumentException($"expected 1 to {ushort.MaxValue} columns, found {columns.Count}", nameof(columns));
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

        return rows;
    }
}
