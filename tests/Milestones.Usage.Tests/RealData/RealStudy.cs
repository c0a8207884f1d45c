namespace Milestones.Usage.Tests.RealData;

/// <summary>The studies of real data under <c>tests/studies</c>; their data lie in <c>shared/data</c> beside the repository.</summary>
internal static class RealStudy
{
    /// <summary>Reads a study, or skips the test where the data are not there.</summary>
    /// <param name="name">Folder below <c>tests/studies</c>.</param>
    public static Study Load(string name)
    {
        var repository = Repository();
        var data = Path.Combine(repository, "..", "shared", "data", name);
        Assert.SkipUnless(Directory.Exists(data), $"The folder shared/data/{name} is not beside the repository.");
        return Study.Load(Path.Combine(repository, "tests", "studies", name, "study.yaml"));
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Research.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds Research.sln.");
    }
}
