namespace Milestones.Usage.Rows;

/// <summary>The rows of files one after the other, on one thread.</summary>
internal static class TableRows
{
    /// <summary>Reads the files; the reader that is given stands on the row until the next one is asked for.</summary>
    /// <exception cref="InputException">A file is missing, empty or damaged, or lacks a column.</exception>
    public static IEnumerable<RowReader> Read(IReadOnlyList<InputFile> files, FieldSelection wanted, CancellationToken cancellation = default)
    {
        using var chunks = new ChunkReader(files, wanted);
        var readers = new RowReaders(wanted);
        var chunk = new Chunk();
        while (chunks.TryRead(chunk))
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = readers.Start(chunk);
            while (rows.Read())
            {
                yield return rows;
            }
        }
    }
}
