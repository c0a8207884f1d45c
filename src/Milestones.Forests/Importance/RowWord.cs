namespace Milestones.Forests.Importance;

/// <summary>Up to 64 rows that lie side by side, are at the same node, and may receive the same codes there; in sixteen
/// bytes.</summary>
/// <param name="Rows">A bit for each row that is there.</param>
/// <param name="Where">From the lowest bit: place of the node (32), distance of the first row (16), last code (8), first
/// code (8).</param>
internal readonly record struct RowWord(ulong Rows, ulong Where)
{
    /// <summary>How many rows a word has bits for.</summary>
    public const int Size = 64;

    /// <summary>The largest distance of the first row from the row that distances are counted from.</summary>
    public const int MaxDistance = ushort.MaxValue;

    public RowWord(ulong rows, int distance, int place, CodeRange codes)
        : this(rows, ((ulong)codes.First << 56) | ((ulong)codes.Last << 48) | ((ulong)distance << 32) | (uint)place)
    {
    }

    /// <summary>The bits of the first rows; of all when there are more than a word has.</summary>
    public static ulong First(int rows) => rows >= Size ? ulong.MaxValue : (1ul << rows) - 1;

    /// <summary>Place of the node.</summary>
    public int Place => (int)Where;

    /// <summary>Distance of the first row from the row that distances are counted from.</summary>
    public int Distance => (ushort)(Where >> 32);

    /// <summary>What the rows may receive; some code.</summary>
    public CodeRange Codes => new((byte)(Where >> 56), (byte)(Where >> 48));

    /// <summary>Some of the rows at another place.</summary>
    public RowWord MovedTo(int place, ulong rows) => new(rows, Where - (uint)Where + (uint)place);
}
