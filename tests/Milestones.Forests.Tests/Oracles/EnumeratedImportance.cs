namespace Milestones.Forests.Tests.Oracles;

/// <summary>
/// Permutation importance by its definition: every permutation of the values among the rows that have one, each applied
/// and predicted anew. A row of weight w stands for w rows. Feasible for at most seven of them.
/// </summary>
internal sealed class EnumeratedImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, int[] weights, int[] strata, ForestLoss loss)
{
    public const int MostRows = 7;

    private readonly RowLosses _losses = new(forest, matrix, labels, loss);

    /// <summary>The rows, repeated by weight, that take part in the exchange of a column in a tree.</summary>
    public List<int> RowsOf(int tree, int column) =>
        [.. _losses.OutOfBag(tree, column).SelectMany(i => Enumerable.Repeat(i, weights[i]))];

    public double IncreaseOf(int tree, int column)
    {
        var rows = RowsOf(tree, column);
        if (rows.Count == 0)
        {
            return 0;
        }

        var before = rows.ConvertAll(i => _losses.Of(tree, i, _losses.CodesOf(i)));
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
                var codes = _losses.CodesOf(rows[k]);
                codes[column] = matrix.CodeOf(rows[donors[k]], column);
                sum += _losses.Of(tree, rows[k], codes) - before[k]; // adding up losses alone would cost digits
            }
        }

        return sum / permutations / rows.Count;
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
