using System.Text.Json;

namespace Milestones.Framework.Json;

/// <summary>Ranges of the numbers whose name means the same wherever it stands in the document. Reading checks them, and the JSON Schema
/// states them.</summary>
internal static class Ranges
{
    private static readonly (double Least, double Most) Probability = (0, 1);

    private static readonly (double Least, double Most) Counted = (0, double.PositiveInfinity);

    private static readonly (double Least, double Most) Ordinal = (1, double.PositiveInfinity);

    /// <summary>By the member's name.</summary>
    public static IReadOnlyDictionary<string, (double Least, double Most)> ByMember { get; } = new Dictionary<string, (double, double)>(StringComparer.Ordinal)
    {
        ["p_value"] = Probability,
        ["adjusted_p_value"] = Probability,
        ["selection_frequency"] = Probability,
        ["share_above_shadows"] = Probability,
        ["adoption"] = Probability, // of an outlook; elsewhere it is no number
        ["brier"] = Probability,
        ["log_loss"] = Counted,
        ["youden"] = (-1, 1),
        ["suggested_by_phi"] = (-1, 1),
        ["effect"] = (-1, 1),
        ["smallest_effect"] = Probability,
        ["detectable_difference"] = Probability,
        ["hold_out"] = Probability, // of the settings; elsewhere it is no number
        ["confidence"] = Probability,
        ["false_discovery_rate"] = Probability,
        ["count"] = Counted,
        ["of"] = Counted,
        ["customers"] = Counted,
        ["training"] = Counted,
        ["held_out"] = Counted,
        ["support"] = Counted,
        ["candidates"] = Counted,
        ["adopters"] = Counted,
        ["others"] = Counted,
        ["censored"] = Counted,
        ["not_observable"] = Counted,
        ["seats_unknown"] = Counted,
        ["seats_zero"] = Counted,
        ["min_group"] = Counted,
        ["rank"] = Ordinal,
        ["trees"] = Ordinal,
    };

    /// <summary>Members of a share, which is told by its count and what it is of.</summary>
    public static IReadOnlyList<string> OfShare { get; } = ["value", "lower", "upper"];

    /// <summary>The numbers of a document that lie outside their range, in its order.</summary>
    public static IEnumerable<FrameworkFormatException> Check(JsonElement element, string path = "$") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Member(element, member, $"{path}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Check(item, FormattableString.Invariant($"{path}[{i}]"))),
        _ => [],
    };

    private static IEnumerable<FrameworkFormatException> Member(JsonElement owner, JsonProperty member, string path)
    {
        if (member.Value.ValueKind != JsonValueKind.Number)
        {
            return Check(member.Value, path);
        }

        var number = member.Value.GetDouble();
        return RangeOf(owner, member.Name) is { } range && (number < range.Least || number > range.Most)
            ? [new FrameworkFormatException(path, $"{Words(range)} is expected, found {member.Value.GetRawText()}.")]
            : [];
    }

    private static (double Least, double Most)? RangeOf(JsonElement owner, string member) =>
        OfShare.Contains(member, StringComparer.Ordinal) && owner.TryGetProperty("count", out _) && owner.TryGetProperty("of", out _) ? Probability
        : ByMember.TryGetValue(member, out var range) ? range
        : null;

    private static string Words((double Least, double Most) range) => double.IsPositiveInfinity(range.Most)
        ? FormattableString.Invariant($"A number of {range.Least} or more")
        : FormattableString.Invariant($"A number from {range.Least} to {range.Most}");
}
