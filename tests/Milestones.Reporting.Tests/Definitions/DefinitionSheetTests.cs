using System.Text;
using System.Text.Json;
using CsvHelper;
using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Framework.Tests;
using Milestones.Reporting.Definitions;
using Milestones.Usage;
using YamlDotNet.Serialization;

namespace Milestones.Reporting.Tests.Definitions;

public sealed class DefinitionSheetTests
{
    private static readonly bool[] Outcome = [true, true, true, true, false, false, false, false];

    /// <summary>Texts that try to be more than text.</summary>
    private static readonly string[] Hostile =
        ["=1+1", "<script>alert(1)</script>", "a | b\n# c", "x: [y, {z}] # w", "no", "- 1", "\"'\\", "日本 👩‍💻 \u2028 تقارير", "${x} {{x}}"];

    [Fact]
    public void The_sheet_says_what_counts_as_mature()
    {
        var sheet = DefinitionSheet.Of(Example());
        Assert.Equal(("synthetic", "1.0.0", "a draft, for which nobody stands yet."), (sheet.Study, sheet.Version, sheet.Status));
        Assert.Equal(["setup", "activation", "utilization", "maturity"], sheet.Milestones.Select(milestone => milestone.Name));
        Assert.Equal("Is mature in all 2 categories.", sheet.Milestones[3].Definition);
        Assert.Contains("core action", sheet.Milestones[1].Definition, StringComparison.Ordinal); // why there is none
        Assert.Null(sheet.Milestones[1].Reached);

        var automation = sheet.Categories[0];
        Assert.Equal("automation", automation.Name);
        Assert.Equal(("uses this one", "uses at least one of these"), (automation.MatureFrom, automation.BasicFrom));
        Assert.Equal(new ItemDefinition("bot", "bot", "used at all", null), Assert.Single(automation.Mature));
        Assert.Equal("login", Assert.Single(automation.Basic).Name);
        Assert.Equal("is mature: no feature stands for basic use alone", sheet.Categories[1].BasicFrom);
        Assert.Equal(0.5, automation.ReachedMature);
        Assert.Contains("Features count in the 90 days before the day on which customers are scored.", sheet.Notes);
    }

    [Theory]
    [InlineData(Measure.Count, 3.0, "at least 3 uses")]
    [InlineData(Measure.Count, 1.0, "at least 1 use")]
    [InlineData(Measure.ActiveDays, 5.0, "used on at least 5 days")]
    [InlineData(Measure.ActiveDays, 1.0, "used on at least 1 day")]
    [InlineData(Measure.PerSeat, 11.1, "at least 11.1 uses per seat")]
    [InlineData(Measure.Value, 0.5, "a value of at least 0.5")]
    [InlineData(Measure.Count, null, "used at all")]
    public void A_threshold_is_said_in_plain_words(Measure measure, double? atLeast, string words)
    {
        var feature = Example().Features[0];
        Assert.Equal(words, PlainWords.Adoption(feature with { Measure = measure, Adoption = feature.Adoption with { AtLeast = atLeast } }));
    }

    [Fact]
    public void To_whom_a_feature_is_open_is_said_too()
    {
        Assert.Null(PlainWords.OpenTo(Eligibility.Everyone));
        Assert.Equal("plan Pro", PlainWords.OpenTo(new Eligibility(["Pro"])));
        Assert.Equal(
            "plans Pro, Max, where internet is DSL or Fiber, from 2025-02-01 on",
            PlainWords.OpenTo(new Eligibility(["Pro", "Max"], "internet", ["DSL", "Fiber"], new DateOnly(2025, 2, 1))));
    }

    [Theory]
    [InlineData(0, 30, "in the first 30 days after signup")]
    [InlineData(90, 180, "from day 90 to day 179 after signup")]
    public void A_window_is_said_in_days(int start, int end, string words) => Assert.Equal(words, PlainWords.Since(new DayWindow(start, end)));

