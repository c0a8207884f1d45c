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
    private readonly Lock _gate = new();
    private int _next;
    private FileChunks? _file;
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
    public void Dispose() => _file?.Dispose();

    private bool TryReadNext(Chunk chunk)
    {
        while (_file is not null || _next < files.Count)
        {
            _file ??= new FileChunks(files[_next++], wanted);
            var before = _file.BytesRead;
            var any = _file.TryFill(chunk);
            onRead?.Invoke(_file.BytesRead - before);
            if (any)
            {
                return true;
            }

            _file.Dispose();
            _file = null;
        }

        return false;
    }
}
