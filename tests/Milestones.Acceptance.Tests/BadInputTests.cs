namespace Milestones.Acceptance.Tests;

/// <summary>Mistakes as users make them, in a copy of the sample: each ends with 1, says where and what to do, and leaves no
/// output. What the readers make of every kind of cell is tested beside them.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("study.yaml", "windows:", "windos:", "study.yaml", "windos", "windows")]
    [InlineData("study.yaml", "file: customers.csv", "file: custmers.csv", "custmers.csv", "no such file")]
    [InlineData("study.yaml", "id: customer_id", "id: custmer_id", "customers.csv", "custmer_id")]
    [InlineData("study.yaml", "file: customers.csv", "file: [", "study.yaml", "not YAML")]
    [InlineData("catalog.yaml", "measure: count", "measure: cuont", "catalog.yaml", "cuont", "count")]
    public async Task A_mistake_in_a_text_file(string file, string text, string replacement, params string[] said)
    {
        using var place = new Workplace();
        var path = Path.Combine(place.CopyHelpdesk(), file);
        var content = File.ReadAllText(path);
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(text, replacement, StringComparison.Ordinal));
        await FailsAsync(place, said);
    }

    [Fact]
    public async Task A_customer_named_twice()
    {
        using var place = new Workplace();
        var path = Path.Combine(place.CopyHelpdesk(), "customers.csv");
        var lines = File.ReadAllLines(path);
        Workplace.WriteLines(path, [.. lines, lines[1]]);
        await FailsAsync(place, "customers.csv", $"row {lines.Length + 1}", lines[1].Split(',')[0]);
    }

    [Fact]
    public async Task An_event_log_that_was_cut_off()
    {
        using var place = new Workplace();
        var path = Path.Combine(place.CopyHelpdesk(), "events.csv.gz");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);
        await FailsAsync(place, "events.csv.gz");
    }

    [Fact]
    public async Task A_log_with_events_of_an_unknown_customer_and_impossible_times_lists_the_first_20()
    {
        using var place = new Workplace();
        var folder = place.CopyHelpdesk();
        var lines = Workplace.ReadGzipLines(Path.Combine(folder, "events.csv.gz"));
        var header = lines[0].Split(',');
        var time = Array.FindIndex(header, name => name.StartsWith("occurred", StringComparison.Ordinal));
        var broken = lines.Skip(1).Take(25).Select(line => string.Join(',', line.Split(',').Select((cell, i) => i == time ? "2025-02-30" : cell)));
        Workplace.WriteLines(Path.Combine(folder, "events.csv"), [lines[0], .. broken, .. lines.Skip(26)]);
        Replace(Path.Combine(folder, "study.yaml"), "events.csv.gz", "events.csv");
        var error = await FailsAsync(place, "events.csv", "2025-02-30", "row 2", "row 21");
        Assert.DoesNotContain("row 23", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        File.WriteAllText(place.PathTo("taken"), "mine");
        var result = await Tool.RunAsync(place.Folder, "derive", "helpdesk/study.yaml", "--out", "taken");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'taken' is a file", result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(place.PathTo("taken")));
    }

    private static async Task<string> FailsAsync(Workplace place, params string[] said)
    {
        var result = await Tool.RunAsync(place.Folder, "derive", "helpdesk/study.yaml");
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("milestones: ", result.Error, StringComparison.Ordinal);
        Assert.All(said, text => Assert.Contains(text, result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathTo("out")));
        return result.Error;
    }

    private static void Replace(string path, string text, string replacement) =>
        File.WriteAllText(path, File.ReadAllText(path).Replace(text, replacement, StringComparison.Ordinal));
}
