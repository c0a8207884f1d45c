using System.Text;

namespace Milestones.Usage.Rows;

/// <summary>Walks over the rows of chunks and gives their wanted fields as UTF-8, unquoted and without blanks around them. For one thread.</summary>
/// <param name="fieldCount">How many columns are wanted.</param>
internal abstract class RowReader(int fieldCount)
{
    private const int LongestExcerpt = 80;

    /// <summary>Per wanted column, where its text is in the chunk.</summary>
    private protected readonly FieldRange[] Fields = new FieldRange[fieldCount];

    private int _countedTo;
    private long _countedLine;

    /// <summary>What is wrong with the row as a whole; null: nothing.</summary>
    public string? Problem { get; protected set; }

    /// <summary>Name of the file that the row belongs to.</summary>
    public string File => Chunk.File.Name;

    /// <summary>Where the row begins in the chunk.</summary>
    public int RowStart { get; private protected set; }

    private protected Chunk Chunk { get; private set; } = new(capacity: 0);

    /// <summary>Begins with the first row of a chunk.</summary>
    public void Start(Chunk chunk)
    {
        Chunk = chunk;
        RowStart = chunk.Start;
        _countedTo = chunk.Start;
        _countedLine = chunk.FirstLine;
        OnStart();
    }

    /// <summary>Goes on to the next row, which may have a <see cref="Problem"/>. Blank lines are no rows.</summary>
    /// <returns>False at the end of the chunk.</returns>
    public abstract bool Read();

    /// <summary>Line of the file at a row's beginning, from 1. Rows have to be asked for in their order.</summary>
    public long LineAt(int rowStart)
    {
        _countedLine += Chunk.Bytes.AsSpan(_countedTo, rowStart - _countedTo).Count((byte)'\n');
        _countedTo = rowStart;
        return _countedLine;
    }

    /// <summary>Where a field of the row is in the chunk.</summary>
    public FieldRange Range(int field) => Fields[field];

    /// <summary>The text of a field; empty where the row doesn't have it.</summary>
    public ReadOnlySpan<byte> Field(int field) => Text(Fields[field]);

    /// <summary>The text of a field of any row of the chunk.</summary>
    public ReadOnlySpan<byte> Text(FieldRange range) =>
        range.Length <= 0 ? default : new ReadOnlySpan<byte>(Chunk.Bytes, range.Start, range.Length);

    /// <summary>The text of a field for a message, cut to a length that can be read.</summary>
    public string Excerpt(FieldRange range)
    {
        var text = Encoding.UTF8.GetString(Text(range));
        return text.Length <= LongestExcerpt ? text : string.Concat(text.AsSpan(0, LongestExcerpt), "…");
    }

    /// <summary>A field without the blanks around it.</summary>
    private protected FieldRange Trimmed(int start, int length)
    {
        var bytes = Chunk.Bytes;
        for (; length > 0 && IsBlank(bytes[start]); length--)
        {
            start++;
        }

        while (length > 0 && IsBlank(bytes[start + length - 1]))
        {
            length--;
        }

        return new FieldRange(start, length);
    }

    private protected abstract void OnStart();

    private static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t';
}
