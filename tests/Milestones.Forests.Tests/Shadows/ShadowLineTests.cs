using Milestones.Forests.Shadows;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Shadows;

public class ShadowLineTests
{
    private static readonly ShadowOptions Quick = new() { Refits = 10, Forest = new RandomForestOptions { Trees = 40 } };

    [Fact]
    public void What_matters_is_above_all_shadows_and_noise_is_not()
    {
        var (columns, labels) = PlantedTable.Create(2000);
        var line = ShadowLine.Find(BinnedMatrix.Create(columns), labels, new Seed(3), Quick);
        Assert.Equal([1, 1], line.ShareAbove.Take(2));
        Assert.All(line.ShareAbove.Skip(2), share => Assert.InRange(share, 0, 0.7));
        Assert.True(line.Means[1] > line.Value);
        Assert.All(line.ShadowMeans, mean => Assert.True(mean < line.Value));
        Assert.Equal(10, line.Maxima.Count);
        Assert.True(line.Value > 0);
    }

    [Fact]
    public void A_shadow_has_the_values_of_its_column_and_its_missing_rows()
    {
        var (columns, _) = PlantedTable.Create(500);
        var matrix = BinnedMatrix.Create(columns);
        var both = matrix.WithShadows(new Seed(3), ForestRun.Default);
        Assert.Equal("shadow of x2", both.ColumnNames[8]);
        for (var j = 0; j < 6; j++)
        {
            int[] column = [.. Enumerable.Range(0, 500).Select(i => (int)matrix.CodeOf(i, j))];
            int[] shadow = [.. Enumerable.Range(0, 500).Select(i => (int)both.CodeOf(i, 6 + j))];
            Assert.Equal(column, Enumerable.Range(0, 500).Select(i => (int)both.CodeOf(i, j)));
            Assert.Equal(column.Order(), shadow.Order());
            Assert.Equal(column.Select(c => c == 0), shadow.Select(c => c == 0));
            Assert.NotEqual(column, shadow);
        }
    }

    [Fact]
    public void The_line_does_not_depend_on_threads()
    {
        var (columns, labels) = PlantedTable.Create(300);
        var matrix = BinnedMatrix.Create(columns);
        var options = Quick with { Refits = 2 };
        Assert.Equal(
            ShadowLine.Find(matrix, labels, new Seed(3), options, new ForestRun { Threads = 1 }).Maxima,
            ShadowLine.Find(matrix, labels, new Seed(3), options, new ForestRun { Threads = 7 }).Maxima);
    }

    /// <summary>With their shadows there would be more columns than a forest can tell apart.</summary>
    [Fact]
    public void Too_many_columns_are_refused()
    {
        var matrix = BinnedMatrix.Create([.. Enumerable.Range(0, 16_384).Select(j => new ForestColumn($"x{j}", [0, 1, 2]))]);
        var error = Assert.Throws<ArgumentException>(() => ShadowLine.Find(matrix, [true, false, true], new Seed(1)));
        Assert.StartsWith("expected at most 16383 columns", error.Message, StringComparison.Ordinal);
    }
}
