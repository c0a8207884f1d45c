using System.Text;
using System.Text.Json.Nodes;
using Milestones.Usage;

namespace Milestones.Framework.Tests.Schema;

/// <summary>The schema is what the types give; after a change of them, look at the difference and accept it by running the tests once with
/// MILESTONES_ACCEPT_SCHEMA=1.</summary>
public sealed class FrameworkSchemaTests
{
    private static readonly string SchemaFile = Repository.PathTo("src", "Milestones.Framework", "framework.schema.json");

    /// <summary>Documents that are wrong, and where.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "$.mood", "1", "" },
        { "$.features[0].adoption.mood", "1", "/features/0/adoption" },
        { "$.milestones.maturity.categories[0].association.training.risk_difference.mood", "1", "/milestones/maturity/categories/0/association/training/risk_difference" },
        { "$.format", "\"3.0\"", "/format" },
        { "$.version", "\"1.0\"", "/version" },
        { "$.status", "\"hoped\"", "/status" },
        { "$.status", "\"approved\"", "/approval" },
        { "$.features[0].measure", "\"hoped\"", "/features/0/measure" },
        { "$.features[0].adoption.unit", "\"days\"", "/features/0/adoption/unit" },
        { "$.features[0].adoption.at_least", "3", "/features/0/adoption/at_least" },
        { "$.features[0].title", "null", "/features/0/title" },
        { "$.features[0].evidence.rank", "\"1\"", "/features/0/evidence/rank" },
        { "$.features[0].evidence.rank", "0", "/features/0/evidence/rank" },
        { "$.features[0].evidence.adjusted_p_value", "1.01", "/features/0/evidence/adjusted_p_value" },
        { "$.features[0].evidence.association.training.adoption.value", "1.5", "/features/0/evidence/association/training/adoption/value" },
        { "$.milestones.maturity.threshold.unit", "\"setup steps\"", "/milestones/maturity/threshold/unit" },
        { "$.milestones.maturity.threshold.at_least", "0", "/milestones/maturity/threshold/at_least" },
        { "$.milestones.maturity", "null", "/milestones/maturity" },
        { "$.decisions[0].date", "\"1 February\"", "/decisions/0/date" },
        { "$.provenance.data", "\"ABC\"", "/provenance/data" },
    };

    [Fact]
    public void The_schema_is_what_the_types_give()
    {
        var generated = SchemaGenerator.Generate();
        if (Environment.GetEnvironmentVariable("MILESTONES_ACCEPT_SCHEMA") == "1")
        {
            File.WriteAllText(SchemaFile, generated, new UTF8Encoding(false));
        }

        Assert.Equal(File.ReadAllText(SchemaFile), generated);
    }

    [Fact]
    public void The_library_carries_the_schema_that_is_checked_in() =>
        Assert.Equal(File.ReadAllText(SchemaFile), Encoding.UTF8.GetString(FrameworkSchema.GetBytes()));

    [Fact]
    public void Every_member_is_described_and_no_object_is_open()
    {
        var schema = JsonNode.Parse(FrameworkSchema.GetBytes())!.AsObject();
        var objects = schema["$defs"]!.AsObject().Select(definition => definition.Value!.AsObject()).Append(schema).Where(definition => definition["properties"] is not null).ToList();
        Assert.True(objects.Count > 40);
        foreach (var definition in objects)
        {
            Assert.False((bool)definition["additionalProperties"]!);
            Assert.All(definition["properties"]!.AsObject(), member => Assert.True(
                member.Value!["description"] is not null, $"{member.Key} of an object that is '{definition["description"]}' is not described."));
        }
    }

    [Fact]
    public void Ajv_accepts_what_the_library_writes()
    {
        MilestoneFramework[] frameworks =
        [
            ExampleDocument.Framework,
            FrameworkApproval.Give(ExampleDocument.Framework, "Ana", "yes", new StandingClock(1)),
            FrameworkComparison.Continue(ExampleDocument.Framework, ExampleDocument.Framework with { Study = "another" }),
            Derivation.Run(Study.Load(Repository.PathTo("data-samples", "helpdesk", "study.yaml")), new Evidence.AnalysisRun()).Framework,
            new SyntheticEvidence([true, false, true, false]) { HasSkill = false }.With("bot", "automation", [true, false, false, true], Evidence.Verdict.NotPredictive).Derive().Framework,
            ReadyTable(),
            new SyntheticEvidence([true, true, false, false]) { Expanded = [true, null, false, true] }.With("bot", "automation", [true, true, false, false]).Derive().Framework,
        ];
        Assert.All(Ajv.Validate(frameworks.Select(FrameworkJson.GetBytes)), result => Assert.True(result.Valid, string.Join('\n', result.Errors)));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Ajv_accepts_what_is_derived_from_generated_data(ulong seed)
    {
        using var planted = new Journeys.PlantedJourneys(1000, seed);
        var study = planted.Study with { Forest = planted.Study.Forest with { Trees = 50 } };
        var framework = Derivation.Run(study, new Evidence.AnalysisRun { Cancellation = TestContext.Current.CancellationToken }).Framework;
        Assert.NotNull(framework.Milestones.Setup);
        Assert.All(Ajv.Validate([FrameworkJson.GetBytes(framework)]), result => Assert.True(result.Valid, string.Join('\n', result.Errors)));
    }

    [Fact]
    public void A_framework_of_a_ready_table_has_no_windows_and_reads_back()
    {
        var bytes = FrameworkJson.GetBytes(ReadyTable());
        var read = FrameworkJson.Read(bytes);
        Assert.Null(read.Milestones.Maturity!.Window);
        Assert.All(read.Features, feature => Assert.Null(feature.Adoption.Window));
        Assert.Equal(bytes, FrameworkJson.GetBytes(read));
    }

    [Fact]
    public void Ajv_and_the_library_refuse_the_same_mistakes()
    {
        var mistakes = Mistakes.Select(mistake => (mistake.Data.Item1, mistake.Data.Item2, mistake.Data.Item3)).ToList();
        var documents = mistakes.ConvertAll(mistake => ExampleDocument.With(mistake.Item1, mistake.Item2));
        Assert.All(documents, document => Assert.Throws<FrameworkFormatException>(() => FrameworkJson.Read(document)));
        foreach (var ((path, value, place), result) in mistakes.Zip(Ajv.Validate(documents)))
        {
            Assert.False(result.Valid, $"Ajv accepts {path} = {value}.");
            Assert.Contains(place, result.Errors.Select(error => error.Path));
        }
    }

    [Fact]
    public void Ajv_refuses_a_document_that_lacks_a_member()
    {
        var document = JsonNode.Parse(ExampleDocument.Bytes)!.AsObject();
        document["features"]![0]!["adoption"]!.AsObject().Remove("support");
        var error = Assert.Single(Assert.Single(Ajv.Validate([Encoding.UTF8.GetBytes(document.ToJsonString())])).Errors);
        Assert.Equal(("/features/0/adoption", "required"), (error.Path, error.Keyword));
    }

    private static MilestoneFramework ReadyTable()
    {
        var evidence = new SyntheticEvidence([true, true, false, false]).With("bot", "automation", [true, true, false, false]);
        return Derivation.FromEvidence(evidence.Study() with { Windows = null }, evidence.Evidence()).Framework;
    }
}
