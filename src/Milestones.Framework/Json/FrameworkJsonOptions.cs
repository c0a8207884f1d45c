using System.Text.Json;
using System.Text.Json.Serialization;

namespace Milestones.Framework.Json;

/// <summary>How records become JSON: members and values in snake_case, nothing unknown, nothing left out.</summary>
internal static class FrameworkJsonOptions
{
    public static JsonSerializerOptions Strict { get; } = Create();

    /// <summary>For ledgers, which later versions continue: what is unknown is passed over.</summary>
    public static JsonSerializerOptions Lenient { get; } = Create(JsonUnmappedMemberHandling.Skip);

    private static JsonSerializerOptions Create(JsonUnmappedMemberHandling unmapped = JsonUnmappedMemberHandling.Disallow)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            UnmappedMemberHandling = unmapped,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new FiniteNumberConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
