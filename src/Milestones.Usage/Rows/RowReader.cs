using System.Text;

namespace Milestones.Usage.Rows;

/// <summary>Walks over the rows of chunks and gives their wanted fields as UTF-8, unquoted. For one thread.</summary>
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

    /// <summary>Line of the file on which the row begins, from 1. Counted only when asked for.</summary>
    public long Line
    {
        get
        {
            _countedLine += Chunk.Bytes.AsSpan(_countedTo, RowStart - _countedTo).Count((byte)'\n');
            _countedTo = RowStart;
            return _countedLine;
        }
    }

    private protected Chunk Chunk { get; private set; } = new();

    private protected int RowStart { get; set; }

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

    /// <summary>Whether the row has the field: a JSON object may lack it or have null there, a CSV file may lack the column.</summary>
    public bool Has(int field) => Fields[field].Length >= 0;

    /// <summary>The text of a field; empty where the row doesn't have it.</summary>
    public ReadOnlySpan<byte> Field(int field)
    {
        var (start, length) = Fields[field];
        return length <= 0 ? default : new ReadOnlySpan<byte>(Chunk.Bytes, start, length);
    }

    /// <summary>The text of a field for a message, cut to a length that can be read.</summary>
    public string Excerpt(int field)
    {
        var text = Encoding.UTF8.GetString(Field(field));
        return text.Length <= LongestExcerpt ? text : string.Concat(text.AsSpan(0, LongestExcerpt), "…");
    }

    private protected abstract void OnStart();

    /// <summary>A stretch of the chunk.</summary>
    /// <param name="Start">First byte.</param>
    /// <param name="Length">Number of bytes; −1: there is no such field.</param>
    private protected readonly record struct FieldRange(int Start, int Length);
}
