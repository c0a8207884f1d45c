using System.Text.Json;
using System.Text.Json.Serialization;

namespace Milestones.Framework.Json;

/// <summary>How records become JSON: members and values in snake_case, nothing unknown, nothing left out.</summary>
internal static class FrameworkJsonOptions
{
    public static JsonSerializerOptions Strict { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
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
