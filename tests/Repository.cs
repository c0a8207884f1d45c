namespace Milestones.Tests;

/// <summary>Where things are while tests run: the project, and the data beside it that the project does not carry.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A file or folder of the repository.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder of a data set that others published.</summary>
    public static string SharedData(string name) => Path.GetFullPath(PathTo("..", "shared", "data", name));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Research.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds Research.sln."));
}
