using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Growing;
using Milestones.Forests.Growing.ColumnMajor;
using Milestones.Forests.Growing.RowMajor;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Growing;

public class TreeGrowerTests
{
    [Fact]
    public void All_ways_grow_the_trees_of_the_plain_one_on_small_tables() =>
        Prop.ForAll(SmallTable.Any, table => AssertSameTrees(BinnedMatrix.Create(table.Columns), table.Labels, minNode: 1, trees: 5, table.Seed))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(300, 1)]
    [InlineData(5000, 10)]
    [InlineData(120_000, 2000)] // nodes that count more than 16 bits hold
    public void And_on_tables_with_dense_histograms_and_missing_values(int rows, int minNode)
    {
        var (columns, labels) = PlantedTable.Create(rows);
        AssertSameTrees(BinnedMatrix.Create(columns), labels, minNode, trees: 3, seed: 4);
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

    /// <summary>Rows are moved from node to node, and those with weights copied together and numbered anew, three times at this size;
    /// whatever is done to them, a leaf must count just those rows that its tree sends there from the table as it was given.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_leaf_counts_the_rows_that_the_tree_sends_there(bool weighted)
    {
        const int Rows = 40_000;
        var (columns, labels) = PlantedTable.Create(Rows);
        var matrix = BinnedMatrix.Create(columns);
        var options = new RandomForestOptions();
        var inBag = new InBagDraw(Rows, options, TrainingRows.Plain, new Seed(3));
        double[]? weights = weighted ? [.. Enumerable.Range(0, Rows).Select(i => 1.0 + (i % 3))] : null;
        using var grower = new TreeGrower(Bag.For(matrix, labels, weights, options), options, inBag, new Seed(3));
        var counts = new byte[Rows];
        for (var t = 0; t < 3; t++)
        {
            var tree = grower.Grow(t, new double[matrix.ColumnCount]);
            inBag.Draw(t, counts, new byte[Rows]);
            var (totals, positives) = (new double[tree.Nodes.Length], new double[tree.Nodes.Length]);
            for (var i = 0; i < Rows; i++)
            {
                var node = 0;
                while (!tree.Nodes[node].IsLeaf)
                {
                    node = tree.Nodes[node].GoesRight(matrix.CodeOf(i, tree.Nodes[node].Column)) ? tree.Nodes[node].Right : node + 1;
                }

                totals[node] += counts[i] * (weights?[i] ?? 1);
                positives[node] += labels[i] ? counts[i] * (weights?[i] ?? 1) : 0;
            }

            var leaves = Enumerable.Range(0, tree.Nodes.Length).Where(node => tree.Nodes[node].IsLeaf).ToList();
            Assert.Equal(leaves.Select(node => tree.Leaves[tree.Nodes[node].LeafValue]), leaves.Select(node => new Trees.LeafValue(positives[node], totals[node])));
        }
    }

    /// <summary>Out of bag means unseen: a tree stays the same whatever its out-of-bag rows hold.</summary>
    [Theory]
    [InlineData(Resampling.Bootstrap, false)]
    [InlineData(Resampling.Subsample, true)]
    public void Rows_out_of_bag_have_no_part_in_a_tree(Resampling resampling, bool clustered) =>
        Prop.ForAll(SmallTable.Any, table =>
        {
            var rows = table.Labels.Length;
            var training = new TrainingRows
            {
                Weights = table.Weights?.Select(w => (double)w).ToArray(), Clusters = clustered ? [.. Enumerable.Range(0, rows).Select(i => i / 2)] : null,
            };
            var options = new RandomForestOptions { MinNode = 1, Trees = 3, Resampling = resampling };
            var matrix = BinnedMatrix.Create(table.Columns);
            var forest = RandomForestTrainer.Train(matrix, table.Labels, options, new Seed(table.Seed), rows: training);
            for (var t = 0; t < forest.TreeCount; t++)
            {
                var counts = new byte[rows];
                forest.InBag.Draw(t, counts, new byte[rows]);
                bool[] turned = [.. table.Labels.Select((label, i) => counts[i] == 0 ? !label : label)];
                if (turned.Distinct().Count() == 2)
                {
                    var again = RandomForestTrainer.Train(matrix, turned, options, new Seed(table.Seed), rows: training);
                    Assert.Equal(forest.Trees[t].Nodes, again.Trees[t].Nodes);
                    Assert.Equal(forest.Trees[t].Leaves, again.Trees[t].Leaves);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_never_parts_equal_values_and_sends_some_row_either_way() =>
        Prop.ForAll(SmallTable.Any, table =>
        {
            var matrix = BinnedMatrix.Create(table.Columns);
            var options = new RandomForestOptions { MinNode = 1, Trees = 3, Resampling = Resampling.None };
            foreach (var tree in RandomForestTrainer.Train(matrix, table.Labels, options, new Seed(table.Seed)).Trees)
            {
                AssertCutsBetweenValues(tree, 0, [.. Enumerable.Range(0, matrix.RowCount)], table, matrix);
            }
        }).QuickCheckThrowOnFailure();

    /// <summary>A node costs no allocation: what growing leaves behind is the tree, and little more.</summary>
    [Fact]
    public void Growing_allocates_the_tree_and_nothing_per_node()
    {
        var (columns, labels) = PlantedTable.Create(20_000);
        var matrix = BinnedMatrix.Create(columns);
        var options = new RandomForestOptions();
        var inBag = new InBagDraw(matrix.RowCount, options, TrainingRows.Plain, new Seed(1));
        using var grower = new TreeGrower(Bag.For(matrix, labels, null, options), options, inBag, new Seed(1));
        var decreases = new double[matrix.ColumnCount];
        for (var t = 0; t < 4; t++)
        {
            grower.Grow(t, decreases); // working space grows to its size
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var tree = grower.Grow(4, decreases);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(tree.Nodes.Length > 500);
        Assert.InRange(allocated, tree.SizeInBytes, tree.SizeInBytes + (2 * tree.Nodes.Length));
    }

    private static void AssertCutsBetweenValues(Trees.Tree tree, int index, List<int> rows, SmallTable table, BinnedMatrix matrix)
    {
        var node = tree.Nodes[index];
        if (node.IsLeaf)
        {
            return;
        }

        var sides = rows.ToLookup(i => node.GoesRight(matrix.CodeOf(i, node.Column)));
        var values = table.Columns[node.Column].Values;
        Assert.NotEmpty(sides[false]);
        Assert.NotEmpty(sides[true]);
        Assert.Empty(sides[false].Select(i => values[i]).Intersect(sides[true].Select(i => values[i])));
        AssertCutsBetweenValues(tree, index + 1, [.. sides[false]], table, matrix);
        AssertCutsBetweenValues(tree, node.Right, [.. sides[true]], table, matrix);
    }

    /// <summary>Every bag must find what the plain search finds, to the last bit.</summary>
    private static void AssertSameTrees(BinnedMatrix matrix, bool[] labels, int minNode, int trees, ulong seed)
    {
        var options = new RandomForestOptions { MinNode = minNode };
        var plain = new RowMajorBag<WeightedRow>(matrix, labels, null, new WeightSplitSearch(matrix, options));
        var expected = Grow(plain);
        AssertSame(Grow(new RowMajorBag<CountedRow>(matrix, labels, null, new CountSplitSearch(matrix, options))));
        if (ColumnMajorBag.Suits(matrix))
        {
            AssertSame(Grow(new ColumnMajorBag(matrix, labels, options)));
        }

        List<(Trees.Tree Tree, double[] Decreases)> Grow(Bag bag)
        {
            using var grower = new TreeGrower(bag, options, new InBagDraw(matrix.RowCount, options, TrainingRows.Plain, new Seed(seed)), new Seed(seed));
            return [.. Enumerable.Range(0, trees).Select(t =>
            {
                var decreases = new double[matrix.ColumnCount];
                return (grower.Grow(t, decreases), decreases);
            })];
        }

        void AssertSame(List<(Trees.Tree Tree, double[] Decreases)> found)
        {
            Assert.Equal(expected.Select(e => e.Tree.Nodes), found.Select(f => f.Tree.Nodes));
            Assert.Equal(expected.Select(e => e.Tree.Leaves), found.Select(f => f.Tree.Leaves));
            Assert.Equal(expected.Select(e => e.Decreases), found.Select(f => f.Decreases));
        }
    }
}
