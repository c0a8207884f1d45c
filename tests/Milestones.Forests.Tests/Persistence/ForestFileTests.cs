using Milestones.Forests.Persistence;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Persistence;

public class ForestFileTests
{
    private static readonly (List<ForestColumn> Columns, bool[] Labels) Table = PlantedTable.Create(200);

    [Fact]
    public void A_forest_comes_back_as_it_was()
    {
        var matrix = BinnedMatrix.Create(Table.Columns);
        var rows = new TrainingRows
        {
            Weights = [.. Enumerable.Range(0, 200).Select(i => 0.5 + (i % 3))], Clusters = [.. Enumerable.Range(0, 200).Select(i => 7 - (i / 2))],
        };
        var forest = RandomForestTrainer.Train(matrix, Table.Labels, new RandomForestOptions { Trees = 12 }, new Seed(4), rows: rows);
        var read = RandomForest.Load(new MemoryStream(Saved(forest)));

        Assert.Equal(forest.ColumnNames, read.ColumnNames);
        Assert.Equal(ImpurityImportance.Compute(forest), ImpurityImportance.Compute(read));
        Assert.Equal(forest.Trees.SelectMany(t => t.Nodes), read.Trees.SelectMany(t => t.Nodes));
        Assert.Equal(forest.Predict(matrix), read.Predict(read.CreateMatrix(Table.Columns)));
        Assert.Equal(forest.PredictOutOfBag(), read.PredictOutOfBag(matrix, ForestRun.Default));
        Assert.Equal(
            PermutationImportance.Compute(forest, matrix, Table.Labels).Values, PermutationImportance.Compute(read, matrix, Table.Labels).Values);
        Assert.Equal(Saved(forest), Saved(read));
        Assert.Throws<InvalidOperationException>(() => read.PredictOutOfBag());
    }

    [Fact]
    public void It_takes_about_two_bytes_per_node()
    {
        var (columns, labels) = PlantedTable.Create(5000);
        var forest = RandomForestTrainer.Train(BinnedMatrix.Create(columns), labels, new RandomForestOptions { Trees = 10 }, new Seed(4));
        Assert.InRange(Saved(forest).Length / (double)forest.Trees.Sum(t => t.Nodes.Length), 1, 3);
    }

    /// <summary>Every byte matters: whichever is changed, the file is refused with a reason.</summary>
    [Fact]
    public void A_file_with_any_byte_changed_is_refused()
    {
        var bytes = Saved(Small());
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x10;
            var error = Assert.Throws<InvalidDataException>(() => RandomForest.Load(new MemoryStream(damaged)));
            Assert.Matches("signature|newer|format 0|damaged|ends early", error.Message);
        }
    }

    [Fact]
    public void A_file_of_any_shorter_length_is_refused()
    {
        var bytes = Saved(Small());
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => RandomForest.Load(new MemoryStream(bytes, 0, length)));
            Assert.Matches("signature|ends early", error.Message);
        }
    }

    [Fact]
    public void A_newer_format_is_refused_with_both_versions()
    {
        var bytes = Saved(Small());
        bytes[8] = ForestFile.Version + 1;
        var error = Assert.Throws<InvalidDataException>(() => RandomForest.Load(new MemoryStream(bytes)));
        Assert.Equal("the forest was written by a newer program: format 2, this one reads up to 1", error.Message);
    }

    [Fact]
    public void A_damaged_tree_is_named()
    {
        var bytes = Saved(Small());
        bytes[^9] ^= 1; // the last byte before the last checksum
        var error = Assert.Throws<InvalidDataException>(() => RandomForest.Load(new MemoryStream(bytes)));
        Assert.Equal("tree 2 of 2 is damaged: its checksum differs", error.Message);
    }

    [Fact]
    public void What_follows_the_last_tree_is_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => RandomForest.Load(new MemoryStream([.. Saved(Small()), 0])));
        Assert.Equal("the file goes on after its last tree", error.Message);
    }

    private static RandomForest Small() => RandomForestTrainer.Train(
        BinnedMatrix.Create([Table.Columns[0], Table.Columns[5]]), Table.Labels, new RandomForestOptions { Trees = 2 }, new Seed(4));

    private static byte[] Saved(RandomForest forest)
    {
        using var stream = new MemoryStream();
        forest.Save(stream);
        return stream.ToArray();
    }
}
