namespace Milestones.Usage.Tests.RealData;

/// <summary>The studies of real data under <c>tests/studies</c>; their data lie in <c>shared/data</c> beside the repository.</summary>
internal static class RealStudy
{
    /// <summary>Reads a study, or skips the test where the data are not there.</summary>
    /// <param name="name">Folder below <c>tests/studies</c>.</param>
    public static Study Load(string name)
    {
        Assert.SkipUnless(Directory.Exists(Data(name)), $"The folder shared/data/{name} is not beside the repository.");
        return Study.Load(Path.Combine(Repository.Root, "tests", "studies", name, "study.yaml"));
    }

    /// <summary>The folder of the data.</summary>
    public static string Data(string name) => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", name));
}
