using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Growing;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing;

public class TreeGrowerTests
{
    [Fact]
    public void The_fast_search_grows_the_trees_of_the_plain_one_on_small_tables() =>
        Prop.ForAll(SmallTable.Any, table => AssertSameTrees(BinnedMatrix.Create(table.Columns), table.Labels, minNode: 1, trees: 5, table.Seed))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(300, 1)]
    [InlineData(5000, 10)]
    public void And_on_tables_with_dense_histograms_and_missing_values(int rows, int minNode)
    {
        var (columns, labels) = PlantedTable.Create(rows);
        AssertSameTrees(BinnedMatrix.Create(columns), labels, minNode, trees: 5, seed: 4);
    }

    [Fact]
    public void And_on_more_binary_columns_than_a_word_has_bits()
    {
        var random = new Seed(5).CreateRandom();
        var columns = Enumerable.Range(0, 150)
            .Select(j => new ForestColumn($"b{j}", [.. Enumerable.Range(0, 800).Select(_ => random.NextBoolean(0.3) ? 1.0 : 0)])).ToList();
        bool[] labels = [.. Enumerable.Range(0, 800).Select(i => random.NextBoolean(0.2 + (0.5 * columns[140].Values[i])))];
        AssertSameTrees(BinnedMatrix.Create(columns), labels, minNode: 5, trees: 5, seed: 6);
    }

    private static void AssertSameTrees(BinnedMatrix matrix, bool[] labels, int minNode, int trees, ulong seed)
    {
        var options = new RandomForestOptions { MinNode = minNode };
        var inBag = new InBagDraw(matrix.RowCount, options, TrainingRows.Plain, new Seed(seed));
        var fast = TreeGrower.ForCounts(matrix, labels, options, inBag, new Seed(seed));
        var plain = TreeGrower.ForWeights(matrix, labels, null, options, inBag, new Seed(seed));
        for (var t = 0; t < trees; t++)
        {
            var (fastDecreases, plainDecreases) = (new double[matrix.ColumnCount], new double[matrix.ColumnCount]);
            var (a, b) = (fast.Grow(t, fastDecreases), plain.Grow(t, plainDecreases));
            Assert.Equal(b.Nodes, a.Nodes);
            Assert.Equal(b.Leaves, a.Leaves);
            Assert.Equal(plainDecreases, fastDecreases);
        }
    }
}
