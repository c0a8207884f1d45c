using Milestones.Forests.Growing;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing;

public class InBagDrawTests
{
    private const int Rows = 2000;

    [Fact]
    public void A_bootstrap_draws_as_many_rows_as_there_are_and_leaves_out_their_expected_share()
    {
        var draw = Create(new RandomForestOptions(), TrainingRows.Plain);
        var trees = Enumerable.Range(0, 50).Select(t => Draw(draw, t)).ToArray();
        Assert.All(trees, counts => Assert.Equal(Rows, counts.Sum(c => c)));
        Assert.Equal(Math.Exp(-1), trees.Average(counts => counts.Count(c => c == 0)) / Rows, 0.003);
        Assert.Equal(draw.ExpectedOutOfBagShare, Math.Exp(-1), 0.001);
    }

    /// <summary>Neighbouring trees that draw shifted copies of one stream cost 0.004 of AUC and show in nothing else: so
    /// the draws of any two trees must be uncorrelated, and their column streams must have no number in common.</summary>
    [Fact]
    public void The_streams_of_different_trees_are_independent()
    {
        var draw = Create(new RandomForestOptions(), TrainingRows.Plain);
        var trees = Enumerable.Range(0, 40).Select(t => Draw(draw, t).Select(c => (double)c).ToArray()).ToArray();
        var correlations = new List<double>();
        for (var a = 0; a < trees.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                correlations.Add(Enumerable.Range(0, Rows).Sum(i => (trees[a][i] - 1) * (trees[b][i] - 1)) / Rows);
            }
        }

        // Counts of a bootstrap have variance 1, so a correlation of independent draws has standard deviation 1/√rows.
        Assert.True(correlations.Max(Math.Abs) < 4.5 / Math.Sqrt(Rows));
        Assert.Equal(1 / Math.Sqrt(Rows), Math.Sqrt(correlations.Average(c => c * c)), 0.2 / Math.Sqrt(Rows));

        var numbers = Enumerable.Range(0, 40).SelectMany(t =>
        {
            var random = new Seed(3).For("tree", t).CreateRandom();
            return Enumerable.Range(0, 2000).Select(_ => random.NextUInt64());
        }).ToArray();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    [Fact]
    public void A_subsample_draws_its_share_without_repetition()
    {
        var draw = Create(new RandomForestOptions { Resampling = Resampling.Subsample, SampleShare = 0.25 }, TrainingRows.Plain);
        var drawn = new int[Rows];
        for (var t = 0; t < 400; t++)
        {
            var counts = Draw(draw, t);
            Assert.Equal(500, counts.Sum(c => c));
            Assert.Equal(1, counts.Max());
            for (var i = 0; i < Rows; i++)
            {
                drawn[i] += counts[i];
            }
        }

        Assert.Equal(0.75, draw.ExpectedOutOfBagShare);
        Assert.InRange(drawn.Min(), 100 - 45, 100 - 15); // binomial(400, ¼): mean 100, standard deviation 8.7
        Assert.InRange(drawn.Max(), 100 + 15, 100 + 45);
    }

    [Theory]
    [InlineData(Resampling.Bootstrap)]
    [InlineData(Resampling.Subsample)]
    public void Rows_of_a_cluster_are_drawn_together(Resampling resampling)
    {
        int[] clusters = [.. Enumerable.Range(0, Rows).Select(i => 1000 - (i * 7 % 300))];
        var draw = Create(new RandomForestOptions { Resampling = resampling }, new TrainingRows { Clusters = clusters });
        for (var t = 0; t < 20; t++)
        {
            var counts = Draw(draw, t);
            Assert.All(Enumerable.Range(0, Rows).GroupBy(i => clusters[i]), g => Assert.Single(g.Select(i => counts[i]).Distinct()));
        }
    }

    private static InBagDraw Create(RandomForestOptions options, TrainingRows rows) => new(Rows, options, rows, new Seed(3));

    private static byte[] Draw(InBagDraw draw, int tree)
    {
        var counts = new byte[Rows];
        draw.Draw(tree, counts, new byte[Rows]);
        return counts;
    }
}
