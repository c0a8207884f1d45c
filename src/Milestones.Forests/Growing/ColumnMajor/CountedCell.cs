namespace Milestones.Forests.Growing.ColumnMajor;

/// <summary>How a row in the bag counts, in a byte: its label in the lowest bit, above it how often it was drawn. So few bits
/// are counted 64 rows at a time; a row that was drawn more often is held more than once.</summary>
internal static class CountedCell
{
    /// <summary>The most that one cell counts.</summary>
    public const int MaxCount = 3;

    /// <summary>How many different cells there are.</summary>
    public const int Values = 2 * (MaxCount + 1);

    /// <summary>The bit that is set when the label is positive.</summary>
    public const byte PositiveBit = 1;

    /// <summary>The bit that counts one.</summary>
    public const byte OneBit = 2;

    /// <summary>The bit that counts two.</summary>
    public const byte TwoBit = 4;

    /// <summary>Makes a cell.</summary>
    public static byte Of(int count, bool label) => (byte)((count * OneBit) + (label ? PositiveBit : 0));

    /// <summary>How often the row was drawn.</summary>
    public static int CountOf(int cell) => cell / OneBit;

    /// <summary>The same if its label is positive, else 0.</summary>
    public static int PositivesOf(int cell) => (cell & PositiveBit) != 0 ? CountOf(cell) : 0;
}
