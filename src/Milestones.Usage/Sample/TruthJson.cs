using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Milestones.Usage.Sample;

/// <summary>Writes <c>truth.json</c>: the properties of <see cref="PlantedTruth"/> in snake_case.</summary>
internal static class TruthJson
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Of(PlantedTruth truth) => JsonSerializer.Serialize(truth, Layout) + "\n";
}
