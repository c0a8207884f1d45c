namespace Milestones.Forests.Descents;

/// <summary>A row with its label in one integer, so that they move together.</summary>
/// <param name="Bits">Row × 2 + label.</param>
internal readonly record struct LabelledRow(int Bits)
{
    /// <summary>The row's number.</summary>
    public int Row => Bits >> 1;

    /// <summary>0 or 1.</summary>
    public int Label => Bits & 1;

    /// <summary>A row with a label of 0 or 1.</summary>
    public static LabelledRow Of(int row, int label) => new((row << 1) | label);
}
