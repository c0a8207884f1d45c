using System.Text.Json;

namespace Milestones.Acceptance.Tests;

/// <summary>The data contract as a scheduler checks it.</summary>
public sealed class CheckTests(DerivedSample sample) : IClassFixture<DerivedSample>
{
    private const string Study = "helpdesk/study.yaml";

    [Fact]
    public async Task The_sample_fulfils_what_its_framework_needs()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        var result = await Tool.DoAsync(place.Folder, "check", "--study", Study, "--framework", sample.FrameworkFile, "--strict");
        Assert.Contains("The data contract is fulfilled: helpdesk as of 2025-07-01, 2,000 customers.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_data_are_compared_with_a_recorded_baseline()
    {
        using var place = new Workplace();
        var study = place.CopyHelpdesk();
        await Tool.DoAsync(place.Folder, "check", "--study", Study, "--record", "baseline.json");
        await Tool.DoAsync(place.Folder, "check", "--study", Study, "--baseline", "baseline.json", "--strict");

        // half of December is lost, and the synchronisation with the CRM is called otherwise from November on
        await Tool.DoAsync(place.Folder, "check", "--study", Study, "--record", "baseline.json", "--as-of", "2025-01-01");
        var lines = Workplace.ReadGzipLines(Path.Combine(study, "events.csv.gz"));
        File.Delete(Path.Combine(study, "events.csv.gz"));
        Workplace.WriteLines(Path.Combine(study, "events.csv"), lines.Index()
            .Where(line => !line.Item.Contains(",2024-12", StringComparison.Ordinal) || line.Index % 2 == 0)
            .Select(line => new[] { ",2024-11", ",2024-12", ",2025-" }.Any(month => line.Item.Contains(month, StringComparison.Ordinal))
                ? line.Item.Replace("crm_sync", "crm_synchronised", StringComparison.Ordinal)
                : line.Item));
        File.WriteAllText(place.PathTo("helpdesk", "study.yaml"), File.ReadAllText(place.PathTo("helpdesk", "study.yaml")).Replace("events.csv.gz", "events.csv", StringComparison.Ordinal));
        File.WriteAllText(place.PathTo("baseline.json"), File.ReadAllText(place.PathTo("baseline.json")).Replace("events.csv.gz", "events.csv", StringComparison.Ordinal));

        var result = await Tool.RunAsync(place.Folder, "check", "--study", Study, "--baseline", "baseline.json", "--as-of", "2025-01-01", "--json");
        Assert.Equal(4, result.ExitCode);
        using var report = JsonDocument.Parse(result.Output);
        Assert.Equal("broken", report.RootElement.GetProperty("state").GetString());
        Assert.Equal("2025-01-01", report.RootElement.GetProperty("baseline_as_of").GetString());
        var codes = report.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString(), finding.GetProperty("feature").GetString()))
            .ToList();
        Assert.Contains(("error", "item-volume", "crm_sync"), codes);
        Assert.Contains(("warning", "fell-silent", "crm_sync"), codes);
        Assert.Contains(("warning", "lost-events", null), codes);
    }

    [Theory]
    [InlineData(4, "stale", "--as-of", "2025-08-01")]
    [InlineData(0, "Fulfilled", "--as-of", "2025-06-30")]
    public async Task The_day_until_which_data_reach_can_be_said(int exitCode, string said, string option, string day)
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        var result = await Tool.RunAsync(place.Folder, "check", "--study", Study, option, day, "--record", "baseline.json", "--json");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(said, result.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(exitCode == 0, File.Exists(place.PathTo("baseline.json"))); // broken data are no baseline
    }

    [Fact]
    public async Task Warnings_have_an_exit_code_of_their_own_where_that_is_asked_for()
    {
        using var place = new Workplace();
        var study = place.CopyHelpdesk();
        var file = Path.Combine(study, "customers.csv");
        File.WriteAllText(file, File.ReadAllText(file).Replace(",premium,", ",Platinum,", StringComparison.Ordinal));
        string[] command = ["check", "--study", Study, "--framework", sample.FrameworkFile];
        var result = await Tool.DoAsync(place.Folder, command);
        Assert.Contains("are on the plan 'Platinum', which the framework does not know", result.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(3, (await Tool.RunAsync(place.Folder, [.. command, "--strict"])).ExitCode);
    }

    [Fact]
    public async Task A_column_that_is_missing_breaks_the_contract_and_says_so()
    {
        using var place = new Workplace();
        var study = place.CopyHelpdesk();
        var file = Path.Combine(study, "customers.csv");
        File.WriteAllText(file, File.ReadAllText(file).Replace("signed_up_on", "signup", StringComparison.Ordinal));
        var result = await Tool.RunAsync(place.Folder, "check", "--study", Study);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("signed_up_on", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--as-of must be a date", "--as-of", "tomorrow")]
    [InlineData(1, "nowhere.json: There is no such file.", "--baseline", "nowhere.json")]
    [InlineData(1, "other.json, column 'study': It is of the study 'another', not of 'helpdesk'.", "--baseline", "other.json")]
    [InlineData(1, "flawed.json: $.mood", "--baseline", "flawed.json")]
    public async Task A_check_that_cannot_be_made_is_told_apart_from_data_that_fail_it(int exitCode, string said, params string[] options)
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        File.WriteAllText(place.PathTo("other.json"), """{"as_of":"2025-01-01","customers":1,"format":1,"items":[],"logs":[],"study":"another"}""");
        File.WriteAllText(place.PathTo("flawed.json"), """{"mood":1}""");
        var result = await Tool.RunAsync(place.Folder, ["check", "--study", Study, .. options]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }
}