    [Fact]
    public void Every_format_is_the_same_twice_ends_its_last_line_and_names_nobody()
    {
        var sheet = DefinitionSheet.Of(Example());
        Assert.Equal(["json", "yaml", "md", "csv", "html"], DefinitionFormat.All.Select(format => format.Name));
        foreach (var format in DefinitionFormat.All)
        {
            var text = Text(sheet, format.Name);
            Assert.Equal(text, Text(DefinitionSheet.Of(Example()), format.Name));
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain("c0000", text, StringComparison.Ordinal);
            Assert.All((string[])["bot", "login", "export", "automation", "reporting", "1.0.0"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Json_and_yaml_say_the_same_whatever_the_texts()
    {
        var sheet = DefinitionSheet.Of(Example(Hostile));
        using var json = JsonDocument.Parse(Text(sheet, "json"));
        Assert.Equal(Hostile, json.RootElement.GetProperty("categories")[0].GetProperty("mature").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        var yaml = (Dictionary<object, object>)new DeserializerBuilder().Build().Deserialize(new StringReader(Text(sheet, "yaml")))!;
        AssertSame(json.RootElement, yaml);
    }

    [Fact]
    public void Csv_has_a_row_per_feature_whatever_the_texts()
    {
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(Text(DefinitionSheet.Of(Example(Hostile)), "csv")), new CsvReaderOptions());
        csv.ReadHeader();
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        var mature = rows.Where(row => row[0] == "feature" && row[1] == "automation" && row[2] == "mature").ToList();
        Assert.Equal(Hostile, mature.Select(row => row[4]));
        Assert.All(rows, row => Assert.Equal(8, row.Length));
    }

    [Fact]
    public void Only_csv_has_formulas_to_neutralise_and_does_so_on_request()
    {
        var sheet = DefinitionSheet.Of(Example(["=1+1", "plain"]));
        foreach (var format in DefinitionFormat.All)
        {
            using var stream = new MemoryStream();
            format.Write(sheet, stream, neutraliseFormulas: true);
            var text = Encoding.UTF8.GetString(stream.ToArray());
            Assert.Equal(format.Name == "csv", format.OpensInSpreadsheets);
            Assert.Equal(format.OpensInSpreadsheets ? Text(sheet, "csv").Replace(",=1+1", ",'=1+1", StringComparison.Ordinal) : Text(sheet, format.Name), text);
            Assert.Contains(format.OpensInSpreadsheets ? ",'=1+1," : "plain", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Markdown_and_html_show_texts_as_texts()
    {
        var sheet = DefinitionSheet.Of(Example(Hostile));
        Assert.DoesNotContain("<script", Text(sheet, "md") + Text(sheet, "html"), StringComparison.OrdinalIgnoreCase);
        var rows = Text(sheet, "md").Split('\n').Where(line => line.EndsWith("| mature | used at all | everybody |", StringComparison.Ordinal)).ToList();
        Assert.Equal(Hostile.Length + 1, rows.Count); // and one in another category
        Assert.Contains("| a \\| b \\# c | mature | used at all | everybody |", rows);
        Assert.Contains("default-src 'none'", System.Net.WebUtility.HtmlDecode(Text(sheet, "html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_maturity_the_sheet_says_why()
    {
        var framework = new SyntheticEvidence(Outcome) { HasSkill = false }.With("bot", "automation", Outcome, Verdict.NotPredictive).Derive().Framework;
        var sheet = DefinitionSheet.Of(framework);
        Assert.Empty(sheet.Categories);
        Assert.StartsWith("No maturity milestone is supported.", sheet.Headline, StringComparison.Ordinal);
        Assert.Contains("No maturity milestone is supported.", Text(sheet, "md"), StringComparison.Ordinal);
    }

    private static MilestoneFramework Example(IReadOnlyList<string>? titles = null)
    {
        return (titles ?? ["bot"]).Aggregate(
                new SyntheticEvidence(Outcome), (evidence, name) => evidence.With(name, "automation", [true, true, true, false, false, false, false, true]))
            .With("login", "automation", [true, true, true, true, true, true, true, true], Verdict.Ubiquitous, MaturityLevel.Basic)
            .With("export", "reporting", [true, true, true, true, false, false, false, true])
            .Derive()
            .Framework;
    }

    private static string Text(DefinitionSheet sheet, string format)
    {
        using var stream = new MemoryStream();
        DefinitionFormat.All.Single(known => known.Name == format).Write(sheet, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void AssertSame(JsonElement json, object? yaml)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = (Dictionary<object, object>)yaml!;
                Assert.Equal(json.EnumerateObject().Select(member => member.Name), members.Keys.Cast<string>());
                Assert.All(json.EnumerateObject(), member => AssertSame(member.Value, members[member.Name]));
                break;
            case JsonValueKind.Array:
                var items = (List<object>)yaml!;
                Assert.Equal(json.GetArrayLength(), items.Count);
                Assert.All(json.EnumerateArray().Zip(items), pair => AssertSame(pair.First, pair.Second));
                break;
            case JsonValueKind.Null:
                Assert.Null(yaml);
                break;
            default:
                Assert.Equal(json.ToString(), yaml);
                break;
        }
    }
}
