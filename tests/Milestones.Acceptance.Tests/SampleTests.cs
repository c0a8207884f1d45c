namespace Milestones.Acceptance.Tests;

public sealed class SampleTests
{
    [Fact]
    public async Task The_sample_of_the_repository_is_the_one_that_the_tool_writes()
    {
        using var place = new Workplace();
        await Tool.DoAsync(place.Folder, "sample", "--customers", "2000", "--seed", "1", "--out", "again");
        var committed = Repository.PathTo("data-samples", "helpdesk");
        foreach (var file in Directory.EnumerateFiles(committed).Where(file => Path.GetExtension(file) is not (".gz" or ".ledger")))
        {
            Assert.Equal(File.ReadAllText(file), File.ReadAllText(place.PathTo("again", Path.GetFileName(file))));
        }

        // The compressor may differ from one system to the next, what it holds may not.
        Assert.Equal(
            Workplace.ReadGzipLines(Path.Combine(committed, "events.csv.gz")),
            Workplace.ReadGzipLines(place.PathTo("again", "events.csv.gz")));
        Assert.True(Directory.EnumerateFiles(committed).Sum(file => new FileInfo(file).Length) <= 2 * 1024 * 1024);
    }

    [Fact]
    public async Task The_modelling_table_is_the_same_on_standard_output_and_in_a_file()
    {
        using var place = new Workplace();
        var study = Repository.PathTo("data-samples", "helpdesk", "study.yaml");
        var shown = await Tool.DoAsync(place.Folder, "table", study);
        await Tool.DoAsync(place.Folder, "table", study, "--out", "tables/helpdesk.csv", "--threads", "1");
        Assert.Equal(shown.Output, File.ReadAllText(place.PathTo("tables", "helpdesk.csv")));
        var lines = shown.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("customer,part,retained,plan,size,tenure,email_channel,", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Count(c => c == ','), line.Count(c => c == ',')));
    }
}
