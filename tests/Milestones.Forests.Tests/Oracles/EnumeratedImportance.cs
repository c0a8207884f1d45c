namespace Milestones.Forests.Tests.Oracles;

/// <summary>
/// Permutation importance by its definition: every permutation of the values among the rows that have one, each applied
/// and predicted anew. A row of weight w stands for w rows. Feasible for at most seven of them.
/// </summary>
internal sealed class EnumeratedImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, int[] weights, int[] strata, ForestLoss loss)
{
    public const int MostRows = 7;

    /// <summary>The rows, repeated by weight, that take part in the exchange of a column in a tree.</summary>
    public List<int> RowsOf(int tree, int column) =>
        [.. OutOfBag(tree).Where(i => matrix.CodeOf(i, column) != 0).SelectMany(i => Enumerable.Repeat(i, weights[i]))];

    public double IncreaseOf(int tree, int column)
    {
        var rows = RowsOf(tree, column);
        if (rows.Count == 0)
        {
            return 0;
        }

        var before = rows.ConvertAll(i => Loss(tree, i, CodesOf(i)));
        var (sum, permutations) = (0.0, 0);
        foreach (var donors in Permutations(rows.Count))
        {
            if (donors.Where((d, k) => strata[rows[d]] != strata[rows[k]]).Any())
            {
                continue;
            }

            permutations++;
            for (var k = 0; k < rows.Count; k++)
            {
                var codes = CodesOf(rows[k]);
                codes[column] = matrix.CodeOf(rows[donors[k]], column);
                sum += Loss(tree, rows[k], codes) - before[k]; // adding up losses alone would cost digits
            }
        }

        return sum / permutations / rows.Count;
    }

    private IEnumerable<int> OutOfBag(int tree)
    {
        var counts = new byte[matrix.RowCount];
        forest.InBag.Draw(tree, counts, new byte[matrix.RowCount]);
        return Enumerable.Range(0, counts.Length).Where(i => counts[i] == 0);
    }

    private byte[] CodesOf(int row) => [.. Enumerable.Range(0, matrix.ColumnCount).Select(j => matrix.CodeOf(row, j))];

    private double Loss(int tree, int row, byte[] codes)
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

    private static IEnumerable<int[]> Permutations(int count)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        foreach (var shorter in Permutations(count - 1))
        {
            for (var at = 0; at < count; at++)
            {
                yield return [.. shorter[..at], count - 1, .. shorter[at..]];
            }
        }
    }
}
