namespace Milestones.Forests.Growing.RowMajor;

/// <summary>A row with a weight of its own.</summary>
internal readonly record struct WeightedRow(int Row, double Weight, double Positive) : IBagRow<WeightedRow>
{
    public WeightedRow At(int row) => this with { Row = row };

    public static WeightedRow Create(int row, int count, double weight, bool label) =>
        new(row, count * weight, label ? count * weight : 0);
}
