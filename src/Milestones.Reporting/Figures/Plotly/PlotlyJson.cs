using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Milestones.Reporting.Figures.Plotly;

/// <summary>Traces and layouts as the JSON that plotly reads: names in lower case, nothing that is not set.</summary>
internal static class PlotlyJson
{
    // The encoder writes <, >, & and the line separators of JavaScript as \u escapes, so that the text can stand in a script element.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = new LowerCase(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The figure, data and layout.</summary>
    public static string Of(IReadOnlyList<Trace> data, Layout layout) => JsonSerializer.Serialize(new { data, layout }, Options);

    /// <summary>What differs where there is little room.</summary>
    public static string Of(NarrowLayout narrow) => JsonSerializer.Serialize(narrow, Options);

    private sealed class LowerCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToLowerInvariant();
    }
}
