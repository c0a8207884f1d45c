using System.Text.Json;
using System.Text.Json.Serialization;

namespace Milestones.Framework.Json;

/// <summary>Refuses a number beyond a double, such as 1e999, which would be read as infinity.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number || !double.IsFinite(reader.GetDouble()))
        {
            throw new JsonException("The JSON value could not be converted to a finite number.");
        }

        return reader.GetDouble();
    }

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
