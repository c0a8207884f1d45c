using Milestones.Numerics;

namespace Milestones.Forests.Tests.Oracles;

/// <summary>Permutation importance as it is usually estimated: shuffle the values among a tree's out-of-bag rows that have
/// one, predict again, repeat.</summary>
internal sealed class ShuffledImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, int[] strata, ForestLoss loss, Seed seed)
{
    private readonly RowLosses _losses = new(forest, matrix, labels, loss);

    /// <summary>Mean and standard error over shuffles of the mean increase over the trees.</summary>
    public (double Mean, double Error) Of(int column, int shuffles)
    {
        var random = seed.For("shuffles", column).CreateRandom();
        var increases = new double[shuffles];
        for (var t = 0; t < forest.TreeCount; t++)
        {
            var rows = _losses.OutOfBag(t, column).ToArray();
            var codes = rows.Select(_losses.CodesOf).ToArray();
            var own = codes.Select(c => c[column]).ToArray();
            var before = rows.Select((i, k) => _losses.Of(t, i, codes[k])).Sum();
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
                    after += _losses.Of(t, rows[k], codes[k]);
                }

                increases[s] += (after - before) / rows.Length / forest.TreeCount;
            }
        }

        var mean = increases.Average();
        return (mean, Math.Sqrt(increases.Sum(x => (x - mean) * (x - mean)) / (shuffles - 1) / shuffles) + 1e-15);
    }
}
