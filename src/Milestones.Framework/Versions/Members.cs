using System.Text.Json;
using Milestones.Framework.Json;

namespace Milestones.Framework.Versions;

/// <summary>The members of the document that differ, whatever in them does. What identifies a document is no difference.</summary>
internal static class Members
{
    /// <summary>The members, in ordinal order of their names.</summary>
    public static IEnumerable<FrameworkDifference> Of(MilestoneFramework before, MilestoneFramework after)
    {
        var (old, current) = (Content(before), Content(after));
        return NamedDifferences.Members(old, current)
            .Where(name => !NamedDifferences.AreSame(NamedDifferences.Member(old, name), NamedDifferences.Member(current, name)))
            .Select(name => new FrameworkDifference(VersionChange.Patch, $"$.{name}", null, null));
    }

    private static JsonElement Content(MilestoneFramework framework) => JsonSerializer.SerializeToElement(
        framework with { Id = "", Version = "", Replaces = null, Status = FrameworkStatus.Draft, Approval = null }, FrameworkJsonOptions.Strict);
}
