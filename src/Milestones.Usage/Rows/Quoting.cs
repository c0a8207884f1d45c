namespace Milestones.Usage.Rows;

/// <summary>Quoted fields of CSV, after RFC 4180: a quote opens only at the beginning of a field; within quotes a pair of them stands for one.</summary>
internal static class Quoting
{
    private const byte Quote = (byte)'"';

    /// <summary>The error of a quote that isn't closed in its place. Other rows have been swallowed, nobody knows how many: that is not
    /// a matter of one row that could be left out.</summary>
    public static InputException NotClosed(string file, long row) => new(new InputError(
        file, "A quote is opened in this row and not closed in its place.", "Close it, or double a quote that is part of a text.", row));

    /// <summary>Where the field that begins at <paramref name="start"/> ends: the place of its comma or line feed.</summary>
    /// <param name="rows">Whole rows, so that every quote is closed.</param>
    /// <param name="start">The field's first byte.</param>
    public static int FieldEnd(ReadOnlySpan<byte> rows, int start)
    {
        var from = rows[start] == Quote ? ClosingQuote(rows, start) : start;
        return from + rows[from..].IndexOfAny((byte)',', (byte)'\n');
    }

    /// <summary>The end of the last whole row: behind its line feed; 0 if no row is whole.</summary>
    /// <param name="bytes">Bytes that begin with a row.</param>
    public static int LastRowEnd(ReadOnlySpan<byte> bytes)
    {
        var rowEnd = 0;
        for (var place = 0; place < bytes.Length;)
        {
            var quote = bytes[place..].IndexOf(Quote);
            var plain = quote < 0 ? bytes[place..] : bytes.Slice(place, quote);
            var lineFeed = plain.LastIndexOf((byte)'\n');
            rowEnd = lineFeed < 0 ? rowEnd : place + lineFeed + 1;
            if (quote < 0)
            {
                break;
            }

            quote += place;
            var opens = quote == 0 || bytes[quote - 1] is (byte)',' or (byte)'\n';
            place = (opens ? ClosingQuote(bytes, quote) : quote) + 1;
            if (place == 0)
            {
                break;
            }
        }

        return rowEnd;
    }

    /// <summary>The content of a field, unquoted in place: bytes that become free are filled with quotes, so that line feeds keep their number.</summary>
    /// <returns>False if text follows the closing quote.</returns>
    public static bool TryUnquote(Span<byte> bytes, int start, int end, out int from, out int length)
    {
        from = start;
        length = end - start;
        if (length == 0 || bytes[start] != Quote)
        {
            return true;
        }

        var close = ClosingQuote(bytes, start);
        if (close != end - 1)
        {
            return false;
        }

        from = start + 1;
        var content = bytes[from..close];
        length = content.Length;
        if (content.Contains(Quote))
        {
            length = CollapsePairs(content);
        }

        return true;
    }

    private static int CollapsePairs(Span<byte> content)
    {
        var length = 0;
        for (var place = 0; place < content.Length; place++)
        {
            content[length++] = content[place];
            if (content[place] == Quote)
            {
                place++;
            }
        }

        content[length..].Fill(Quote);
        return length;
    }

    /// <summary>The place of the quote that closes the one at <paramref name="open"/>; −1 if there is none.</summary>
    private static int ClosingQuote(ReadOnlySpan<byte> bytes, int open)
    {
        for (var place = open + 1; ; place += 2)
        {
            var next = bytes[place..].IndexOf(Quote);
            if (next < 0)
            {
                return -1;
            }

            place += next;
            if (place + 1 == bytes.Length || bytes[place + 1] != Quote)
            {
                return place;
            }
        }
    }
}
