using System.Text;
using System.Text.Json;

namespace Milestones.Framework.Json;

/// <summary>
/// JSON in its canonical form (RFC 8785, JCS): no white space, members in the order of their names' UTF-16 code
/// units, numbers as ECMAScript writes them, strings with the fewest escapes. The input must be I-JSON (RFC 7493):
/// no lone surrogate, no number beyond a double.
/// </summary>
internal static class CanonicalJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes, UTF-8 without a byte order mark.</summary>
    /// <exception cref="EncoderFallbackException">A text holds a lone surrogate, which UTF-8 cannot say.</exception>
    public static byte[] GetBytes(JsonElement element)
    {
        var text = new StringBuilder();
        Write(element, text);
        return StrictUtf8.GetBytes(text.ToString());
    }

    private static void Write(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, text);
                break;
            case JsonValueKind.Array:
                WriteArray(element, text);
                break;
            case JsonValueKind.String:
                WriteString(element.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(EcmaScriptNumber.Format(element.GetDouble()));
                break;
            default:
                text.Append(element.GetRawText()); // true, false, null
                break;
        }
    }

    private static void WriteObject(JsonElement element, StringBuilder text)
    {
        var separator = '{';
        foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            text.Append(separator);
            WriteString(member.Name, text);
            text.Append(':');
            Write(member.Value, text);
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void WriteArray(JsonElement element, StringBuilder text)
    {
        var separator = '[';
        foreach (var item in element.EnumerateArray())
        {
            text.Append(separator);
            Write(item, text);
            separator = ',';
        }

        text.Append(separator == '[' ? "[]" : "]");
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
