namespace Milestones.Framework.Json;

/// <summary>What a document must fulfil in saying which it is: hashes that can be some, a version after the one that it replaces, an approval
/// exactly where it is approved, and of the draft that it was.</summary>
internal static class IdentityChecks
{
    /// <summary>The problems, in the document's order.</summary>
    public static IEnumerable<FrameworkFormatException> Of(MilestoneFramework framework) =>
        Version(framework)
            .Concat(Approval(framework))
            .Concat(framework.Provenance.Files.SelectMany((file, i) => Sha256($"$.provenance.files[{i}].sha256", file.Sha256)))
            .Concat(Sha256("$.provenance.data", framework.Provenance.Data));

    /// <summary>The problem of a text that is no SHA-256.</summary>
    public static IEnumerable<FrameworkFormatException> Sha256(string path, string hash)
    {
        if (hash.Length != 64 || hash.Any(c => !char.IsAsciiHexDigitLower(c)))
        {
            yield return new FrameworkFormatException(path, "A SHA-256 is expected: 64 lower-case hexadecimal digits.");
        }
    }

    private static IEnumerable<FrameworkFormatException> Version(MilestoneFramework framework)
    {
        if (!FrameworkVersion.TryParse(framework.Version, out var version))
        {
            yield return NoVersion("$.version", framework.Version);
        }

        if (framework.Replaces is not { } replaced)
        {
            yield break;
        }

        foreach (var problem in Sha256("$.replaces.id", replaced.Id))
        {
            yield return problem;
        }

        if (!FrameworkVersion.TryParse(replaced.Version, out var before))
        {
            yield return NoVersion("$.replaces.version", replaced.Version);
        }
        else if ((version.Major, version.Minor, version.Patch).CompareTo((before.Major, before.Minor, before.Patch)) <= 0)
        {
            yield return new FrameworkFormatException("$.replaces.version", $"A version before {version} is expected, found {before}.");
        }
    }

    private static FrameworkFormatException NoVersion(string path, string found) =>
        new(path, $"A version such as '1.0.0' is expected, found '{found}'.");

    private static IEnumerable<FrameworkFormatException> Approval(MilestoneFramework framework)
    {
        if (framework.Approval is null != (framework.Status == FrameworkStatus.Draft))
        {
            yield return new FrameworkFormatException("$.approval", "An approval is expected exactly where the status is 'approved'.");
            yield break;
        }

        if (framework.Approval is not { } approval)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(approval.By))
        {
            yield return new FrameworkFormatException("$.approval.by", "The name of who approved is expected.");
        }

        if (string.IsNullOrWhiteSpace(approval.Reason))
        {
            yield return new FrameworkFormatException("$.approval.reason", "The reason of the approval is expected.");
        }

        if (!string.Equals(approval.Draft, FrameworkApproval.Withdraw(framework).Id, StringComparison.Ordinal))
        {
            yield return new FrameworkFormatException("$.approval.draft", "Something else was approved: this is not the identifier that the document has as a draft.");
        }
    }
}
