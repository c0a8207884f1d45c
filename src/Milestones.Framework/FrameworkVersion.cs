using System.Globalization;
using System.Text.RegularExpressions;

namespace Milestones.Framework;

/// <summary>The semantic version of a framework's content, major.minor.patch. What raises which part: <see cref="VersionChange"/>.</summary>
/// <param name="Major">0 or more.</param>
/// <param name="Minor">0 or more.</param>
/// <param name="Patch">0 or more.</param>
public readonly partial record struct FrameworkVersion(int Major, int Minor, int Patch)
{
    /// <summary>The version of a framework that continues no other: 1.0.0.</summary>
    public static FrameworkVersion First { get; } = new(1, 0, 0);

    /// <summary>Reads a version.</summary>
    /// <param name="text">Three numbers without leading zeros, with dots between them.</param>
    /// <param name="version">The version.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out FrameworkVersion version)
    {
        ArgumentNullException.ThrowIfNull(text);
        version = default;
        if (!Form().IsMatch(text))
        {
            return false;
        }

        int[] parts = [.. text.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        version = new FrameworkVersion(parts[0], parts[1], parts[2]);
        return true;
    }

    /// <summary>The version after a change.</summary>
    public FrameworkVersion After(VersionChange change) => change switch
    {
        VersionChange.None => this,
        VersionChange.Patch => this with { Patch = Patch + 1 },
        VersionChange.Minor => new FrameworkVersion(Major, Minor + 1, 0),
        VersionChange.Major => new FrameworkVersion(Major + 1, 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "There is no such change."),
    };

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Major}.{Minor}.{Patch}");

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

/// <summary>How much one framework differs from another, by what it means for whoever runs it.</summary>
public enum VersionChange
{
    /// <summary>They say the same.</summary>
    None,

    /// <summary>Every customer gets the same score and the same advice; evidence, findings, titles or provenance differ.</summary>
    Patch,

    /// <summary>Every customer has the same milestones and levels; advice or judgement differs: next best steps, verdicts, decisions, hypotheses,
    /// features that count for nothing, outcomes.</summary>
    Minor,

    /// <summary>A customer may have other milestones or other levels: windows, units, thresholds, features, categories or steps differ.</summary>
    Major,
}
