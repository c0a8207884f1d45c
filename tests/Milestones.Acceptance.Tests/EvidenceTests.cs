using System.Text.Json;

namespace Milestones.Acceptance.Tests;

/// <summary><c>milestones evidence</c>, as a user runs it on the sample study.</summary>
public sealed class EvidenceTests
{
    private static readonly string Study = Repository.PathTo("data-samples", "helpdesk", "study.yaml");

    [Fact]
    public async Task The_dossier_says_what_was_measured_and_what_would_change_the_verdict()
    {
        using var place = new Workplace();

        var result = await Tool.RunAsync(place.Folder, [new("COLUMNS", "200")], ["evidence", "auto_assignment", "--study", Study]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Automatic assignment (auto_assignment): kept", result.Output, StringComparison.Ordinal);
        Assert.Contains("Adoption is 38.6 %; below 5.0 % it would be niche (33.6 points away).", result.Output, StringComparison.Ordinal);
        foreach (var group in new[] { "importance", "adoption", "association", "cohorts", "hold-out", "stratum" })
        {
            Assert.Contains($"  {group} ", result.Output, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Folder));
    }

    [Fact]
    public async Task As_JSON_it_is_one_document_with_numbers_limits_and_strata()
    {
        using var place = new Workplace();

        var result = await Tool.DoAsync(place.Folder, "evidence", "auto_assignment", "--study", Study, "--json");

        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.Equal(("auto_assignment", "kept"), (root.GetProperty("feature").GetString(), root.GetProperty("verdict").GetString()));
        Assert.All(root.GetProperty("limits").EnumerateArray(), limit => Assert.False(limit.GetProperty("applies").GetBoolean()));
        Assert.Contains(root.GetProperty("numbers").EnumerateArray(), number => number.GetProperty("name").GetString() is "rank" && number.GetProperty("upper").GetDouble() >= 1);
        Assert.True(root.GetProperty("strata").GetArrayLength() > 1);
    }

    [Fact]
    public async Task An_unknown_feature_is_refused_at_once_with_the_nearest_name()
    {
        using var place = new Workplace();

        var result = await Tool.RunAsync(place.Folder, "evidence", "auto_asignment", "--study", Study);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("There is no feature 'auto_asignment'. Did you mean 'auto_assignment'?", result.Error, StringComparison.Ordinal);
    }
}
