using System.Text;
using System.Text.Json;

namespace Milestones.Reporting.Definitions;

/// <summary>The sheet as YAML 1.2: the members of the JSON in block style. Every text is in double quotes, in which YAML reads what JSON
/// writes, so that no text can be taken for anything else.</summary>
internal static class DefinitionYaml
{
    private const string Indent = "  ";

    public static string Write(DefinitionSheet sheet)
    {
        var yaml = new StringBuilder();
        WriteMembers(yaml, DefinitionJson.ToElement(sheet), "", "");
        return yaml.ToString();
    }

    /// <summary>The members of an object, the first after what begins its line.</summary>
    private static void WriteMembers(StringBuilder yaml, JsonElement element, string start, string indent)
    {
        foreach (var member in element.EnumerateObject())
        {
            yaml.Append(start).Append(member.Name).Append(':');
            WriteValue(yaml, member.Value, indent);
            start = indent;
        }
    }

    private static void WriteValue(StringBuilder yaml, JsonElement value, string indent)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            yaml.Append(' ').Append(Scalar(value)).Append('\n');
            return;
        }

        yaml.Append('\n');
        foreach (var item in value.EnumerateArray())
        {
            var start = $"{indent}{Indent}- ";
            if (item.ValueKind == JsonValueKind.Object)
            {
                WriteMembers(yaml, item, start, $"{indent}{Indent}{Indent}");
            }
            else
            {
                yaml.Append(start).Append(Scalar(item)).Append('\n');
            }
        }
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => DefinitionJson.Quoted(value.GetString()!),
        JsonValueKind.Array => "[]",
        _ => value.GetRawText(),
    };
}
