namespace Milestones.Forests.Tests.Peers;

/// <summary>Real tables, which lie beside the repository and may be missing.</summary>
internal static class SharedData
{
    /// <summary>The path of a file in the shared data; null when it is not there.</summary>
    public static string? Find(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Research.sln")))
            {
                var path = Path.Combine(folder.FullName, "..", "shared", "data", relativePath);
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
