using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Milestones.Framework.Json;

namespace Milestones.Framework.Tests.Schema;

/// <summary>
/// Makes the JSON Schema of a framework from its types: what the serializer knows of them, with what the documentation comments say, the ranges
/// that reading checks, and the conditions between members. Every type is a definition of its own.
/// </summary>
internal sealed class SchemaGenerator
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly DocumentationComments _comments = new();
    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);

    /// <summary>The schema as text.</summary>
    public static string Generate()
    {
        var generator = new SchemaGenerator();
        var root = generator.Export();
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "Milestone framework");
        root.Add("$defs", new JsonObject(generator._definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value))));
        return root.ToJsonString(Indented) + "\n";
    }

    private JsonObject Export() => (JsonObject)FrameworkJsonOptions.Strict.GetJsonSchemaAsNode(typeof(MilestoneFramework), new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Transform,
    });

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode exported)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var isNullable = type != context.TypeInfo.Type || AllowsNull(exported) || (!type.IsValueType && context.PropertyInfo?.IsGetNullable is true);
        var node = type == typeof(double) ? new JsonObject { ["type"] = "number" } : WithoutNull(exported);
        if (context.PropertyInfo is null && context.BaseTypeInfo is null && type == typeof(MilestoneFramework))
        {
            return Complete(type, (JsonObject)node);
        }

        if (type.Namespace?.StartsWith(nameof(Milestones), StringComparison.Ordinal) is true)
        {
            var name = NameOf(type);
            if (!_definitions.ContainsKey(name)) // the exporter writes out the first occurrence, and refers to it from the others
            {
                _definitions.Add(name, type.IsEnum ? Described((JsonObject)node, _comments.Of(type)) : Complete(type, (JsonObject)node));
            }

            node = new JsonObject { ["$ref"] = $"#/$defs/{name}" };
        }
        else if (context.PropertyInfo is { } property)
        {
            SchemaConditions.Restrict(property.DeclaringType, property.Name, (JsonObject)node);
        }

        node = isNullable ? OrNull((JsonObject)node) : node;
        return context.PropertyInfo?.AttributeProvider is MemberInfo member ? Described((JsonObject)node, _comments.Of(member)) : node;
    }

    /// <summary>An object of which every member is expected that is not left out where it would be null, with the conditions between them.</summary>
    private JsonObject Complete(Type type, JsonObject schema)
    {
        var complete = Described(schema, _comments.Of(type));
        var optional = type.GetProperties()
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingNull)
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))
            .ToHashSet(StringComparer.Ordinal);
        complete["required"] = new JsonArray([.. schema["properties"]!.AsObject().Where(member => !optional.Contains(member.Key)).Select(member => (JsonNode?)member.Key)]);
        if (SchemaConditions.Of(type) is { Count: > 0 } conditions)
        {
            complete["allOf"] = new JsonArray([.. conditions]);
        }

        return complete;
    }

    private static JsonObject Described(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema.Insert(0, "description", description);
        }

        return schema;
    }

    private static bool AllowsNull(JsonNode node) =>
        node is JsonObject && ((node["type"] as JsonArray)?.Any(type => (string?)type == "null") is true || (node["enum"] as JsonArray)?.Contains(null) is true);

    private static JsonObject WithoutNull(JsonNode exported)
    {
        var node = exported as JsonObject ?? [];
        if (node["type"] is JsonArray types)
        {
            node["type"] = (string?)types.First(type => (string?)type != "null");
        }

        if (node["enum"] is JsonArray values)
        {
            node["enum"] = new JsonArray([.. values.OfType<JsonNode>().Select(value => value.DeepClone())]);
        }

        return node;
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue type && schema["enum"] is null)
        {
            schema["type"] = new JsonArray((string?)type, "null");
            return schema;
        }

        return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? string.Concat(type.GetGenericArguments().Select(NameOf)) + type.Name.Split('`')[0]
        : type.Name;
}
