namespace Milestones.Forests.Clusters;

/// <summary>Groups columns that are correlated with each other.</summary>
public static class ColumnClusters
{
    /// <summary>Agglomerative clustering by average linkage (Sokal and Michener 1958): the two groups whose members are
    /// most correlated on average, in absolute rank correlation, are merged until none reach the limit.</summary>
    /// <remarks>Costs rows × columns² / 2 multiplications for the correlations; the merging hardly shows.</remarks>
    /// <param name="matrix">The columns.</param>
    /// <param name="minCorrelation">The limit, in [0, 1]; 0.5 by default.</param>
    /// <param name="run">Threads, progress, cancellation; the default when null.</param>
    /// <returns>Every column in one cluster, alone or with others; ordered by first member.</returns>
    public static IReadOnlyList<ColumnCluster> Find(BinnedMatrix matrix, double minCorrelation = 0.5, ForestRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var correlations = RankCorrelations.Of(matrix, run ?? ForestRun.Default);
        return Merge(correlations, minCorrelation);
    }

    /// <summary>Merges columns given their correlations.</summary>
    internal static IReadOnlyList<ColumnCluster> Merge(double[][] correlations, double minCorrelation)
    {
        var clusters = Enumerable.Range(0, correlations.Length).Select(j => new List<int> { j }).ToList();
        var between = correlations.Select(row => row.Select(Math.Abs).ToArray()).ToArray(); // by position in clusters
        while (Closest(between, clusters.Count, minCorrelation) is var (a, b) && b > 0)
        {
            for (var k = 0; k < clusters.Count; k++)
            {
                var mean = ((clusters[a].Count * between[a][k]) + (clusters[b].Count * between[b][k])) / (clusters[a].Count + clusters[b].Count);
                between[a][k] = between[k][a] = mean;
            }

            clusters[a].AddRange(clusters[b]);
            clusters.RemoveAt(b);
            Remove(between, b, clusters.Count + 1);
        }

        return [.. clusters.Select(c => new ColumnCluster([.. c.Order()], MeanWithin(c, correlations))).OrderBy(c => c.Members[0])];
    }

    /// <summary>The first of the closest pairs, a before b; (0, 0) when none is close enough.</summary>
    private static (int A, int B) Closest(double[][] between, int count, double minCorrelation)
    {
        var (best, pair) = (double.NegativeInfinity, (0, 0));
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                if (between[a][b] >= minCorrelation && between[a][b] > best)
                {
                    (best, pair) = (between[a][b], (a, b));
                }
            }
        }

        return pair;
    }

    private static void Remove(double[][] between, int index, int count)
    {
        for (var a = 0; a < count; a++)
        {
            Array.Copy(between[a], index + 1, between[a], index, count - index - 1);
        }

        Array.Copy(between, index + 1, between, index, count - index - 1);
    }

    private static double MeanWithin(List<int> members, double[][] correlations)
    {
        var pairs = members.SelectMany((a, i) => members.Skip(i + 1).Select(b => Math.Abs(correlations[a][b]))).ToList();
        return pairs.Count == 0 ? 1 : pairs.Average();
    }
}
