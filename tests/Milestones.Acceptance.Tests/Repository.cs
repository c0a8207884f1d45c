namespace Milestones.Acceptance.Tests;

/// <summary>Where things are while tests run.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder of the repository.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Skips the test where the data that the project does not carry are missing.</summary>
    public static void RequireSharedData(string name) => Assert.SkipUnless(
        Directory.Exists(PathTo("..", "shared", "data", name)), $"The data set '{name}' is not in ../shared/data.");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Research.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
