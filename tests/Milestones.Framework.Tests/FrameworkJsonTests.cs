using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Milestones.Framework.Tests;

public sealed class FrameworkJsonTests
{
    private static readonly byte[] Document = ExampleDocument.Bytes;

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
    [InlineData("""{"format":"3.0"}""", "$.format", "format 3.0, this program reads 2.x")]
    [InlineData("""{"format":"1.0"}""", "$.format", "format 1.0, this program reads 2.x")]
    [InlineData("""{"format":"02.0"}""", "$.format", "version of the format")]
    [InlineData("""{"format":"2.0"}""", "$", "required")]
    [InlineData("""{"format":"2.0","format":"2.0"}""", "$.format", "duplicate")]
    public void What_is_no_framework_is_refused(string text, string path, string problem)
    {
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(path, error.Path);
        Assert.Contains(problem, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("\"rank\":1,", "\"rank\":1,\"rank\":1,", "$.features[0].evidence.rank", "duplicate")]
    [InlineData("\"rank\":1,", "\"rank\":1,\"mood\":1,", "$.features[0].evidence.mood", "could not be mapped")]
    [InlineData("\"rank\":1,", "\"rank\":NaN,", "$.features[0].evidence.rank", "not JSON")]
    [InlineData("\"brier\":0.2", "\"brier\":NaN", "$.forest.hold_out.brier", "not JSON")]
    [InlineData("\"brier\":0.2", "\"brier\":-Infinity", "$.forest.hold_out.brier", "not JSON")]
    [InlineData("\"brier\":0.2", "\"brier\":\"NaN\"", "$.forest.hold_out.brier", "could not be converted")]
    [InlineData("\"outcome\":{", "\"mood\":1,\"outcome\":{", "$.mood", "could not be mapped")]
    [InlineData("\"outcome\":{", "\"outcome\":null,\"outcome\":{", "$.outcome", "null")]
    [InlineData("\"youden\":", "\"mood\":1,\"youden\":", "search.mood", "could not be mapped")]
    [InlineData("\"youden\":", "\"youden\":0,\"youden\":", "search.youden", "duplicate")]
    [InlineData("\"rank\":1,", "\"rank\":\"1\",", "$.features[0].evidence.rank", "could not be converted")]
    [InlineData("\"rank\":1,", "", "$.features[0].evidence", "rank")]
    [InlineData("\"measure\":\"adopted\"", "\"measure\":\"hoped\"", "$.features[0].measure", "could not be converted")]
    [InlineData("\"measure\":\"adopted\"", "\"measure\":null", "$.features[0].measure", "could not be converted")]
    [InlineData("\"title\":\"bot\"", "\"title\":null", "$.features[0].title", "null")]
    [InlineData("\"title\":\"bot\"", "\"title\":\"Bot\"", "$.id", "changed after it was derived")]
    [InlineData("\"title\":\"bot\"", "\"title\":\"\\ud800\"", "$.features[0].title", "could not be converted")]
    [InlineData("\"brier\":0.2", "\"brier\":1e999", "$.forest.hold_out.brier", "number")]
    [InlineData("\"training\":6}", "\"training\":6,\"pooled\":null}", "$.population.pooled", "not written as the format writes it")]
    [InlineData("\"niche_below\":0.05,", "", "$.provenance.options.rules.niche_below", "missing")]
    [InlineData("\"snapshot\":\"2025-01-01T00:00:00Z\"", "\"snapshot\":\"2025-01-01T00:00:00.000Z\"", "$.windows.snapshot", "written")]
    public void A_flaw_in_the_form_is_refused_with_its_path(string text, string replacement, string path, string problem)
    {
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(ExampleDocument.Rewritten(text, replacement)));
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
    [InlineData("$.milestones.maturity.categories[0].threshold.at_least", "2", "A number from 1 to 1")]
    [InlineData("$.milestones.maturity.categories[0].threshold.of", "2", "There are 1 mature features, found 2")]
    [InlineData("$.milestones.maturity.categories[0].threshold.unit", "\"setup steps\"", "The unit is 'mature features' here, found 'setup steps'")]
    [InlineData("$.milestones.maturity.categories[0].threshold", "null", "The number of mature features that make mature is expected")]
    [InlineData("$.milestones.maturity.categories[0].threshold.search", "null", "What the search found is expected")]
    [InlineData("$.milestones.maturity.categories[1].category", "\"automation\"", "'automation' is named twice", "$.milestones.maturity.categories[1]")]
    [InlineData("$.milestones.maturity.threshold.at_least", "6", "A number from 1 to 2")]
    [InlineData("$.milestones.maturity.threshold.unit", "\"mature features\"", "The unit is 'mature categories' here")]
    [InlineData("$.milestones.maturity.window.start", "-30", "in the feature window of 'windows', [-90, 0); found [-30, 0)", "$.milestones.maturity.window")]
    [InlineData("$.milestones.maturity.sensitivity[1].without_category", "\"magic\"", "'magic' is no category")]
    [InlineData("$.features[0].adoption.window", "null", "found none")]
    [InlineData("$.features[1].redundant_with", "\"fax\"", "'fax' is no feature")]
    [InlineData("$.features[0].evidence.association.training.adoption.value", "1.5", "A number from 0 to 1 is expected, found 1.5")]
    [InlineData("$.features[0].evidence.adjusted_p_value", "-0.1", "A number from 0 to 1 is expected, found -0.1")]
    [InlineData("$.features[0].evidence.rank", "0", "A number of 1 or more is expected, found 0")]
    [InlineData("$.findings[0].feature", "\"fax\"", "'fax' is no feature")]
    [InlineData("$.version", "\"1.0\"", "such as '1.0.0'")]
    [InlineData("$.version", "\"1.0.01\"", "such as '1.0.0'")]
    [InlineData("$.replaces", """{"id":"abc","version":"0.9.0"}""", "64 lower-case hexadecimal digits", "$.replaces.id")]
    [InlineData("$.status", "\"approved\"", "exactly where the status is 'approved'", "$.approval")]
    [InlineData("$.approval", """{"by":"Ana","at":"2025-02-01T12:00:00+00:00","reason":"yes","draft":"abc"}""", "exactly where the status is 'approved'")]
    [InlineData("$.milestones.maturity", "null", "Either 'maturity' is expected")]
    [InlineData("$.population.training", "1", "do not add up", "$.population")]
    [InlineData("$.provenance.data", "\"ABC\"", "64 lower-case hexadecimal digits")]
    public void A_contradiction_is_refused_with_its_path(string path, string value, string problem, string? reportedPath = null)
    {
        var error = Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(ExampleDocument.With(path, value)));
        Assert.Equal(reportedPath ?? path, error.Path);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static MilestoneFramework Compose(SyntheticEvidence synthetic) => synthetic.Derive().Framework;
}
