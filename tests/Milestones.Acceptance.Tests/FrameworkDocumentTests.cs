using Milestones.Framework;

namespace Milestones.Acceptance.Tests;

/// <summary>A framework as a document: derived, shown, approved, continued.</summary>
public sealed class FrameworkDocumentTests(DerivedSample sample) : IClassFixture<DerivedSample>
{
    private const string Study = "helpdesk/study.yaml";

    [Fact]
    public async Task A_draft_is_approved_once_and_continued_by_the_next_derivation()
    {
        using var place = new Workplace();
        place.CopyHelpdesk();
        File.Copy(sample.FrameworkFile, place.PathTo("draft.json"));
        var draft = Read(place, "draft.json");
        Assert.Equal(("1.0.0", FrameworkStatus.Draft), (draft.Version, draft.Status));

        await Tool.DoAsync(place.Folder, "approve", "draft.json", "--by", "Ana", "--reason", "The team agreed.", "--out", "approved.json");
        var approved = Read(place, "approved.json");
        Assert.Equal((FrameworkStatus.Approved, "Ana", "The team agreed.", draft.Id), (approved.Status, approved.Approval!.By, approved.Approval.Reason, approved.Approval.Draft));
        Assert.Equal(FrameworkStatus.Draft, Read(place, "draft.json").Status); // --out leaves the draft alone

        var again = await Tool.RunAsync(place.Folder, "approve", "approved.json", "--by", "Bo", "--reason", "Me too.");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("approved.json, column 'status': It was approved already, by Ana on", again.Error, StringComparison.Ordinal);

        await Tool.DoAsync(place.Folder, "derive", Study, "--out", "same", "--previous", "approved.json", "--quiet");
        Assert.Equal(File.ReadAllBytes(sample.FrameworkFile), File.ReadAllBytes(place.PathTo("same", "framework.json")));

        File.AppendAllText(place.PathTo("helpdesk", "decisions.yaml"), "  - {item: contact_form, decision: drop, author: Ana, date: 2025-08-02, reason: Everybody has one.}\n");
        var continued = await Tool.DoAsync(place.Folder, "derive", Study, "--out", "next", "--previous", "approved.json");
        var next = Read(place, "next/framework.json");
        Assert.Equal(("2.0.0", new FrameworkReference(approved.Id, "1.0.0")), (next.Version, next.Replaces));
        Assert.Contains("Version 2.0.0 after 1.0.0: customers may have other milestones or levels.", continued.Error, StringComparison.Ordinal);
        Assert.Contains("$.features.contact_form: {", continued.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_framework_is_shown_at_any_width_without_colours()
    {
        using var place = new Workplace();
        File.Copy(sample.FrameworkFile, place.PathTo("framework.json"));
        var wide = await Tool.RunAsync(place.Folder, [new("COLUMNS", "120"), new("NO_COLOR", "1")], ["show", "framework.json"]);
        Assert.Equal(0, wide.ExitCode);
        Assert.Contains("framework 1.0.0: a draft, for which nobody stands yet.", wide.Output, StringComparison.Ordinal);
        Assert.Contains(Read(place, "framework.json").Id, wide.Output, StringComparison.Ordinal);
        Assert.Contains("mature in at least", wide.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', wide.Output);

        var narrow = await Tool.RunAsync(place.Folder, [new("COLUMNS", "60")], ["show", "framework.json"]);
        Assert.All(narrow.Output.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Theory]
    [InlineData("\"study\":", "\"mood\":1,\"study\":", "framework.json: $.mood:")]
    [InlineData("\"study\":\"helpdesk\"", "\"study\":\"deskhelp\"", "framework.json: $.id: The identifier is not the hash of the content")]
    [InlineData("\"format\":\"2.0\"", "\"format\":\"3.0\"", "framework.json: $.format: The document has format 3.0, this program reads 2.x.")]
    public async Task A_flaw_is_named_with_file_and_place_and_nothing_is_written(string text, string replacement, string said)
    {
        using var place = new Workplace();
        var flawed = File.ReadAllText(sample.FrameworkFile).Replace(text, replacement, StringComparison.Ordinal);
        File.WriteAllText(place.PathTo("framework.json"), flawed);
        foreach (var command in (string[][])[["show", "framework.json"], ["approve", "framework.json", "--by", "Ana", "--reason", "yes"]])
        {
            var result = await Tool.RunAsync(place.Folder, command);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains(said, result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(flawed, File.ReadAllText(place.PathTo("framework.json")));
    }

    [Theory]
    [InlineData("--by must not be blank", "approve", "framework.json", "--by", " ", "--reason", "yes")]
    [InlineData("--reason", "approve", "framework.json", "--by", "Ana")]
    [InlineData("framework.json", "show")]
    public async Task Wrong_usage_is_told_apart_from_failed_work(string said, params string[] command)
    {
        using var place = new Workplace();
        var result = await Tool.RunAsync(place.Folder, command);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_framework_that_is_not_there()
    {
        using var place = new Workplace();
        var result = await Tool.RunAsync(place.Folder, "show", "nowhere.json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("nowhere.json: There is no such file.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_printed_as_it_is_checked_in()
    {
        using var place = new Workplace();
        var result = await Tool.DoAsync(place.Folder, "schema");
        Assert.Equal(File.ReadAllText(Repository.PathTo("src", "Milestones.Framework", "framework.schema.json")), result.Output);
    }

    private static MilestoneFramework Read(Workplace place, string file) => FrameworkJson.Read(File.ReadAllBytes(place.PathTo(file.Split('/'))));
}
