using System.Text.Encodings.Web;
using System.Text.Json;

namespace Milestones.Reporting.Definitions;

/// <summary>The sheet as JSON: members in snake_case, shares as numbers.</summary>
internal static class DefinitionJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static string Write(DefinitionSheet sheet) => JsonSerializer.Serialize(sheet, Options) + "\n";

    /// <summary>The sheet as a tree of JSON.</summary>
    public static JsonElement ToElement(DefinitionSheet sheet) => JsonSerializer.SerializeToElement(sheet, Options);

    /// <summary>A text as JSON writes it, in quotes.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Options);
}
