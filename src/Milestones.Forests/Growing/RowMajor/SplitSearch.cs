using Milestones.Numerics;

namespace Milestones.Forests.Growing.RowMajor;

/// <summary>Finds the split of a node: draws columns, and compares the cuts between codes that occur in the node.</summary>
/// <typeparam name="TRow">How rows are held.</typeparam>
/// <param name="columns">How many columns there are.</param>
/// <param name="featuresPerSplit">How many compete for a split.</param>
/// <param name="drawOn">Whether further columns are drawn while none can split the node.</param>
internal abstract class SplitSearch<TRow>(int columns, int featuresPerSplit, bool drawOn)
    where TRow : unmanaged, IBagRow<TRow>
{
    private readonly ColumnDraw _draw = new(columns);

    /// <summary>Begins with another tree.</summary>
    public void Restart() => _draw.Restart();

    /// <summary>The best split among the columns drawn; <see cref="Split.None"/> when none of them differs within the node.
    /// </summary>
    public Split Find(ReadOnlySpan<byte> packed, ReadOnlySpan<TRow> rows, double total, double positives, RandomSource random)
    {
        var best = BestOf(_draw.First(featuresPerSplit, random), packed, rows, total, positives, random);
        while (drawOn && best.Column < 0 && !_draw.IsExhausted)
        {
            best = BestOf(_draw.Further(1, random), packed, rows, total, positives, random);
        }

        return best;
    }

    /// <summary>The best split of some columns; of equal ones that of the first column, and in it of the first code.</summary>
    protected abstract Split BestOf(
        ReadOnlySpan<int> columns, ReadOnlySpan<byte> packed, ReadOnlySpan<TRow> rows, double total, double positives, RandomSource random);
}
