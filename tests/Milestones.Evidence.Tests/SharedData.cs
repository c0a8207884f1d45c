namespace Milestones.Evidence.Tests;

/// <summary>Real data that lie beside the project and not in it.</summary>
internal static class SharedData
{
    /// <summary>The path of a file under <c>../shared/data</c>; null where it is not there.</summary>
    public static string? Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Research.sln")))
        {
            folder = folder.Parent;
        }

        var path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "data", file);
        return File.Exists(path) ? path : null;
    }
}
