namespace Milestones.Numerics;

/// <summary>
/// How much more an estimate varies because its rows come in clusters (a customer at several dates) than it would if they were
/// independent: the ratio of the two linearised variances, Σ over clusters of (Σ u)² to Σ u², where u is what a row contributes to
/// the estimate. The numerator is the sandwich variance of Liang and Zeger (1986), which is what a bootstrap of whole clusters comes to
/// with infinitely many replicates (Efron 1982, infinitesimal jackknife). Dividing counts by the ratio gives
/// effective counts, with which the methods for independent rows hold (Kish 1965; Rao and Scott 1981, 1992; for matched clusters
/// Rosner 2000). Clusters of one row each have the ratio 1, so that nothing changes.
/// </summary>
internal static class DesignEffect
{
    /// <summary>The ratio, above 0.</summary>
    /// <param name="contributions">What each of n rows contributes, about 0 in sum.</param>
    /// <param name="clusters">n numbers of 0 or more, equal for the rows of a cluster; empty: every row by itself.</param>
    /// <returns>Where no contribution differs from 0 the rows of a cluster cannot be told from copies of each other, and the ratio is
    /// the mean number of rows per cluster.</returns>
    public static double Of(ReadOnlySpan<double> contributions, ReadOnlySpan<int> clusters)
    {
        if (clusters.IsEmpty)
        {
            return 1;
        }

        var sums = new double[StratumNumbers.Count(clusters)];
        var isUsed = new bool[sums.Length];
        var independent = 0.0;
        for (var i = 0; i < contributions.Length; i++)
        {
            sums[clusters[i]] += contributions[i];
            isUsed[clusters[i]] = true;
            independent += contributions[i] * contributions[i];
        }

        double rows = contributions.Length, count = isUsed.AsSpan().Count(true);
        var clustered = 0.0;
        foreach (var sum in sums)
        {
            clustered += sum * sum;
        }

        // One cluster has no variance between clusters to learn from; rounding must not pass for a variance either.
        return independent <= 0 || clustered <= 1e-12 * independent || count < 2
            ? rows / count
            : clustered * (count / (count - 1)) / (independent * (rows / (rows - 1)));
    }
}
