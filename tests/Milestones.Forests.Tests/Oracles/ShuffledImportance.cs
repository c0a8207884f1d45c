using Milestones.Numerics;

namespace Milestones.Forests.Tests.Oracles;

/// <summary>Permutation importance as it is usually estimated: shuffle the values among a tree's out-of-bag rows that have
/// one, predict again, repeat.</summary>
internal sealed class ShuffledImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, int[] strata, ForestLoss loss, Seed seed)
{
    /// <summary>Mean and standard error over shuffles of the mean increase over the trees.</summary>
    public (double Mean, double Error) Of(int column, int shuffles)
    {
        var random = seed.For("shuffles", column).CreateRandom();
        var increases = new double[shuffles];
        for (var t = 0; t < forest.TreeCount; t++)
        {
            var counts = new byte[matrix.RowCount];
            forest.InBag.Draw(t, counts, new byte[matrix.RowCount]);
            var rows = Enumerable.Range(0, counts.Length).Where(i => counts[i] == 0 && matrix.CodeOf(i, column) != 0).ToArray();
            var codes = rows.Select(i => Enumerable.Range(0, matrix.ColumnCount).Select(j => matrix.CodeOf(i, j)).ToArray()).ToArray();
            var own = codes.Select(c => c[column]).ToArray();
            var before = rows.Select((i, k) => Loss(t, i, codes[k])).Sum();
            for (var s = 0; s < shuffles; s++)
            {
                var donors = Enumerable.Range(0, rows.Length).ToArray();
                foreach (var stratum in donors.GroupBy(k => strata[rows[k]]).Select(g => g.ToArray()).ToArray())
                {
                    var mixed = stratum.ToArray();
                    random.Shuffle<int>(mixed);
                    for (var k = 0; k < mixed.Length; k++)
                    {
                        donors[stratum[k]] = mixed[k];
                    }
                }

                var after = 0.0;
                for (var k = 0; k < rows.Length; k++)
                {
                    codes[k][column] = own[donors[k]];
                    after += Loss(t, rows[k], codes[k]);
                }

                increases[s] += (after - before) / rows.Length / forest.TreeCount;
            }
        }

        var mean = increases.Average();
        return (mean, Math.Sqrt(increases.Sum(x => (x - mean) * (x - mean)) / (shuffles - 1) / shuffles) + 1e-15);
    }

    private double Loss(int tree, int row, byte[] codes)
    {
        var leaf = forest.Trees[tree].Leaves[forest.Trees[tree].LeafOf(codes)];
        return loss == ForestLoss.Brier
            ? Math.Pow((labels[row] ? 1 : 0) - leaf.Probability, 2)
            : -Math.Log(labels[row] ? leaf.SmoothedProbability : 1 - leaf.SmoothedProbability);
    }
}
