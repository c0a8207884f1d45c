using System.Globalization;
using System.Text.Json;

namespace Milestones.Framework.Json;

/// <summary>Looks at the version before anything else, so that a newer document is called newer rather than wrong.</summary>
internal static class FormatVersion
{
    /// <summary>Checks a document's version.</summary>
    /// <exception cref="FrameworkFormatException">There is no version, or its major part is not this library's.</exception>
    public static void Check(JsonElement framework)
    {
        if (framework.ValueKind != JsonValueKind.Object)
        {
            throw new FrameworkFormatException("$", $"A framework is a JSON object; found: {framework.ValueKind}.");
        }

        if (!framework.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || !TryMajor(format.GetString()!, out var major))
        {
            throw new FrameworkFormatException("$.format", $"The version of the format is expected here, such as \"{MilestoneFramework.CurrentFormat}\".");
        }

        _ = TryMajor(MilestoneFramework.CurrentFormat, out var current);
        if (major != current)
        {
            throw new FrameworkFormatException(
                "$.format", $"The document has format {format.GetString()}, this program reads {current}.x. Use a version of milestones that writes format {major}.x.");
        }
    }

    private static bool TryMajor(string version, out int major)
    {
        major = 0;
        var parts = version.Split('.');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && string.Equals(version, FormattableString.Invariant($"{major}.{minor}"), StringComparison.Ordinal); // no leading zeros
    }
}
