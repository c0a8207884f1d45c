namespace Milestones.Forests.Tests.Oracles;

/// <summary>
/// The exact importance of one tree by its formula, for tables too large to enumerate: every row that a tree did not see
/// receives every code of its stratum, weighted by the share of the stratum's rows that have it, and is predicted anew.
/// </summary>
internal sealed class ExpectedImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, int[] strata)
{
    public double IncreaseOf(int tree, int column)
    {
        var inBag = new byte[matrix.RowCount];
        forest.InBag.Draw(tree, inBag, []);
        var rows = Enumerable.Range(0, matrix.RowCount).Where(i => inBag[i] == 0 && matrix.CodeOf(i, column) != 0).ToArray();
        var codesOf = rows.GroupBy(i => strata[i]).ToDictionary(
            stratum => stratum.Key,
            stratum => stratum.CountBy(i => matrix.CodeOf(i, column)).Select(c => (c.Key, Share: (double)c.Value / stratum.Count())).ToArray());
        return rows.Average(i =>
        {
            byte[] codes = [.. Enumerable.Range(0, matrix.ColumnCount).Select(j => matrix.CodeOf(i, j))];
            var before = Loss(tree, i, codes);
            var after = 0.0;
            foreach (var (code, share) in codesOf[strata[i]])
            {
                codes[column] = code;
                after += share * Loss(tree, i, codes);
            }

            return after - before;
        });
    }

    private double Loss(int tree, int row, byte[] codes)
    {
        var error = (labels[row] ? 1 : 0) - forest.Trees[tree].Leaves[forest.Trees[tree].LeafOf(codes)].Probability;
        return error * error;
    }
}
