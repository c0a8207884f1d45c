using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Milestones.Framework.Json;
using Milestones.Usage;

namespace Milestones.Framework.Tests;

public sealed class FrameworkJsonTests
{
    private static readonly byte[] Document = FrameworkJson.GetBytes(Example());

    [Fact]
    public void Reading_and_writing_gives_the_same_bytes() =>
        Assert.Equal(Encoding.UTF8.GetString(Document), Encoding.UTF8.GetString(FrameworkJson.GetBytes(FrameworkJson.Read(Document))));

    [Fact]
    public void White_space_order_and_a_byte_order_mark_are_free()
    {
        var members = JsonNode.Parse(Document)!.AsObject().Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()));
        var indented = new JsonObject(members).ToJsonString(new JsonSerializerOptions { WriteIndented = true });
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(indented)];
        Assert.Equal(Document, FrameworkJson.GetBytes(FrameworkJson.Read(bytes)));
    }

    [Fact]
    public void The_identifier_is_the_hash_of_everything_else()
    {
        var text = Encoding.UTF8.GetString(Document);
        var id = FrameworkJson.Read(Document).Id;
        var content = text.Replace($"\"id\":\"{id}\",", "", StringComparison.Ordinal);
        Assert.Equal(text.Length - id.Length - 8, content.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), id);
    }

    [Fact]
    public void Secondary_outcomes_read_back()
    {
        var result = new SyntheticEvidence([true, true, false, false]) { Expanded = [true, null, false, true] }
            .With("bot", "automation", [true, true, false, false])
            .Derive();
        var bytes = FrameworkJson.GetBytes(result.Framework);
        var read = FrameworkJson.Read(bytes);
        Assert.Equal(bytes, FrameworkJson.GetBytes(read));
        Assert.Equal(new ExpansionStatement(null, "seats", "seats_at_end"), Assert.Single(read.SecondaryOutcomes).Expansion);
        var (adopters, others) = (read.Features[0].Evidence.Secondary[0].Association.Training.RetainedAdopters, read.Milestones.Maturity!.Secondary[0].Association.Training.RetainedOthers);
        Assert.Equal((1, 1), (adopters.Count, adopters.Of)); // of the other adopter it is not known
        Assert.Equal((1, 2), (others.Count, others.Of));
    }

    [Fact]
    public void A_framework_without_maturity_reads_back()
    {
        var none = Compose(new SyntheticEvidence([true, false, true, false]) { HasSkill = false }
            .With("bot", "automation", [true, false, false, true], Evidence.Verdict.NotPredictive));
        Assert.Null(FrameworkJson.Read(FrameworkJson.GetBytes(none)).Milestones.Maturity);
    }

    [Theory]
    [InlineData("not json", "$", "This is not JSON")]
    [InlineData("[]", "$", "a JSON object")]
    [InlineData("{}", "$.format", "version of the format")]
    [InlineData("""{"format":"1"}""", "$.format", "version of the format")]
    [InlineData("""{"format":"2.0"}""", "$.format", "format 2.0, this program reads 1.x")]
    [InlineData("""{"format":"1.0"}""", "$", "required")]
    [InlineData("""{"format":"1.0","format":"1.0"}""", "$.format", "duplicate")]
    public void What_is_no_framework_is_refused(string text, string path, string problem)
    {
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(path, error.Path);
        Assert.Contains(problem, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("\"rank\":1,", "\"rank\":1,\"rank\":1,", "$.features[0].evidence.rank", "duplicate")]
    [InlineData("\"rank\":1,", "\"rank\":1,\"mood\":1,", "$.features[0].evidence.mood", "could not be mapped")]
    [InlineData("\"rank\":1,", "\"rank\":NaN,", "$", "not JSON")]
    [InlineData("\"rank\":1,", "\"rank\":\"1\",", "$.features[0].evidence.rank", "could not be converted")]
    [InlineData("\"rank\":1,", "", "$.features[0].evidence", "rank")]
    [InlineData("\"measure\":\"adopted\"", "\"measure\":\"hoped\"", "$.features[0].measure", "could not be converted")]
    [InlineData("\"measure\":\"adopted\"", "\"measure\":null", "$.features[0].measure", "could not be converted")]
    [InlineData("\"title\":\"bot\"", "\"title\":null", "$.features[0].title", "null")]
    [InlineData("\"title\":\"bot\"", "\"title\":\"Bot\"", "$.id", "changed after it was derived")]
    [InlineData("\"title\":\"bot\"", "\"title\":\"\\ud800\"", "$.features[0].title", "could not be converted")]
    [InlineData("\"brier\":0.2", "\"brier\":1e999", "$.forest.hold_out.brier", "number")]
    [InlineData("\"niche_below\":0.05,", "", "$.provenance.options.rules.niche_below", "missing")]
    [InlineData("\"snapshot\":\"2025-01-01T00:00:00Z\"", "\"snapshot\":\"2025-01-01T00:00:00.000Z\"", "$.windows.snapshot", "written")]
    public void A_flaw_in_the_form_is_refused_with_its_path(string text, string replacement, string path, string problem)
    {
        var document = Encoding.UTF8.GetString(Document);
        var at = document.IndexOf(text, StringComparison.Ordinal);
        var flawed = Encoding.UTF8.GetBytes(document.Remove(at, text.Length).Insert(at, replacement));
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(flawed));
        Assert.EndsWith(path, error.Path, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("$.features[0].adoption.unit", "\"days\"", "The unit of this measure is 'use', found 'days'")]
    [InlineData("$.features[0].adoption.at_least", "3", "A threshold is expected exactly where")]
    [InlineData("$.features[0].use.column", "\"Bot\"", "either in a column or in events", "$.features[0].use")]
    [InlineData("$.features[0].category", "\"magic\"", "'magic' is no category")]
    [InlineData("$.features[1].name", "\"bot\"", "'bot' is named twice", "$.features[1]")]
    [InlineData("$.decisions[0].item", "\"fax\"", "'fax' is no feature")]
    [InlineData("$.milestones.maturity.categories[0].category", "\"magic\"", "'magic' is no category")]
    [InlineData("$.milestones.maturity.categories[0].mature[0]", "\"fax\"", "'fax' is no mature feature of 'automation'")]
    [InlineData("$.milestones.maturity.categories[0].mature_from", "2", "A number from 1 to 1")]
    [InlineData("$.milestones.maturity.categories[0].mature_from", "null", "A number from 1 to 1")]
    [InlineData("$.milestones.maturity.required_categories", "6", "A number from 1 to 2")]
    [InlineData("$.milestones.maturity", "null", "Either 'maturity' is expected")]
    [InlineData("$.population.training", "1", "do not add up", "$.population")]
    [InlineData("$.provenance.data", "\"ABC\"", "64 lower-case hexadecimal digits")]
    public void A_contradiction_is_refused_with_its_path(string path, string value, string problem, string? reportedPath = null)
    {
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(Replace(path, value)));
        Assert.Equal(reportedPath ?? path, error.Path);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    /// <summary>The document with another value and the identifier that belongs to it.</summary>
    private static byte[] Replace(string path, string value)
    {
        var document = JsonNode.Parse(Document)!.AsObject();
        JsonNode place = document;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.').Skip(1).ToList();
        foreach (var step in steps.SkipLast(1))
        {
            place = step.StartsWith('[') ? place[int.Parse(step.Trim('[', ']'))]! : place[step]!;
        }

        if (steps[^1].StartsWith('['))
        {
            place[int.Parse(steps[^1].Trim('[', ']'))] = JsonNode.Parse(value);
        }
        else
        {
            place[steps[^1]] = JsonNode.Parse(value);
        }

        document.Remove("id");
        document["id"] = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.GetBytes(JsonSerializer.SerializeToElement(document))));
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static MilestoneFramework Example() => Compose(
        new SyntheticEvidence([true, true, true, true, false, false, false, false], [false, false, false, true, false, false, false, true])
        {
            Decisions = [new Decision("export", DecisionChoice.Mature, "Ana \"A\" Öz", new DateOnly(2025, 2, 1), "Kunden sagen: ja – 日本")],
        }
        .With("bot", "automation", [true, true, false, true, false, false, null, true])
        .With("export", "reporting", [true, false, true, true, false, true, false, false], Evidence.Verdict.NotPredictive)
        .With("login", "reporting", [true, true, true, true, true, true, true, true], Evidence.Verdict.Ubiquitous, MaturityLevel.Basic));

    private static MilestoneFramework Compose(SyntheticEvidence synthetic) => synthetic.Derive().Framework;
}
