using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Milestones.Framework.Json;

namespace Milestones.Framework.Versions;

/// <summary>Where two values differ, by the names of their members.</summary>
internal static partial class NamedDifferences
{
    /// <summary>The differences, each at the highest place at which one side has something else; lists are compared as a whole, since
    /// their items have no names.</summary>
    public static IEnumerable<(string Path, string? Before, string? After)> Of(object before, object after) =>
        Find("$", JsonSerializer.SerializeToElement(before, FrameworkJsonOptions.Strict), JsonSerializer.SerializeToElement(after, FrameworkJsonOptions.Strict));

    private static IEnumerable<(string Path, string? Before, string? After)> Find(string path, JsonElement? before, JsonElement? after)
    {
        if (before is { ValueKind: JsonValueKind.Object } old && after is { ValueKind: JsonValueKind.Object } current)
        {
            return Members(old, current).SelectMany(name => Find(path + Step(name), Member(old, name), Member(current, name)));
        }

        var (had, has) = (Text(before), Text(after));
        return string.Equals(had, has, StringComparison.Ordinal) ? [] : [(path, had, has)];
    }

    /// <summary>The names of the members that either side has, in ordinal order.</summary>
    public static IEnumerable<string> Members(JsonElement before, JsonElement after) => before.EnumerateObject()
        .Concat(after.EnumerateObject())
        .Select(member => member.Name)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <summary>Whether two values are written alike.</summary>
    public static bool AreSame(JsonElement? before, JsonElement? after) => string.Equals(Text(before), Text(after), StringComparison.Ordinal);

    /// <summary>A member; null: there is none.</summary>
    public static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? element) => element is { } value ? Encoding.UTF8.GetString(CanonicalJson.GetBytes(value)) : null;

    private static string Step(string name) =>
        Identifier().IsMatch(name) ? $".{name}" : $"['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}
