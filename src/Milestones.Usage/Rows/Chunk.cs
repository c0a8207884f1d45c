namespace Milestones.Usage.Rows;

/// <summary>Some whole rows of a file, as bytes; a buffer that is filled again and again by <see cref="ChunkReader"/>.</summary>
/// <param name="capacity">How many bytes to begin with; small enough for the processor's cache unless told otherwise.</param>
internal sealed class Chunk(int capacity = 1 << 18)
{
    /// <summary>Bytes beyond <see cref="End"/> that may be read without a check.</summary>
    public const int Padding = 64;

    /// <summary>The bytes; what is outside <see cref="Start"/> … <see cref="End"/> means nothing.</summary>
    public byte[] Bytes { get; private set; } = new byte[capacity + Padding];

    /// <summary>Where the first row begins.</summary>
    public int Start { get; set; }

    /// <summary>Behind the end of the last row; the byte before it is a line feed.</summary>
    public int End { get; set; }

    /// <summary>Line of the file at <see cref="Start"/>, from 1.</summary>
    public long FirstLine { get; set; }

    /// <summary>The file that the rows belong to.</summary>
    public InputFile File { get; set; } = new("", "");

    /// <summary>Where the wanted columns are; null for JSON Lines.</summary>
    public CsvLayout? Layout { get; set; }

    /// <summary>How many bytes can be put into the buffer.</summary>
    public int Capacity => Bytes.Length - Padding;

    /// <summary>Doubles the buffer, keeping its content.</summary>
    public void Grow()
    {
        var bytes = Bytes;
        Array.Resize(ref bytes, (2 * Capacity) + Padding);
        Bytes = bytes;
    }
}
