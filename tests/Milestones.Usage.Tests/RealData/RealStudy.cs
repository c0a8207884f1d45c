namespace Milestones.Usage.Tests.RealData;

/// <summary>The studies of real data under <c>tests/studies</c>; their data lie in <c>shared/data</c> beside the repository.</summary>
internal static class RealStudy
{
    /// <summary>Reads a study, or skips the test where the data are not there.</summary>
    /// <param name="name">Folder below <c>tests/studies</c>.</param>
    public static Study Load(string name)
    {
        RequireData(name);
        return Study.Load(Repository.PathTo("tests", "studies", name, "study.yaml"));
    }

    /// <summary>Skips the test where the data are not there.</summary>
    /// <param name="name">Folder below <c>shared/data</c>.</param>
    /// <returns>The folder's path.</returns>
    public static string RequireData(string name)
    {
        var folder = Repository.SharedData(name);
        Assert.SkipUnless(Directory.Exists(folder), $"The folder shared/data/{name} is not beside the repository.");
        return folder;
    }
}
