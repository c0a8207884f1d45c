using System.Text.Json;

namespace Milestones.Acceptance.Tests;

/// <summary>The definition sheet as a user gets it.</summary>
public sealed class ExportTests(DerivedSample sample) : IClassFixture<DerivedSample>
{
    [Fact]
    public async Task The_sheet_shown_in_the_readme_is_the_one_of_the_sample()
    {
        using var place = new Workplace();
        var told = await Tool.DoAsync(place.Folder, "export", sample.FrameworkFile, "--format", "md", "--out", "deep/sheet.md");
        Assert.Contains("deep/sheet.md", told.Error, StringComparison.Ordinal);
        var sheet = File.ReadAllText(place.PathTo("deep", "sheet.md"));
        var readMe = File.ReadAllText(Repository.PathTo("README.md"));
        var start = readMe.IndexOf("```markdown\n", StringComparison.Ordinal) + "```markdown\n".Length;
        Assert.Contains(readMe[start..readMe.IndexOf("```", start, StringComparison.Ordinal)], sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("csv")]
    [InlineData("html")]
    public async Task Every_format_is_written_and_names_no_customer(string format)
    {
        using var place = new Workplace();
        await Tool.DoAsync(place.Folder, "export", sample.FrameworkFile, "--format", format, "--out", "sheet");
        var text = File.ReadAllText(place.PathTo("sheet"));
        Assert.Contains("Workflow rules", text, StringComparison.Ordinal);
        var customers = File.ReadLines(Repository.PathTo("data-samples", "helpdesk", "customers.csv")).Skip(1).Select(line => line.Split(',')[0]);
        Assert.DoesNotContain(customers, customer => text.Contains(customer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_holds_the_four_milestones_with_their_shares()
    {
        using var place = new Workplace();
        await Tool.DoAsync(place.Folder, "export", sample.FrameworkFile, "--format", "json", "--out", "sheet.json");
        using var sheet = JsonDocument.Parse(File.ReadAllBytes(place.PathTo("sheet.json")));
        Assert.All(sheet.RootElement.GetProperty("milestones").EnumerateArray(), milestone => Assert.InRange(milestone.GetProperty("reached").GetDouble(), 0.01, 0.99));
    }

    [Theory]
    [InlineData(2, "docx", "--format", "docx", "--out", "sheet")]
    [InlineData(2, "--out", "--format", "md")]
    [InlineData(2, "--format csv", "--format", "md", "--out", "sheet", "--neutralise-formulas")]
    [InlineData(1, "is a file", "--format", "md", "--out", "taken/sheet.md")]
    public async Task What_cannot_be_written_is_refused(int exitCode, string said, params string[] options)
    {
        using var place = new Workplace();
        File.WriteAllText(place.PathTo("taken"), "mine");
        var result = await Tool.RunAsync(place.Folder, ["export", sample.FrameworkFile, .. options]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(place.PathTo("taken")));
    }
}
