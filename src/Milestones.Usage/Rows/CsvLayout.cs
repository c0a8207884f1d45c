using System.Text;
using Milestones.Usage.Reading;

namespace Milestones.Usage.Rows;

/// <summary>Where the wanted columns are in a CSV file.</summary>
/// <param name="ColumnCount">How many columns every row must have.</param>
/// <param name="Positions">Per wanted column its position from 0; −1: the file doesn't have it.</param>
internal sealed record CsvLayout(int ColumnCount, IReadOnlyList<int> Positions)
{
    /// <summary>Reads the header.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="header">The first row, with its line end.</param>
    /// <param name="wanted">The columns to find.</param>
    /// <exception cref="InputException">A required column is missing, or a wanted one is there twice.</exception>
    public static CsvLayout Of(InputFile file, ReadOnlySpan<byte> header, FieldSelection wanted)
    {
        var columns = Columns(file, header);
        var positions = wanted.Names.Select(name => columns.IndexOf(name)).ToList();
        for (var field = 0; field < positions.Count; field++)
        {
            var name = wanted.Names[field];
            if (positions[field] < 0 && field < wanted.RequiredCount)
            {
                throw Missing(file, name, columns);
            }

            if (positions[field] >= 0 && columns.IndexOf(name, positions[field] + 1) >= 0)
            {
                throw new InputException(new InputError(file.Name, $"The header has '{name}' twice.", "Give each column a name of its own.", 1, name));
            }
        }

        return new CsvLayout(columns.Count, positions);
    }

    private static InputException Missing(InputFile file, string name, List<string> columns) => new(new InputError(
        file.Name,
        $"There is no column '{name}'.",
        columns.Count == 1 && columns[0].AsSpan().ContainsAny(';', '\t', '|')
            ? "The header has no commas: separate the columns by commas."
            : Suggestion.For(name, columns, "columns"),
        1,
        name));

    private static List<string> Columns(InputFile file, ReadOnlySpan<byte> header)
    {
        var columns = new List<string>();
        var bytes = header.ToArray();
        for (var start = 0; start < bytes.Length;)
        {
            var end = Quoting.FieldEnd(bytes, start);
            if (!Quoting.TryUnquote(bytes, start, TrimLineEnd(bytes, start, end), out var from, out var length))
            {
                throw Quoting.NotClosed(file.Name, 1);
            }

            columns.Add(Encoding.UTF8.GetString(bytes, from, length).Trim());
            start = end + 1;
        }

        return columns;
    }

    private static int TrimLineEnd(byte[] bytes, int start, int end) => end > start && end + 1 == bytes.Length && bytes[end - 1] == '\r' ? end - 1 : end;
}
