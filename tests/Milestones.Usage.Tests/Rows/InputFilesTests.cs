using Milestones.Usage.Rows;

namespace Milestones.Usage.Tests.Rows;

public sealed class InputFilesTests
{
    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData("./logs/../a.csv", "a.csv")]
    [InlineData("*.csv", "a.csv b.csv")]
    [InlineData("?.csv", "a.csv b.csv")]
    [InlineData("logs/*.csv", "logs/c.csv")]
    [InlineData("logs/*", "logs/c.csv logs/c.jsonl")]
    [InlineData("**/*.csv", "a.csv b.csv logs/2024/12/e.csv logs/2024/d.csv logs/c.csv")]
    [InlineData("logs/**/d.csv", "logs/2024/d.csv")]
    [InlineData("logs/*/d.csv", "logs/2024/d.csv")]
    [InlineData("l*s/20??/*/*", "logs/2024/12/e.csv")]
    [InlineData("../*/a.csv", "a.csv")]
    [InlineData("b.csv *.csv b.csv", "a.csv b.csv")]
    public void Patterns_find_files_in_the_order_of_their_names(string patterns, string expected)
    {
        using var folder = new StudyFolder();
        foreach (var name in new[] { "b.csv", "a.csv", "logs/c.csv", "logs/c.jsonl", "logs/2024/d.csv", "logs/2024/12/e.csv" })
        {
            folder.With(name, "x");
        }

        var files = InputFiles.Find(folder.Path, patterns.Split(' '));

        Assert.Equal(expected.Split(' '), files.Select(file => file.Name));
        Assert.All(files, file => Assert.True(File.Exists(file.Path)));
    }

    [Theory]
    [InlineData("c.csv")]
    [InlineData("A.CSV")]
    [InlineData("*.tsv")]
    [InlineData("nowhere/*.csv")]
    [InlineData("logs")]
    public void A_pattern_without_a_file_is_an_error(string pattern)
    {
        using var folder = new StudyFolder();
        folder.With("a.csv", "x");
        folder.With("logs/a.csv", "x");
        Assert.Equal(pattern, Assert.Throws<InputException>(() => InputFiles.Find(folder.Path, ["a.csv", pattern])).Error.File);
    }

    [Theory]
    [InlineData("a.csv", false)]
    [InlineData("a.csv.gz", false)]
    [InlineData("a.jsonl", true)]
    [InlineData("a.NDJSON.GZ", true)]
    [InlineData("jsonl.gz", false)]
    public void JSON_Lines_are_known_by_their_name(string name, bool expected) => Assert.Equal(expected, new InputFile(name, name).IsJsonLines);
}
