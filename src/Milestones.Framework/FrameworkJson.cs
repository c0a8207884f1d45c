using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Milestones.Framework.Json;

namespace Milestones.Framework;

/// <summary>
/// The framework as JSON. Written as canonical bytes (RFC 8785), so that equal frameworks are equal files, and
/// identified by their SHA-256. Read strictly: whatever is unknown, missing, doubled, contradictory or of a newer major
/// version is refused with its JSON path. White space and the order of members are free when reading.
/// </summary>
public static class FrameworkJson
{
    /// <summary>The canonical bytes.</summary>
    public static byte[] GetBytes(MilestoneFramework framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return CanonicalJson.GetBytes(ToElement(framework));
    }

    /// <summary>The framework with its identifier, the SHA-256 of its other members.</summary>
    public static MilestoneFramework Identify(MilestoneFramework framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return framework with { Id = IdOf(ToElement(framework)) };
    }

    /// <summary>Reads a framework.</summary>
    /// <param name="utf8Json">The document, UTF-8 with or without a byte order mark.</param>
    /// <exception cref="FrameworkFormatException">It is not a framework that this library can read.</exception>
    public static MilestoneFramework Read(ReadOnlyMemory<byte> utf8Json)
    {
        using var document = Parse(WithoutMark(utf8Json));
        FormatVersion.Check(document.RootElement);
        var framework = Bind(document.RootElement);
        if (Difference.Find(document.RootElement, ToElement(framework)) is { } path)
        {
            throw new FrameworkFormatException(path, "Something is missing here, or is not written as the format writes it.");
        }

        if (!string.Equals(framework.Id, IdOf(document.RootElement), StringComparison.Ordinal))
        {
            throw new FrameworkFormatException("$.id", "The identifier is not the hash of the content: the document was changed after it was derived.");
        }

        if (Ranges.Check(document.RootElement).FirstOrDefault() is { } outside)
        {
            throw outside;
        }

        FrameworkChecks.Check(framework);
        return framework;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8Json) =>
        utf8Json.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json;

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            return JsonDocument.Parse(utf8Json);
        }
        catch (JsonException error)
        {
            throw new FrameworkFormatException(PathOf(utf8Json) ?? "$", $"This is not JSON: {error.Message}", error);
        }
    }

    /// <summary>How far a document can be read that is not JSON to the end, such as one with NaN in it.</summary>
    private static string? PathOf(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            JsonSerializer.Deserialize<MilestoneFramework>(utf8Json.Span, FrameworkJsonOptions.Strict);
            return null;
        }
        catch (JsonException error)
        {
            return error.Path;
        }
    }

    private static MilestoneFramework Bind(JsonElement element)
    {
        try
        {
            return element.Deserialize<MilestoneFramework>(FrameworkJsonOptions.Strict)
                ?? throw new FrameworkFormatException("$", "A framework was expected, null found.");
        }
        catch (JsonException error)
        {
            throw new FrameworkFormatException(error.Path ?? "$", error.Message, error);
        }
    }

    private static JsonElement ToElement(MilestoneFramework framework) =>
        JsonSerializer.SerializeToElement(framework, FrameworkJsonOptions.Strict);

    private static string IdOf(JsonElement framework)
    {
        var content = JsonObject.Create(framework)!.DeepClone().AsObject();
        content.Remove("id");
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.GetBytes(JsonSerializer.SerializeToElement(content))));
    }
}
