using System.Text.RegularExpressions;

namespace Milestones.Usage.Initialization;

/// <summary>Writes texts so that YAML reads them back as the same texts.</summary>
internal static partial class YamlText
{
    private static readonly HashSet<string> Reserved =
        new(["true", "false", "yes", "no", "on", "off", "null", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A plain scalar where that is safe, else a quoted one.</summary>
    public static string Of(string text) =>
        Safe().IsMatch(text) && !Reserved.Contains(text) ? text : System.Text.Json.JsonSerializer.Serialize(text);

    /// <summary>A list in brackets.</summary>
    public static string Of(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_ ./*-]*(?<! )$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Safe();
}
