using System.IO.Compression;
using System.Text;

namespace Milestones.Usage.Tests;

/// <summary>A folder for a small study, removed with the test.</summary>
internal sealed class StudyFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("milestones").FullName;

    /// <summary>Where a file of the folder lies.</summary>
    public string this[string file] => Path.Combine(_path, file);

    /// <summary>Writes a text file.</summary>
    public StudyFolder With(string file, string text)
    {
        File.WriteAllText(this[file], text);
        return this;
    }

    /// <summary>Writes a file byte by byte.</summary>
    public StudyFolder With(string file, byte[] content)
    {
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
