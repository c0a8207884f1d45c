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
    /// <summary>A longer row is taken for a quote that was never closed.</summary>
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
        _carried = [];
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
            if (length < chunk.Capacity)
            {
                chunk.End = Terminate(chunk.Bytes, length);
                return true;
            }

            var rows = chunk.Bytes.AsSpan(0, length);
            chunk.End = file.IsJsonLines ? rows.LastIndexOf((byte)'\n') + 1 : Quoting.LastRowEnd(rows);
            if (chunk.End > 0)
            {
                _carried = rows[chunk.End..].ToArray();
                return false;
            }

            if (length >= LongestRow)
            {
                throw new InputException(new InputError(
                    file.Name,
                    $"A row of more than {LongestRow >> 20} MiB begins here.",
                    "Look for a quote that is opened but never closed.",
                    _line));
            }

            chunk.Grow();
        }
    }

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

    /// <summary>Skips the byte order mark and reads the header.</summary>
    private void Begin(InputFile file, Chunk chunk)
    {
        var content = chunk.Bytes.AsSpan(0, chunk.End);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new InputException(new InputError(file.Name, "It is encoded as UTF-16.", "Save it as UTF-8."));
        }

        chunk.Start = content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (chunk.Start == chunk.End)
        {
            throw new InputException(new InputError(file.Name, "It is empty.", "Export it again, or take it out of the study."));
        }

        if (file.IsJsonLines)
        {
            return;
        }

        var headerEnd = chunk.Start;
        do
        {
            var fieldEnd = Quoting.FieldEnd(chunk.Bytes.AsSpan(0, chunk.End), headerEnd);
            headerEnd = fieldEnd < 0 ? chunk.End : fieldEnd + 1;
        }
        while (chunk.Bytes[headerEnd - 1] != '\n');
        var header = chunk.Bytes.AsSpan(chunk.Start, headerEnd - chunk.Start);
        _layout = CsvLayout.Of(file, header, wanted);
        _line += header.Count((byte)'\n');
        chunk.Start = headerEnd;
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
