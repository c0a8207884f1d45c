namespace Milestones.Cli;

/// <summary>Makes a study's name fit for a folder.</summary>
internal static class FolderName
{
    /// <summary>The name with letters, digits, dots, hyphens and underscores only; never empty, never hidden.</summary>
    public static string Of(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).Trim('.', '-');
        return safe.Length > 0 ? safe : "study";
    }
}
