using System.Text.Json;

namespace Milestones.Acceptance.Tests;

/// <summary>What is written beside the study, and the list of customers.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task Registered_before_the_first_run_a_hypothesis_can_be_confirmed_and_changed_it_is_exploratory()
    {
        using var place = new Workplace();
        var catalog = Path.Combine(place.CopyHelpdesk(), "catalog.yaml");
        Assert.StartsWith("Registered 27 hypotheses by product team", (await Tool.DoAsync(place.Folder, "register", "helpdesk/study.yaml")).Error, StringComparison.Ordinal);
        Assert.StartsWith("Nothing was written", (await Tool.DoAsync(place.Folder, "register", "helpdesk/study.yaml")).Error, StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(place.PathTo("helpdesk", "study.registrations.ledger")));

        var first = await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--out", "first");
        Assert.Contains("Of 27 registered hypotheses:", first.Output, StringComparison.Ordinal);
        Assert.Equal("registered", Standing("first", "live_chat"));

        var text = File.ReadAllText(catalog);
        var entry = text.IndexOf("name: live_chat", StringComparison.Ordinal);
        File.WriteAllText(catalog, text[..entry] + text[entry..].Replace("level: mature", "level: basic", StringComparison.Ordinal));
        await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--out", "changed");
        Assert.Equal("changed", Standing("changed", "live_chat"));
        Assert.Contains("Changed since they were registered, and so exploratory: live_chat", File.ReadAllText(place.PathTo("changed", "report.md")), StringComparison.Ordinal);

        // Registering now does not help: these data have been looked at.
        Assert.Contains("exploratory", (await Tool.DoAsync(place.Folder, "register", "helpdesk/study.yaml", "--author", "Ana")).Error, StringComparison.Ordinal);
        await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--out", "late");
        Assert.Equal("changed", Standing("late", "live_chat"));

        string? Standing(string folder, string name)
        {
            using var framework = JsonDocument.Parse(File.ReadAllBytes(place.PathTo(folder, "framework.json")));
            return framework.RootElement.GetProperty("features").EnumerateArray()
                .Single(feature => feature.GetProperty("name").GetString() == name)
                .GetProperty("hypothesis").GetProperty("standing").GetString();
        }
    }

    [Fact]
    public async Task Every_run_is_counted_and_a_repetition_changes_no_byte()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        var first = await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--out", "first");
        var second = await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--out", "second");
        Assert.Contains("1 run has looked at this hold-out, with one setting.", first.Error, StringComparison.Ordinal);
        Assert.Contains("2 runs have looked at this hold-out, with one setting.", second.Error, StringComparison.Ordinal);
        Assert.Equal(Workplace.Fingerprint(place.PathTo("first")), Workplace.Fingerprint(place.PathTo("second")));

        // The hold-out is the latest customers, so another seed looks at the same one.
        var other = await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--seed", "5", "--out", "other");
        Assert.Contains("3 runs have looked at this hold-out, with 2 different settings.", other.Error, StringComparison.Ordinal);
        Assert.Contains("2 different settings have looked at this hold-out: these, and others in 2 runs.", File.ReadAllText(place.PathTo("other", "report.md")), StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(place.PathTo("helpdesk", "study.looks.ledger")).Length);
    }

    [Fact]
    public async Task Runs_at_the_same_time_are_all_recorded()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--threads", "1", "--out", $"out{i}")));
        Assert.Equal(4, File.ReadAllLines(place.PathTo("helpdesk", "study.looks.ledger")).Length);
    }

    [Fact]
    public async Task Customers_worth_talking_to_are_the_same_each_time_and_named_nowhere_else()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--out", "out");
        await Tool.DoAsync(place.Folder, "interview", "--study", "helpdesk/study.yaml", "--out", "one.csv");
        await Tool.DoAsync(place.Folder, "interview", "--study", "helpdesk/study.yaml", "--out", "two.csv", "--threads", "1");
        Assert.Equal(File.ReadAllText(place.PathTo("one.csv")), File.ReadAllText(place.PathTo("two.csv")));

        var rows = File.ReadAllLines(place.PathTo("one.csv"));
        Assert.Equal("group,customer,why", rows[0]);
        var groups = rows[1..].GroupBy(row => row.Split(',')[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.Equal(20, groups["mature_but_churned"]);
        Assert.Equal(20, groups["not_mature_but_retained"]);
        Assert.All(groups.Values, count => Assert.InRange(count, 1, 20));
        Assert.All(["report.md", "framework.json", "evidence.csv"], name =>
        {
            var text = File.ReadAllText(place.PathTo("out", name));
            Assert.DoesNotContain(rows[1..], row => text.Contains(row.Split(',')[1], StringComparison.Ordinal));
        });
    }
}
