using System.IO.Compression;
using System.Security.Cryptography;

namespace Milestones.Acceptance.Tests;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class Workplace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("milestones-test-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Copies the sample study here.</summary>
    public string CopyHelpdesk(string name = "helpdesk")
    {
        var copy = Directory.CreateDirectory(PathTo(name)).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("data-samples", "helpdesk")).Where(file => !file.EndsWith(".looks.ledger", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    /// <summary>Every file of a folder with the hash of its bytes.</summary>
    public static string Fingerprint(string folder) => string.Join('\n', Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}"));

    public static string[] ReadGzipLines(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return text.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    public static void WriteLines(string path, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
    }
}
