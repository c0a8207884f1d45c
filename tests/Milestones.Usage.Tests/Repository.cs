namespace Milestones.Usage.Tests;

/// <summary>Where the repository and the data beside it lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Research.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Research.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds Research.sln."));
}
