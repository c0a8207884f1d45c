using System.Text.Json;

namespace Milestones.Framework.Json;

/// <summary>Where two JSON values differ. What a document says must be what was understood of it: a member that was left
/// out and filled by a default, or a date in another spelling, would otherwise pass unseen.</summary>
internal static class Difference
{
    /// <summary>The JSON path of the first difference, in the order of the second; null: none.</summary>
    public static string? Find(JsonElement read, JsonElement understood, string path = "$")
    {
        if (read.ValueKind != understood.ValueKind)
        {
            return path;
        }

        return understood.ValueKind switch
        {
            JsonValueKind.Object => understood.EnumerateObject()
                .Select(member => read.TryGetProperty(member.Name, out var value)
                    ? Find(value, member.Value, $"{path}.{member.Name}")
                    : $"{path}.{member.Name}")
                .Concat(read.EnumerateObject().Where(member => !understood.TryGetProperty(member.Name, out _)).Select(member => $"{path}.{member.Name}"))
                .FirstOrDefault(difference => difference is not null),
            JsonValueKind.Array when read.GetArrayLength() != understood.GetArrayLength() => path,
            JsonValueKind.Array => read.EnumerateArray().Zip(understood.EnumerateArray())
                .Select((pair, index) => Find(pair.First, pair.Second, FormattableString.Invariant($"{path}[{index}]")))
                .FirstOrDefault(difference => difference is not null),
            _ => CanonicalJson.GetBytes(read).AsSpan().SequenceEqual(CanonicalJson.GetBytes(understood)) ? null : path,
        };
    }
}
