namespace Milestones.Forests.Tests.Oracles;

/// <summary>What rows lose in the trees of a forest, row by row from the definitions.</summary>
internal sealed class RowLosses(RandomForest forest, BinnedMatrix matrix, bool[] labels, ForestLoss loss)
{
    /// <summary>The rows that a tree did not see and that have a value in a column.</summary>
    public IEnumerable<int> OutOfBag(int tree, int column)
    {
        var counts = new byte[matrix.RowCount];
        forest.InBag.Draw(tree, counts, new byte[matrix.RowCount]);
        return Enumerable.Range(0, counts.Length).Where(i => counts[i] == 0 && matrix.CodeOf(i, column) != 0);
    }

    public byte[] CodesOf(int row) => [.. Enumerable.Range(0, matrix.ColumnCount).Select(j => matrix.CodeOf(row, j))];

    /// <summary>The loss of a row in a tree when it has the given codes.</summary>
    public double Of(int tree, int row, byte[] codes)
    {
        var leaf = forest.Trees[tree].Leaves[forest.Trees[tree].LeafOf(codes)];
        if (loss == ForestLoss.Brier)
        {
            var error = (labels[row] ? 1 : 0) - leaf.Probability;
            return error * error;
        }

        var p = (leaf.Positives + 0.5) / (leaf.Total + 1);
        return -Math.Log(labels[row] ? p : 1 - p);
    }
}
