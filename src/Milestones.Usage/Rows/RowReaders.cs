namespace Milestones.Usage.Rows;

/// <summary>The reader that fits a chunk's file. For one thread.</summary>
internal sealed class RowReaders(FieldSelection wanted)
{
    private readonly CsvRowReader _csv = new(wanted.Names.Count);
    private readonly JsonLinesRowReader _jsonLines = new(wanted);

    /// <summary>A reader at the first row of a chunk.</summary>
    public RowReader Start(Chunk chunk)
    {
        RowReader reader = chunk.File.IsJsonLines ? _jsonLines : _csv;
        reader.Start(chunk);
        return reader;
    }
}
