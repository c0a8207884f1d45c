using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>Finds the split of a node: draws columns, and compares the cuts between codes that occur in the node.</summary>
/// <typeparam name="TRow">How rows are held.</typeparam>
/// <param name="columns">How many columns there are.</param>
/// <param name="featuresPerSplit">How many compete for a split.</param>
/// <param name="drawOn">Whether further columns are drawn while none can split the node.</param>
internal abstract class SplitSearch<TRow>(int columns, int featuresPerSplit, bool drawOn)
    where TRow : unmanaged, IBagRow<TRow>
{
    private readonly int[] _columns = new int[columns];

    /// <summary>Puts the columns in their first order, so that a tree does not depend on the trees before it.</summary>
    public void Restart()
    {
        for (var j = 0; j < _columns.Length; j++)
        {
            _columns[j] = j;
        }
    }

    /// <summary>The best split among the columns drawn; <see cref="Split.None"/> when none of them differs within the node.
    /// </summary>
    public Split Find(ReadOnlySpan<byte> packed, ReadOnlySpan<TRow> rows, double total, double positives, RandomSource random)
    {
        var best = Split.None;
        var drawn = 0;
        do
        {
            var end = drawn == 0 ? featuresPerSplit : drawn + 1;
            for (var k = drawn; k < end; k++)
            {
                var pick = k + random.NextInt32(_columns.Length - k); // Fisher and Yates, as far as needed
                (_columns[k], _columns[pick]) = (_columns[pick], _columns[k]);
            }

            best = BestOf(_columns.AsSpan(drawn, end - drawn), packed, rows, total, positives, random);
            drawn = end;
        }
        while (drawOn && best.Column < 0 && drawn < _columns.Length);

        return best;
    }

    /// <summary>The best split of some columns; of equal ones that of the first column, and in it of the first code.</summary>
    protected abstract Split BestOf(
        ReadOnlySpan<int> columns, ReadOnlySpan<byte> packed, ReadOnlySpan<TRow> rows, double total, double positives, RandomSource random);
}
