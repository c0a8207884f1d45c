using CsvHelper;
using Milestones.Usage.Reading;

namespace Milestones.Usage.Tables;

/// <summary>Reads the wanted columns of a CSV file: commas, quotes after RFC 4180, UTF-8 (or UTF-16 with its mark), plain or gzip.</summary>
internal sealed class TextTableReader
{
    private const int LongestExcerpt = 80;

    private readonly string _file;
    private readonly RowErrors _errors;
    private int _malformed;

    private TextTableReader(string file, RowErrors errors)
    {
        _file = file;
        _errors = errors;
    }

    /// <summary>Reads a table.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="file">As the study names it.</param>
    /// <param name="columns">What is wanted; a column may be wanted more than once.</param>
    /// <param name="errors">Takes malformed rows.</param>
    /// <exception cref="InputException">The file is missing, empty or damaged, or lacks a column.</exception>
    public static TextTable Read(string folder, string file, IEnumerable<ColumnUse> columns, RowErrors errors) =>
        new TextTableReader(file, errors).Read(TableFile.Read(folder, file), header => Locate(file, header, columns));

    /// <summary>Reads a table with all of its columns.</summary>
    /// <param name="folder">The folder that <paramref name="file"/> is relative to.</param>
    /// <param name="file">The file.</param>
    /// <param name="required">Columns without which the table is of no use.</param>
    /// <param name="errors">Takes malformed rows.</param>
    /// <exception cref="InputException">The file is missing, empty or damaged, lacks a column, or names one twice.</exception>
    public static TextTable ReadAll(string folder, string file, IEnumerable<ColumnUse> required, RowErrors errors) =>
        new TextTableReader(file, errors).Read(
            TableFile.Read(folder, file),
            header => Locate(file, header, [.. required, .. header.Select(column => new ColumnUse(column, "the header"))]));

    private TextTable Read(byte[] content, Func<IReadOnlyList<string>, Dictionary<string, int>> locate)
    {
        using var csv = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            PoolStrings = true,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = Refuse,
        });
        csv.ReadHeader();
        var positions = locate([.. csv.Headers]);
        var texts = positions.Values.Select(_ => new List<string>()).ToList();
        var lines = new List<long>();
        while (csv.Read())
        {
            lines.Add(csv.LineNumber);
            foreach (var (column, position) in texts.Zip(positions.Values))
            {
                column.Add(csv.GetString(position));
            }
        }

        var byName = positions.Keys.Zip(texts).ToDictionary(pair => pair.First, pair => pair.Second.ToArray(), StringComparer.Ordinal);
        return new TextTable(_file, byName, [.. lines], _malformed, _errors);
    }

    private static Dictionary<string, int> Locate(string file, IReadOnlyList<string> header, IEnumerable<ColumnUse> columns)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (column, namedBy) in columns)
        {
            var places = header.Index().Where(field => field.Item == column).Select(field => field.Index).ToList();
            positions[column] = places.Count switch
            {
                1 => places[0],
                0 => throw Missing(file, column, namedBy, header),
                _ => throw new InputException(new InputError(
                    file, $"The header has '{column}' {places.Count} times.", "Give each column a name of its own.", 1, column)),
            };
        }

        return positions;
    }

    private static InputException Missing(string file, string column, string namedBy, IReadOnlyList<string> header) => new(new InputError(
        file,
        $"There is no column '{column}', which {namedBy} names.",
        header.Count == 1 && header[0].AsSpan().ContainsAny(';', '\t', '|')
            ? "The header has no commas: separate the columns by commas."
            : Suggestion.For(column, header, "columns"),
        1,
        column));

    private void Refuse(CsvMalformedRecord record)
    {
        var text = record.RawRecord;
        var excerpt = text.Length <= LongestExcerpt ? text : string.Concat(text.AsSpan(0, LongestExcerpt), "…");
        if (record.Reason == CsvMalformedReason.UnterminatedQuote || text.Contains('\n', StringComparison.Ordinal))
        {
            // Other rows have been swallowed, nobody knows how many: not a matter of one row that could be left out.
            throw new InputException(new InputError(
                _file, $"A quote is opened and not closed in its place: {excerpt}", "Close it, or double a quote that is part of a text.", record.LineNumber));
        }

        _malformed++;
        _errors.Add(record.Reason == CsvMalformedReason.FieldCountMismatch
            ? new InputError(_file, $"The row has another number of columns than the header: {excerpt}", "Give it as many; a text with a comma needs quotes.", record.LineNumber)
            : new InputError(_file, $"The row has a quote in the wrong place: {excerpt}", "Quote whole fields, and double a quote within.", record.LineNumber));
    }
}
