namespace Milestones.Acceptance.Tests;

/// <summary>Scores as a user gets them: derive, score, ask for one customer.</summary>
public sealed class ScoreTests
{
    [Fact]
    public async Task Customers_are_scored_by_a_framework_and_one_is_explained()
    {
        using var place = new Workplace();
        place.CopyHelpdesk("helpdesk");
        const string study = "helpdesk/study.yaml";
        await Tool.DoAsync(place.Folder, "derive", study, "--out", "derived", "--quiet");
        var framework = Path.Combine("derived", "framework.json");
        await Tool.DoAsync(place.Folder, "score", framework, "--study", study, "--out", "scores/all.csv");
        await Tool.DoAsync(place.Folder, "score", framework, "--study", study, "--out", "scores/again.csv", "--threads", "1");

        var scores = File.ReadAllLines(place.PathTo("scores", "all.csv"));
        Assert.Equal(scores, File.ReadAllLines(place.PathTo("scores", "again.csv")));
        Assert.Equal(2_001, scores.Length);
        var header = scores[0].Split(',');
        AssertExplained(header);

        var withStep = scores.Skip(1).Select(line => line.Split(',')).First(cells => cells[Array.IndexOf(header, "next_step")].Length > 0);
        var explained = await Tool.DoAsync(place.Folder, "next", withStep[0], "--framework", framework, "--study", study);
        Assert.Contains(withStep[0], explained.Output, StringComparison.Ordinal);
        Assert.Contains($"for {withStep[Array.IndexOf(header, "next_milestone")]}.", explained.Output, StringComparison.Ordinal);

        var stranger = await Tool.RunAsync(place.Folder, "next", "nobody", "--framework", framework, "--study", study);
        Assert.Equal(1, stranger.ExitCode);
        Assert.Contains("There is no customer 'nobody'", stranger.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_of_yesterday_is_scored_whether_its_outcome_can_ever_be_known_or_not()
    {
        using var place = new Workplace();
        var folder = place.CopyHelpdesk("helpdesk");
        var study = place.PathTo("helpdesk", "study.yaml");
        await Tool.DoAsync(place.Folder, "derive", study, "--out", "derived", "--quiet");
        var framework = Path.Combine("derived", "framework.json");
        File.AppendAllText(Path.Combine(folder, "customers.csv"), "c9999999,2025-06-29,,starter,3,57\n");
        var events = Workplace.ReadGzipLines(Path.Combine(folder, "events.csv.gz"));
        Workplace.WriteLines(Path.Combine(folder, "events.csv"), [.. events, "c9999999,conversation_resolved,2025-06-30,4"]);
        var text = File.ReadAllText(study).Replace("events.csv.gz", "events.csv", StringComparison.Ordinal);
        Assert.Contains("retained: churn_date ", text, StringComparison.Ordinal);
        File.WriteAllText(study, text.Replace("retained: churn_date ", "retained: {column: never_written, when: [\"yes\"]} ", StringComparison.Ordinal));

        await Tool.DoAsync(place.Folder, "score", framework, "--study", study, "--out", "scores.csv");

        var lines = File.ReadAllLines(place.PathTo("scores.csv"));
        var young = lines[0].Split(',').Zip(lines.Single(line => line.StartsWith("c9999999,", StringComparison.Ordinal)).Split(',')).ToDictionary();
        Assert.All(["setup", "activation", "utilization", "maturity"], milestone => Assert.Equal("too_early", young[milestone]));
        Assert.Equal(("0", "4", "", ""), (young["setup_value"], young["activation_value"], young["utilization_value"], young["maturity_value"]));
        Assert.Equal("setup", young["next_milestone"]);
        var explained = await Tool.DoAsync(place.Folder, "next", "c9999999", "--framework", framework, "--study", study);
        Assert.Contains("c9999999", explained.Output, StringComparison.Ordinal);
        Assert.Contains("for setup", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_framework_is_refused()
    {
        using var place = new Workplace();
        File.WriteAllText(place.PathTo("framework.json"), "{}");

        var result = await Tool.RunAsync(place.Folder, "score", "framework.json", "--study", Repository.PathTo("data-samples", "helpdesk", "study.yaml"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("version of the format", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.PathTo("scores.csv")));
    }

    private static void AssertExplained(string[] header)
    {
        var text = File.ReadAllText(Repository.PathTo("README.md"));
        var section = text[text.IndexOf("## Scores", StringComparison.Ordinal)..text.IndexOf("## Speed", StringComparison.Ordinal)];
        Assert.All(header, column => Assert.Contains(column.StartsWith("level ", StringComparison.Ordinal) ? "`level …`" : $"`{column}`", section, StringComparison.Ordinal));
    }
}
