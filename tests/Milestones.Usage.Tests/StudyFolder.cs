using System.IO.Compression;
using System.Text;

namespace Milestones.Usage.Tests;

/// <summary>A folder for a small study, removed with the test.</summary>
internal sealed class StudyFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("milestones").FullName;

    /// <summary>Where the folder lies.</summary>
    public string Path => _path;

    /// <summary>Where a file of the folder lies.</summary>
    public string this[string file] => System.IO.Path.Combine(_path, file);

    /// <summary>Writes a text file.</summary>
    public StudyFolder With(string file, string text)
    {
        return With(file, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Writes a file byte by byte.</summary>
    public StudyFolder With(string file, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[file])!);
        File.WriteAllBytes(this[file], content);
        return this;
    }

    /// <summary>The gzip data of a text.</summary>
    public static byte[] Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    /// <summary>Reads the study and builds its table.</summary>
    public UsageTable Build() => UsageTableBuilder.Build(Study.Load(this["study.yaml"]));

    /// <summary>The error with which the study or its data are refused.</summary>
    public InputException Refusal() => Assert.Throws<InputException>(Build);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_path, recursive: true);
}
