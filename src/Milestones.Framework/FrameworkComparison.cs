using Milestones.Framework.Versions;

namespace Milestones.Framework;

/// <summary>What differs between two frameworks, by what it means for whoever runs them.</summary>
/// <param name="Change">The greatest of the differences.</param>
/// <param name="Differences">Those of the definition first, then those of advice and judgement; where there are neither, the members of the
/// document that differ.</param>
public sealed record FrameworkComparison(VersionChange Change, IReadOnlyList<FrameworkDifference> Differences)
{
    /// <summary>Compares two frameworks. Their identifiers, versions and approvals are no difference.</summary>
    /// <param name="before">The older one.</param>
    /// <param name="after">The newer one.</param>
    public static FrameworkComparison Of(MilestoneFramework before, MilestoneFramework after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<FrameworkDifference> differences =
        [
            .. Differences(VersionChange.Major, ScoredDefinition.Of),
            .. Differences(VersionChange.Minor, AdviceAndJudgement.Of),
        ];
        if (differences.Count == 0)
        {
            differences.AddRange(Members.Of(before, after));
        }

        return new FrameworkComparison(differences.Count == 0 ? VersionChange.None : differences.Max(difference => difference.Change), differences);

        IEnumerable<FrameworkDifference> Differences(VersionChange change, Func<MilestoneFramework, object> part) =>
            NamedDifferences.Of(part(before), part(after))
                .Select(difference => new FrameworkDifference(change, difference.Path, difference.Before, difference.After));
    }

    /// <summary>Has a framework continue another: it gets the version that follows, and says what it replaces. Where nothing differs it is the
    /// draft of the other, byte by byte.</summary>
    /// <param name="previous">The framework so far, draft or approved.</param>
    /// <param name="next">The new one.</param>
    public static MilestoneFramework Continue(MilestoneFramework previous, MilestoneFramework next)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(next);
        var change = Of(previous, next).Change;
        _ = FrameworkVersion.TryParse(previous.Version, out var version);
        return FrameworkJson.Identify(next with
        {
            Version = version.After(change).ToString(),
            Replaces = change == VersionChange.None ? previous.Replaces : new FrameworkReference(previous.Id, previous.Version),
        });
    }
}

/// <summary>One difference between two frameworks.</summary>
/// <param name="Change">How much it matters.</param>
/// <param name="Path">Where, with features, steps and categories by their names.</param>
/// <param name="Before">What stood there, as JSON; null: nothing.</param>
/// <param name="After">What stands there now, as JSON; null: nothing.</param>
public sealed record FrameworkDifference(VersionChange Change, string Path, string? Before, string? After);
