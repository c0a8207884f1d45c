namespace Milestones.Forests.Growing.RowMajor;

/// <summary>A row that counts as often as it was drawn, in four bytes: 26 bits row, 5 bits count, 1 bit label. What a
/// node needs of a row comes with one load and moves with one store.</summary>
/// <param name="Bits">Row × 64 + count × 2 + label.</param>
internal readonly record struct CountedRow(uint Bits) : IBagRow<CountedRow>
{
    /// <summary>Row numbers are below this.</summary>
    public const int RowLimit = 1 << 26;

    /// <summary>The largest count; a bootstrap draws a row more often with probability below 10⁻³⁴.</summary>
    public const int MaxCount = 31;

    /// <summary>Shift that leaves the row number.</summary>
    public const int RowShift = 6;

    /// <summary>Selects count and label, which index the table of <see cref="FillCells"/>.</summary>
    public const uint CellMask = (1 << RowShift) - 1;

    public int Row => (int)(Bits >> RowShift);

    public int Count => (int)(Bits >> 1) & MaxCount;

    public double Weight => Count;

    public double Positive => (Bits & 1) != 0 ? Count : 0;

    public CountedRow At(int row) => new(((uint)row << RowShift) | (Bits & CellMask));

    public static CountedRow Create(int row, int count, double weight, bool label) =>
        new(((uint)row << RowShift) | ((uint)count << 1) | (label ? 1u : 0u));

    /// <summary>Writes what each combination of count and label adds to a histogram: the count in the upper half, the
    /// positives in the lower, so that one addition does both.</summary>
    public static void FillCells(Span<ulong> cells)
    {
        for (var bits = 0; bits < cells.Length; bits++)
        {
            var row = new CountedRow((uint)bits);
            cells[bits] = ((ulong)row.Count << 32) | (ulong)row.Positive;
        }
    }
}
