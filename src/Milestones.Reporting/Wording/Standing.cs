using System.Globalization;
using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>Whether somebody stands for a framework, in words.</summary>
internal static class Standing
{
    /// <summary>A sentence without a beginning: what may follow the version.</summary>
    public static string Of(MilestoneFramework framework) => framework.Approval is { } approval
        ? $"approved by {approval.By} on {approval.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {approval.Reason}"
        : "a draft, for which nobody stands yet.";
}
