using Milestones.Forests.Stability;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Stability;

public class ImportanceStabilityTests
{
    private static readonly StabilityOptions Quick = new() { Subsamples = 20, Forest = new RandomForestOptions { Trees = 30 }, Top = 2 };

    [Fact]
    public void What_matters_keeps_its_rank_and_noise_does_not()
    {
        var (columns, labels) = PlantedTable.Create(2000);
        var stability = ImportanceStability.Measure(BinnedMatrix.Create(columns), labels, new Seed(3), Quick);
        Assert.Equal(new ConfidenceInterval(1, 1), stability.Ranks[0].Interval);
        Assert.Equal(new ConfidenceInterval(2, 2), stability.Ranks[1].Interval);
        Assert.Equal([1, 1, 0, 0, 0, 0], stability.SelectionFrequency);
        Assert.Equal(1, stability.Stability.Value, 1e-12);
        Assert.All(stability.Ranks.Skip(2), r => Assert.True(r.Interval.Width >= 2));
    }

    [Fact]
    public void Selecting_more_than_matters_is_unstable()
    {
        var (columns, labels) = PlantedTable.Create(2000);
        var stability = ImportanceStability.Measure(BinnedMatrix.Create(columns), labels, new Seed(3), Quick with { Top = 4 });
        Assert.InRange(stability.Stability.Value, 0.1, 0.8); // two of four are drawn from noise
        Assert.Equal(4, stability.SelectionFrequency.Sum(), 1e-9);
    }

    [Fact]
    public void Subsamples_take_clusters_whole_and_depend_on_their_number_only()
    {
        int[] clusters = [.. Enumerable.Range(0, 100).Select(i => i / 5)];
        var subsamples = new RowSubsamples(100, new TrainingRows { Clusters = clusters }, 0.4, new Seed(3));
        var first = subsamples.Draw(0);
        Assert.Equal(40, first.Length);
        Assert.All(first.GroupBy(i => clusters[i]), g => Assert.Equal(5, g.Count()));
        Assert.NotEqual(first, subsamples.Draw(1));
        Assert.Equal(first, subsamples.Draw(0));
    }

    [Theory]
    [InlineData("Top: expected 1 to 5, found 6", 6, 0.5)]
    [InlineData("Share: expected a share between 0 and 1, found 1", 2, 1.0)]
    public void Options_out_of_range_are_refused(string reason, int top, double share)
    {
        var (columns, labels) = PlantedTable.Create(100);
        var error = Assert.Throws<ArgumentException>(() => ImportanceStability.Measure(
            BinnedMatrix.Create(columns), labels, new Seed(3), new StabilityOptions { Top = top, Share = share }));
        Assert.StartsWith(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_those_documented()
    {
        var options = new StabilityOptions();
        Assert.Equal((50, 0.5, 0.95, ForestLoss.Brier), (options.Subsamples, options.Share, options.Level, options.Loss));
        Assert.Equal((100, 12, 3), (options.Forest.Trees, options.TopOf(60), options.TopOf(6)));
    }
}
