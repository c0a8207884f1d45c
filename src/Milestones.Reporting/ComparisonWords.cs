using Milestones.Framework;

namespace Milestones.Reporting;

/// <summary>What a framework changes of the one that it continues, in words.</summary>
public static class ComparisonWords
{
    private const int Shown = 10;
    private const int LongestValue = 60;

    /// <summary>A sentence, and a line for each of the first differences.</summary>
    /// <param name="previous">The framework so far.</param>
    /// <param name="next">The one that continues it.</param>
    public static string Of(MilestoneFramework previous, MilestoneFramework next)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(next);
        var (change, differences) = FrameworkComparison.Of(previous, next);
        string[] lines =
        [
            $"Version {next.Version} after {previous.Version}: {Meaning(change)}",
            .. differences.Take(Shown).Select(difference => $"  {difference.Path}{Values(difference)}"),
            .. differences.Count > Shown ? [FormattableString.Invariant($"  and {differences.Count - Shown} more.")] : (string[])[],
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static string Meaning(VersionChange change) => change switch
    {
        VersionChange.None => "nothing differs.",
        VersionChange.Patch => "every score and every next best step stays; what differs is the evidence or its words.",
        VersionChange.Minor => "every milestone and level stays; advice or judgement differs.",
        VersionChange.Major => "customers may have other milestones or levels.",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "This change has no words."),
    };

    private static string Values(FrameworkDifference difference) => (difference.Before, difference.After) switch
    {
        (null, null) => "",
        var (before, after) => $": {Short(before)} → {Short(after)}",
    };

    private static string Short(string? json) =>
        json is null ? "nothing" : json.Length <= LongestValue ? json : string.Concat(json.AsSpan(0, LongestValue), "…");
}
