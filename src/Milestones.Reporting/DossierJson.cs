using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Milestones.Evidence;
using Milestones.Framework;

namespace Milestones.Reporting;

/// <summary>The dossier of a feature as JSON, for other programs: members in snake_case, null where the data give no number.</summary>
public static class DossierJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new NumberOrNull() },
    };

    /// <summary>The dossier as text.</summary>
    /// <param name="dossier">What the evidence says.</param>
    /// <param name="feature">What the framework makes of it.</param>
    public static string Write(FeatureDossier dossier, FrameworkFeature feature)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(feature);
        var evidence = dossier.Evidence;
        return JsonSerializer.Serialize(
            new
            {
                Feature = feature.Name,
                feature.Title,
                feature.Category,
                feature.Level,
                evidence.Verdict,
                evidence.RedundantWith,
                feature.Decided,
                feature.Adoption,
                evidence.Reasons,
                dossier.NextVerdict,
                dossier.Limits,
                dossier.Numbers,
                dossier.Strata,
                Curve = evidence.Threshold?.Curve.Select(step => new { step.From, step.Retained.Successes, step.Retained.Trials }),
                Hypothesis = evidence.Hypothesis?.Outcome,
                evidence.Cluster,
            },
            Options);
    }

    private sealed class NumberOrNull : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
