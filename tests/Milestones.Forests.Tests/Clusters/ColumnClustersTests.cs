using Milestones.Forests.Clusters;

namespace Milestones.Forests.Tests.Clusters;

public class ColumnClustersTests
{
    /// <summary>
    /// R: i &lt;- 0:199; x &lt;- list(a=(i*7919)%%101, b=(i*7919)%%101+(i*31)%%40, c=-((i*7919)%%101)+(i*17)%%90, d=(i*13)%%7,
    /// e=as.numeric((i*13)%%7 &gt; 3), f=(i*57)%%97); x$f[i%%5==0] &lt;- NA;
    /// r &lt;- cor(do.call(cbind, x), method="spearman", use="pairwise.complete.obs")
    /// </summary>
    private static readonly double[][] FromR =
    [
        [1.000000, 0.930534, -0.808184, -0.002691, -0.016596, 0.034343],
        [0.930534, 1.000000, -0.745731, -0.003217, -0.010395, -0.020240],
        [-0.808184, -0.745731, 1.000000, 0.020831, 0.026990, -0.061301],
        [-0.002691, -0.003217, 0.020831, 1.000000, 0.867583, 0.042285],
        [-0.016596, -0.010395, 0.026990, 0.867583, 1.000000, 0.054558],
        [0.034343, -0.020240, -0.061301, 0.042285, 0.054558, 1.000000],
    ];

    [Fact]
    public void Rank_correlations_are_those_of_R()
    {
        var correlations = RankCorrelations.Of(Matrix(), ForestRun.Default);
        for (var j = 0; j < 6; j++)
        {
            for (var k = 0; k < 6; k++)
            {
                // R ranks the rows of each pair anew; with a fifth of them missing that makes a difference of its own.
                Assert.Equal(FromR[j][k], correlations[j][k], j != k && (j == 5 || k == 5) ? 0.01 : 2e-6);
            }
        }
    }

    /// <summary>R: h &lt;- hclust(as.dist(1 - abs(r)), method = "average") merges at the heights 0.06946562 (a, b), 0.13241714 (d, e),
    /// 0.22304256 (c joins a and b), 0.95157826 (f joins d and e).</summary>
    [Theory]
    [InlineData(0.94, "a|b|c|d|e|f")]
    [InlineData(0.90, "ab|c|d|e|f")]
    [InlineData(0.78, "ab|c|de|f")]
    [InlineData(0.77, "abc|de|f")]
    [InlineData(0.50, "abc|de|f")]
    [InlineData(0.04, "abc|def")]
    public void Clusters_are_those_of_average_linkage_in_R(double minCorrelation, string expected)
    {
        var clusters = ColumnClusters.Merge(FromR, minCorrelation);
        Assert.Equal(expected, string.Join('|', clusters.Select(c => string.Concat(c.Members.Select(j => "abcdef"[j])))));
    }

    [Fact]
    public void A_cluster_tells_how_close_its_members_are()
    {
        var cluster = ColumnClusters.Find(Matrix())[0];
        Assert.Equal([0, 1, 2], cluster.Members);
        Assert.Equal((0.930534 + 0.808184 + 0.745731) / 3, cluster.MeanCorrelation, 2e-6);
    }

    private static BinnedMatrix Matrix()
    {
        ForestColumn Column(string name, Func<int, double> value) => new(name, [.. Enumerable.Range(0, 200).Select(value)]);
        return BinnedMatrix.Create(
        [
            Column("a", i => i * 7919 % 101),
            Column("b", i => (i * 7919 % 101) + (i * 31 % 40)),
            Column("c", i => -(i * 7919 % 101) + (i * 17 % 90)),
            Column("d", i => i * 13 % 7),
            Column("e", i => i * 13 % 7 > 3 ? 1 : 0),
            Column("f", i => i % 5 == 0 ? double.NaN : i * 57 % 97),
        ]);
    }
}
