using System.IO.Compression;
using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

/// <summary>The sample that comes with the project is what the generator writes.</summary>
public sealed class HelpdeskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones-helpdesk-").FullName;

    private static string Helpdesk => Repository.PathTo("data-samples", "helpdesk");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_small() => Assert.InRange(new DirectoryInfo(Helpdesk).EnumerateFiles().Sum(file => file.Length), 100_000, 2_000_000);

    [Fact]
    public void It_is_what_the_generator_writes()
    {
        var files = SampleGenerator.Write(new SampleOptions(), _folder, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(
            files.Select(file => file.Name).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Helpdesk).Where(file => Path.GetExtension(file) != ".ledger").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(Content(_folder, file.Name), Content(Helpdesk, file.Name)));
    }

    private static string Content(string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }
}
