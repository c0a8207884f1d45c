namespace Milestones.Usage.Rows;

/// <summary>Rows of CSV: commas, quotes after RFC 4180, line feeds with or without carriage returns.</summary>
internal sealed class CsvRowReader(int fieldCount) : RowReader(fieldCount)
{
    private readonly FieldScanner _scanner = new();
    private int[] _positions = [];
    private int _columns;
    private int _separator; // the row's first, among those of the chunk
    private int _nextRow;

    /// <inheritdoc/>
    public override bool Read()
    {
        var bytes = Chunk.Bytes;
        while (true)
        {
            RowStart = _nextRow;
            if (RowStart == Chunk.End)
            {
                return false;
            }

            var first = _separator;
            var last = _scanner.RowEnd(bytes, first, _columns);
            var end = _scanner.Separators[last];
            _separator = last + 1;
            _nextRow = end + 1;
            var contentEnd = end > RowStart && bytes[end - 1] == '\r' ? end - 1 : end;
            if (contentEnd == RowStart)
            {
                continue;
            }

            Problem = last - first + 1 == _columns ? Locate(first, contentEnd) : Malformed(last - first + 1);
            ThrowIfRowsAreSwallowed(end);
            return true;
        }
    }

    private protected override void OnStart()
    {
        _columns = Chunk.Layout!.ColumnCount;
        _positions = [.. Chunk.Layout.Positions];
        _scanner.Scan(Chunk);
        _separator = 0;
        _nextRow = Chunk.Start;
    }

    /// <summary>Finds the wanted fields of a row that has all its columns.</summary>
    private string? Locate(int first, int contentEnd)
    {
        var bytes = Chunk.Bytes;
        var separators = _scanner.Separators;
        var positions = _positions;
        for (var field = 0; field < positions.Length; field++)
        {
            var column = positions[field];
            if (column < 0)
            {
                Fields[field] = new FieldRange(0, -1);
                continue;
            }

            var start = column == 0 ? RowStart : separators[first + column - 1] + 1;
            var end = column == _columns - 1 ? contentEnd : separators[first + column];
            if (bytes[start] != '"')
            {
                Fields[field] = Trimmed(start, end - start);
                continue;
            }

            if (!Quoting.TryUnquote(bytes, start, end, out var from, out var length))
            {
                return "Text follows the closing quote of a field; expected a comma, or the quote doubled.";
            }

            Fields[field] = Trimmed(from, length);
        }

        return null;
    }

    private string Malformed(int found) => $"The row has {found} {(found == 1 ? "field" : "fields")}; the header has {_columns}.";

    private void ThrowIfRowsAreSwallowed(int end)
    {
        if (Problem is not null && Chunk.Bytes.AsSpan(RowStart, end - RowStart).Contains((byte)'\n'))
        {
            throw Quoting.NotClosed(File, LineAt(RowStart));
        }
    }
}
