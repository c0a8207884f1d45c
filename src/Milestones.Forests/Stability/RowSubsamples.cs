using Milestones.Numerics;

namespace Milestones.Forests.Stability;

/// <summary>Draws rows without replacement, whole clusters where rows have them.</summary>
internal sealed class RowSubsamples(int rows, TrainingRows training, double share, Seed seed)
{
    private readonly int[][] _units = training.Clusters is { } clusters
        ? [.. Enumerable.Range(0, rows).GroupBy(i => clusters[i]).Select(g => g.ToArray())]
        : [.. Enumerable.Range(0, rows).Select(i => new[] { i })];

    /// <summary>The rows of a subsample, ascending.</summary>
    public int[] Draw(int number)
    {
        var order = Enumerable.Range(0, _units.Length).ToArray();
        seed.For("subsample", number).CreateRandom().Shuffle<int>(order);
        var count = Math.Clamp((int)Math.Round(share * order.Length), 1, order.Length);
        return [.. order.Take(count).SelectMany(u => _units[u]).Order()];
    }
}
