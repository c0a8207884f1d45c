using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Tests;

public class BinnedMatrixTests
{
    /// <summary>More than 255 distinct values, with ties and long runs.</summary>
    private static readonly Arbitrary<double[]> ManyValues = Arb.From(
        Gen.Frequency((3, Gen.Choose(0, 5000)), (1, Gen.Choose(0, 3))).Select(v => v / 8.0).ArrayOf(1500));

    [Fact]
    public void Equal_values_share_a_bin_and_larger_values_never_have_a_smaller_code() =>
        Prop.ForAll(ManyValues, values =>
        {
            var matrix = BinnedMatrix.Create([new ForestColumn("x", values)]);
            var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
            foreach (var (low, high) in order.Zip(order.Skip(1)))
            {
                Assert.True(values[low] == values[high]
                    ? matrix.CodeOf(low, 0) == matrix.CodeOf(high, 0)
                    : matrix.CodeOf(low, 0) <= matrix.CodeOf(high, 0));
            }

            Assert.InRange(matrix.Bins[0].Count, 128, ColumnBins.MaxBins);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Up_to_255_distinct_values_are_kept_exactly()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => (double)(i * 7 % 255))];
        var matrix = BinnedMatrix.Create([new ForestColumn("x", values)]);
        Assert.Equal(255, matrix.Bins[0].Count);
        Assert.All(Enumerable.Range(0, 1000), i => Assert.Equal(values[i] + 1, matrix.CodeOf(i, 0)));
    }

    [Fact]
    public void A_value_with_many_rows_takes_a_bin_of_its_own_and_the_others_share_the_rest_evenly()
    {
        double[] values = [.. Enumerable.Range(0, 10_000).Select(i => i < 6000 ? 0.0 : i)];
        var matrix = BinnedMatrix.Create([new ForestColumn("x", values)]);
        var sizes = Enumerable.Range(0, values.Length).CountBy(i => matrix.CodeOf(i, 0)).Select(g => g.Value).Order().ToArray();
        Assert.Equal(255, sizes.Length);
        Assert.Equal(6000, sizes[^1]);
        Assert.InRange(sizes[^2] - sizes[0], 0, 1);
    }

    [Fact]
    public void Missing_has_code_0_and_new_values_fall_between_the_bounds()
    {
        var matrix = BinnedMatrix.Create([new ForestColumn("x", [1, 3, double.NaN, 5])]);
        Assert.Equal([1, 2, 0, 3], Enumerable.Range(0, 4).Select(i => (int)matrix.CodeOf(i, 0)));
        var other = matrix.CreateLike([new ForestColumn("x", [-9, 1, 2, 4, 99, double.NaN, double.PositiveInfinity])]);
        Assert.Equal([1, 1, 2, 3, 3, 0, 3], Enumerable.Range(0, 7).Select(i => (int)other.CodeOf(i, 0)));
    }

    [Fact]
    public void Binary_columns_take_a_bit_each_and_the_others_a_byte()
    {
        var binary = Enumerable.Range(0, 70).Select(j => new ForestColumn($"b{j}", [0, j % 2, 1]));
        var matrix = BinnedMatrix.Create([.. binary, new ForestColumn("x", [1, 2, 3]), new ForestColumn("y", [0, 1, double.NaN])]);
        Assert.Equal(2, matrix.Layout.Words);
        Assert.Equal(16, matrix.Layout.Stride); // 70 bits in nine bytes and two more, padded to eight
        Assert.Equal([1, 2, 2], Enumerable.Range(0, 3).Select(i => (int)matrix.CodeOf(i, 69)));
        Assert.Equal([1, 2, 0], Enumerable.Range(0, 3).Select(i => (int)matrix.CodeOf(i, 71)));
    }

    [Fact]
    public void Selected_rows_keep_their_codes()
    {
        var (columns, _) = PlantedTable.Create(50);
        var matrix = BinnedMatrix.Create(columns);
        var selected = matrix.SelectRows([7, 7, 3]);
        for (var j = 0; j < matrix.ColumnCount; j++)
        {
            Assert.Equal([matrix.CodeOf(7, j), matrix.CodeOf(7, j), matrix.CodeOf(3, j)], Enumerable.Range(0, 3).Select(i => selected.CodeOf(i, j)));
        }
    }

    [Theory]
    [InlineData("two columns are named a", "a", 2, "a", 2)]
    [InlineData("column b has 3 rows, a has 2", "a", 2, "b", 3)]
    public void Columns_that_do_not_fit_are_refused(string reason, string name1, int rows1, string name2, int rows2)
    {
        var error = Assert.Throws<ArgumentException>(
            () => BinnedMatrix.Create([new ForestColumn(name1, new double[rows1]), new ForestColumn(name2, new double[rows2])]));
        Assert.StartsWith(reason, error.Message, StringComparison.Ordinal);
    }
}
