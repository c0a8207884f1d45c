using System.Globalization;

namespace Milestones.Usage.Rows;

/// <summary>One file, cut into chunks of whole rows.</summary>
internal sealed class FileChunks : IDisposable
{
    /// <summary>Nobody means a longer row; in CSV it is a quote that was never closed.</summary>
    private const int LongestRow = 1 << 24;

    private readonly InputFile _file;
    private readonly FieldSelection _wanted;
    private readonly FileStream _raw;
    private readonly Stream _content;
    private byte[] _carried = []; // the beginning of a row that the last chunk didn't hold in whole
    private long _line = 1;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">It is missing or cannot be opened.</exception>
    public FileChunks(InputFile file, FieldSelection wanted)
    {
        _file = file;
        _wanted = wanted;
        _raw = file.OpenRaw();
        _content = InputFile.Decompressed(_raw);
    }

    /// <summary>Where the wanted columns are, once the first chunk was asked for; null for JSON Lines.</summary>
    public CsvLayout? Layout { get; private set; }

    /// <summary>How many bytes have been read, as they lie on disk.</summary>
    public long BytesRead => _raw.Position;

    private bool IsAtBeginning => _line == 1;

    /// <summary>Fills a chunk with the next rows.</summary>
    /// <returns>False when there are none.</returns>
    /// <exception cref="InputException">The file is empty or damaged, or lacks a column.</exception>
    public bool TryFill(Chunk chunk)
    {
        if (IsAtBeginning)
        {
            _carried = FirstBytes();
        }

        chunk.File = _file;
        chunk.Start = 0;
        FillWithRows(chunk);
        if (IsAtBeginning)
        {
            Begin(chunk);
        }

        chunk.Layout = Layout;
        chunk.FirstLine = _line;
        _line += chunk.Bytes.AsSpan(chunk.Start, chunk.End - chunk.Start).Count((byte)'\n');
        return chunk.Start < chunk.End || (chunk.End > 0 && TryFill(chunk)); // a header fills no chunk
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _content.Dispose();
        _raw.Dispose();
    }

    /// <summary>Reads as far as a byte order mark may reach, and drops it.</summary>
    private byte[] FirstBytes()
    {
        var bytes = new byte[3];
        return bytes[..Read(bytes)] switch
        {
            [0xEF, 0xBB, 0xBF] => [],
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => throw Error("It is encoded as UTF-16.", "Save it as UTF-8."),
            var first => first,
        };
    }

    /// <summary>Puts whole rows into a chunk, and carries the beginning of the next one over to the next chunk.</summary>
    private void FillWithRows(Chunk chunk)
    {
        while (chunk.Capacity < _carried.Length)
        {
            chunk.Grow();
        }

        _carried.CopyTo(chunk.Bytes, 0);
        var length = _carried.Length;
        while (true)
        {
            length += Read(chunk.Bytes.AsSpan(length, chunk.Capacity - length));
            var ended = length < chunk.Capacity;
            length = ended ? Terminate(chunk.Bytes, length) : length;
            var rows = chunk.Bytes.AsSpan(0, length);
            chunk.End = _file.IsJsonLines ? rows.LastIndexOf((byte)'\n') + 1 : Quoting.LastRowEnd(rows);
            if (chunk.End > 0 || length == 0)
            {
                _carried = rows[chunk.End..].ToArray();
                return;
            }

            if (ended || length >= LongestRow)
            {
                throw _file.IsJsonLines
                    ? Error($"The line has more than {LongestRow >> 20} MiB.", "Write one object per line.", _line)
                    : Quoting.NotClosed(_file.Name, _line);
            }

            chunk.Grow();
        }
    }

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    private int Read(Span<byte> buffer)
    {
        try
        {
            return _content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            throw Error(
                $"The gzip data are damaged or cut off, at line {_line.ToString("N0", CultureInfo.InvariantCulture)} or later.",
                "Copy or export the file again.");
        }
        catch (IOException exception)
        {
            throw Error("It cannot be read.", exception.Message);
        }
    }

    /// <summary>Gives the last row the line end that it may lack.</summary>
    private static int Terminate(byte[] bytes, int length)
    {
        if (length > 0 && bytes[length - 1] != '\n')
        {
            bytes[length++] = (byte)'\n';
        }

        return length;
    }

    /// <summary>Reads the header, if the file has one, and puts it out of the chunk.</summary>
    private void Begin(Chunk chunk)
    {
        if (chunk.End == 0)
        {
            throw Error("It is empty.", "Export it again, or take it out of the study.");
        }

        if (_file.IsJsonLines)
        {
            return;
        }

        var rows = chunk.Bytes.AsSpan(0, chunk.End);
        var length = 0;
        do
        {
            length = Quoting.FieldEnd(rows, length) + 1;
        }
        while (rows[length - 1] != '\n');
        Layout = CsvLayout.Of(_file, rows[..length], _wanted);
        _line += rows[..length].Count((byte)'\n');
        chunk.Start = length;
    }

    private InputException Error(string problem, string remedy, long? row = null) => new(new InputError(_file.Name, problem, remedy, row));
}
