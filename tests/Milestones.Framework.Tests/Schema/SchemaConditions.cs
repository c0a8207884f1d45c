using System.Text.Json;
using System.Text.Json.Nodes;
using Milestones.Framework.Json;
using Milestones.Usage;

namespace Milestones.Framework.Tests.Schema;

/// <summary>What reading checks beyond the types, as far as JSON Schema can say it: ranges, forms of texts, units, what comes with what.</summary>
internal static class SchemaConditions
{
    private const string Sha256 = "^[0-9a-f]{64}$";
    private const string Version = @"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$";
    private const string NotBlank = @"\S";

    private static readonly Dictionary<(Type, string), string> Patterns = new()
    {
        [(typeof(MilestoneFramework), "id")] = Sha256,
        [(typeof(MilestoneFramework), "format")] = $@"^{MilestoneFramework.CurrentFormat.Split('.')[0]}\.(0|[1-9]\d*)$",
        [(typeof(MilestoneFramework), "version")] = Version,
        [(typeof(FrameworkReference), "id")] = Sha256,
        [(typeof(FrameworkReference), "version")] = Version,
        [(typeof(FrameworkApproval), "by")] = NotBlank,
        [(typeof(FrameworkApproval), "reason")] = NotBlank,
        [(typeof(FrameworkApproval), "draft")] = Sha256,
        [(typeof(SourceFile), "sha256")] = Sha256,
        [(typeof(Provenance), "data")] = Sha256,
        [(typeof(Provenance), "seed")] = "^[0-9]+$",
        [(typeof(JourneyPopulation), "data")] = Sha256,
    };

    /// <summary>Adds range, form or unit to a member.</summary>
    public static void Restrict(Type owner, string member, JsonObject schema)
    {
        if (Patterns.TryGetValue((owner, member), out var pattern))
        {
            schema["pattern"] = pattern;
        }

        if ((string?)schema["type"] is not ("number" or "integer"))
        {
            return;
        }

        if (owner == typeof(Share) && Ranges.OfShare.Contains(member, StringComparer.Ordinal))
        {
            (schema["minimum"], schema["maximum"]) = (0, 1);
        }
        else if (owner == typeof(MilestoneThreshold) && member == "at_least")
        {
            schema["exclusiveMinimum"] = 0;
        }
        else if (owner == typeof(CountThreshold) && member is "at_least" or "of")
        {
            schema["minimum"] = 1;
        }
        else if (Ranges.ByMember.TryGetValue(member, out var range))
        {
            schema["minimum"] = range.Least;
            if (double.IsFinite(range.Most))
            {
                schema["maximum"] = range.Most;
            }
        }
    }

    /// <summary>The conditions between the members of a type.</summary>
    public static IReadOnlyList<JsonNode> Of(Type type) =>
        type == typeof(MilestoneFramework) ? [Exactly("status", "approved", "approval")]
        : type == typeof(FrameworkFeature) ? [.. Enum.GetValues<Measure>().Select(UnitOfMeasure)]
        : type == typeof(AdoptionThreshold) ? [Members("unit", Enumeration(Enum.GetValues<Measure>().Select(AdoptionThreshold.UnitOf))), OnlyWithout("basis", "any_use", "at_least")]
        : type == typeof(SetupMilestone) ? [Unit(CountThreshold.SetupSteps)]
        : type == typeof(ActivationMilestone) ? [Unit(MilestoneThreshold.CoreActions)]
        : type == typeof(UtilizationMilestone) ? [Unit(MilestoneThreshold.CoreActionsPerSeatAndMonth)]
        : type == typeof(CategoryMaturity) ? [Unit(CountThreshold.MatureFeatures)]
        : type == typeof(MaturityMilestone) ? [Unit(CountThreshold.MatureCategories)]
        : type == typeof(MilestoneSet) ? [.. new[] { "setup", "activation", "utilization", "maturity", "path" }.Select(Either)]
        : [];

    /// <summary>The unit of the threshold of a milestone or a category; where there is none, there is no unit.</summary>
    private static JsonObject Unit(string unit) => Members("threshold", Members("unit", Constant(unit)));

    private static JsonObject UnitOfMeasure(Measure measure) => new()
    {
        ["if"] = Members("measure", Constant(JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.ToString()))),
        ["then"] = Members("adoption", Members("unit", Constant(AdoptionThreshold.UnitOf(measure)))),
    };

    /// <summary>Either the milestone is there, or the reason why not.</summary>
    private static JsonObject Either(string name) => new()
    {
        ["oneOf"] = new JsonArray(Members(name, Null(), $"without_{name}", Type("string")), Members(name, Type("object"), $"without_{name}", Null())),
    };

    /// <summary>A member is there exactly where another has one value.</summary>
    private static JsonObject Exactly(string member, string value, string there) => new()
    {
        ["if"] = Members(member, Constant(value)),
        ["then"] = Members(there, Type("object")),
        ["else"] = Members(there, Null()),
    };

    /// <summary>A number is there exactly where another member has another value.</summary>
    private static JsonObject OnlyWithout(string member, string value, string there) => new()
    {
        ["if"] = Members(member, Constant(value)),
        ["then"] = Members(there, Null()),
        ["else"] = Members(there, Type("number")),
    };

    private static JsonObject Members(params ReadOnlySpan<object> namesAndSchemas)
    {
        var properties = new JsonObject();
        for (var i = 0; i < namesAndSchemas.Length; i += 2)
        {
            properties.Add((string)namesAndSchemas[i], (JsonObject)namesAndSchemas[i + 1]);
        }

        return new JsonObject { ["properties"] = properties };
    }

    private static JsonObject Constant(string value) => new() { ["const"] = value };

    private static JsonObject Enumeration(IEnumerable<string> values) => new() { ["enum"] = new JsonArray([.. values.Select(value => (JsonNode?)value)]) };

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Null() => Type("null");
}
