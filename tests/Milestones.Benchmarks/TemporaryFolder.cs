namespace Milestones.Benchmarks;

/// <summary>A folder that is deleted with all that was put into it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milestones-");

    /// <summary>The path of a file in it.</summary>
    public string PathTo(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
