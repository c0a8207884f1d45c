using System.Globalization;

namespace Milestones.Usage.Rows;

/// <summary>
/// Cuts files into chunks of whole rows, file after file. Several threads may ask for chunks: whoever comes next reads (and
/// decompresses) while the others parse, so the memory is one buffer per thread, and the cuts don't depend on the threads.
/// </summary>
/// <param name="files">In the order in which they are read.</param>
/// <param name="wanted">The columns to find in each CSV file.</param>
/// <param name="onRead">Told how many bytes of the files, as they lie on disk, have been read since it was last told.</param>
internal sealed class ChunkReader(IReadOnlyList<InputFile> files, FieldSelection wanted, Action<long>? onRead = null) : IDisposable
{
    /// <summary>Nobody means a longer row; in CSV it is a quote that was never closed.</summary>
    private const int LongestRow = 1 << 24;

    private readonly Lock _gate = new();
    private byte[] _carried = [];
    private int _next;
    private FileStream? _raw;
    private Stream? _content;
    private CsvLayout? _layout;
    private long _line;
    private long _rawRead;
    private bool _stopped;

    /// <summary>Fills a chunk with the next rows.</summary>
    /// <returns>False when all files have been read, or when another thread met an error or asked to stop.</returns>
    /// <exception cref="InputException">A file is missing, empty or damaged, or lacks a column.</exception>
    public bool TryRead(Chunk chunk)
    {
        lock (_gate)
        {
            var succeeded = false;
            try
            {
                var any = !_stopped && TryReadNext(chunk);
                succeeded = true;
                return any;
            }
            finally
            {
                _stopped |= !succeeded;
            }
        }
    }

    /// <summary>Gives no more chunks.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _content?.Dispose();
        _raw?.Dispose();
    }

    private bool TryReadNext(Chunk chunk)
    {
        do
        {
            if (_content is null)
            {
                if (_next == files.Count)
                {
                    return false;
                }

                OpenNext();
            }

            Fill(chunk);
        }
        while (chunk.Start == chunk.End); // a header without rows

        return true;
    }

    private void OpenNext()
    {
        var file = files[_next++];
        _raw = file.OpenRaw();
        _content = InputFile.Decompressed(_raw);
        _line = 1;
        _rawRead = 0;
        _layout = null;
        _carried = FirstBytes(file);
    }

    /// <summary>Reads as far as a byte order mark may reach, and drops it.</summary>
    private byte[] FirstBytes(InputFile file)
    {
        var bytes = new byte[3];
        return bytes[..Read(file, bytes)] switch
        {
            [0xEF, 0xBB, 0xBF] => [],
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => throw new InputException(new InputError(file.Name, "It is encoded as UTF-16.", "Save it as UTF-8.")),
            var first => first,
        };
    }

    private void Fill(Chunk chunk)
    {
        var file = files[_next - 1];
        chunk.File = file;
        chunk.Start = 0;
        var ended = FillWithRows(file, chunk);
        if (_line == 1)
        {
            Begin(file, chunk);
        }

        chunk.Layout = _layout;
        chunk.FirstLine = _line;
        _line += chunk.Bytes.AsSpan(chunk.Start, chunk.End - chunk.Start).Count((byte)'\n');
        ReportRead();
        if (ended)
        {
            Close();
        }
    }

    /// <summary>Puts whole rows into a chunk and carries the beginning of the next one over to the next chunk.</summary>
    /// <returns>Whether the file ends here.</returns>
    private bool FillWithRows(InputFile file, Chunk chunk)
    {
        while (chunk.Capacity < _carried.Length)
        {
            chunk.Grow();
        }

        _carried.CopyTo(chunk.Bytes, 0);
        var length = _carried.Length;
        while (true)
        {
            length += Read(file, chunk.Bytes.AsSpan(length, chunk.Capacity - length));
            var ended = length < chunk.Capacity;
            length = ended ? Terminate(chunk.Bytes, length) : length;
            var rows = chunk.Bytes.AsSpan(0, length);
            chunk.End = file.IsJsonLines ? rows.LastIndexOf((byte)'\n') + 1 : Quoting.LastRowEnd(rows);
            if (chunk.End > 0 || length == 0)
            {
                _carried = rows[chunk.End..].ToArray();
                return ended && _carried.Length == 0;
            }

            if (ended || length >= LongestRow)
            {
                throw file.IsJsonLines ? TooLong(file) : Quoting.NotClosed(file.Name, _line);
            }

            chunk.Grow();
        }
    }

    private InputException TooLong(InputFile file) => new(new InputError(
        file.Name, $"The line has more than {LongestRow >> 20} MiB.", "Write one object per line.", _line));

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    private int Read(InputFile file, Span<byte> buffer)
    {
        try
        {
            return _content!.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            throw new InputException(new InputError(
                file.Name, $"The gzip data are damaged or cut off, at line {_line.ToString("N0", CultureInfo.InvariantCulture)} or later.", "Copy or export the file again."));
        }
        catch (IOException exception)
        {
            throw new InputException(new InputError(file.Name, "It cannot be read.", exception.Message));
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
    private void Begin(InputFile file, Chunk chunk)
    {
        if (chunk.Start == chunk.End)
        {
            throw new InputException(new InputError(file.Name, "It is empty.", "Export it again, or take it out of the study."));
        }

        if (file.IsJsonLines)
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
        _layout = CsvLayout.Of(file, rows[..length], wanted);
        _line += rows[..length].Count((byte)'\n');
        chunk.Start = length;
    }

    private void ReportRead()
    {
        var position = _raw!.Position;
        onRead?.Invoke(position - _rawRead);
        _rawRead = position;
    }

    private void Close()
    {
        Dispose();
        _content = null;
        _raw = null;
    }
}
