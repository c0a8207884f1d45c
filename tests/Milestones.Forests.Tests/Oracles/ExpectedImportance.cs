namespace Milestones.Forests.Tests.Oracles;

/// <summary>
/// The exact importance of one tree by its formula, for tables too large to enumerate: every row that a tree did not see
/// receives every code of its stratum, weighted by the share of the stratum's rows that have it, and is predicted anew.
/// </summary>
internal sealed class ExpectedImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, int[] strata)
{
    private readonly RowLosses _losses = new(forest, matrix, labels, ForestLoss.Brier);

    public double IncreaseOf(int tree, int column)
    {
        var rows = _losses.OutOfBag(tree, column).ToArray();
        var codesOf = rows.GroupBy(i => strata[i]).ToDictionary(
            stratum => stratum.Key,
            stratum => stratum.CountBy(i => matrix.CodeOf(i, column)).Select(c => (c.Key, Share: (double)c.Value / stratum.Count())).ToArray());
        return rows.Average(i =>
        {
            var codes = _losses.CodesOf(i);
            var before = _losses.Of(tree, i, codes);
            var after = 0.0;
            foreach (var (code, share) in codesOf[strata[i]])
            {
                codes[column] = code;
                after += share * _losses.Of(tree, i, codes);
            }

            return after - before;
        });
    }
}
