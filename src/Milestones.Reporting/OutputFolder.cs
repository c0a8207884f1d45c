namespace Milestones.Reporting;

/// <summary>
/// Writes a folder of results whole or not at all. The files are first written completely, and flushed to the disk, in a staging folder.
/// The old folder is then exchanged for the new one in one step, where the system can, so that the end of the process at any instant leaves all
/// old files or all new ones. Elsewhere, and where very many other files stand beside them, each takes its place by an atomic rename, and the
/// next writer completes what a process that was killed in between has begun. Writers of the same folder take turns, so that what stands there
/// in the end is of one run. Files of the folder that are not written anew stay.
/// </summary>
public static class OutputFolder
{
    /// <summary>What a run has written whole, and perhaps not put in place whole.</summary>
    private const string Committed = ".milestones-committed";

    /// <summary>Fills a staging folder and puts its files in place.</summary>
    /// <param name="folder">Where the files shall stand; created if missing.</param>
    /// <param name="fill">Writes the files, in subfolders if need be, into the folder that it is given.</param>
    /// <exception cref="IOException">The folder cannot be written, or <paramref name="folder"/> is a file.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string folder, Action<string> fill)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(fill);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target))
        {
            throw new IOException($"The output folder '{folder}' is a file. Name a folder, or remove the file.");
        }

        var staging = CreateStaging(target);
        try
        {
            fill(staging);
            FlushToDisk(staging);
            Publish(staging, target);
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    /// <summary>Writes one file in the same manner.</summary>
    /// <param name="path">The file; its folder is created if missing.</param>
    /// <param name="write">Writes the content.</param>
    public static void WriteFile(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        Write(Path.GetDirectoryName(target)!, staging =>
        {
            using var stream = File.Create(Path.Combine(staging, Path.GetFileName(target)));
            write(stream);
        });
    }

    /// <summary>The staging folder is beside the target, where it can be exchanged for it, unless nothing may be written there or the target is on
    /// a disk of its own: then it is inside.</summary>
    private static string CreateStaging(string target)
    {
        var name = $".milestones-{Path.GetRandomFileName()}";
        var beside = Path.Combine(Path.GetDirectoryName(target) ?? target, name);
        using var turn = FolderTurn.At(target);
        if (!Directory.Exists(target))
        {
            return Directory.CreateDirectory(beside).FullName;
        }

        var inside = Directory.CreateDirectory(Path.Combine(target, name)).FullName;
        try
        {
            Directory.Move(inside, beside);
            return beside;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return inside;
        }
    }

    private static void FlushToDisk(string staging)
    {
        foreach (var file in FilesOf(staging))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
            stream.Flush(flushToDisk: true);
        }
    }

    private static void Publish(string staging, string target)
    {
        using var turn = FolderTurn.At(target);
        var committed = Path.Combine(target, Committed);
        if (Directory.Exists(committed))
        {
            PutInPlace(committed, target); // of a run that was killed
        }

        if (!Directory.Exists(target))
        {
            Directory.Move(staging, target);
        }
        else if (IsOneFile(staging) || !FolderExchange.TryReplace(target, staging))
        {
            Directory.Move(staging, committed);
            PutInPlace(committed, target);
        }
    }

    /// <summary>One file needs no exchange of folders: its rename is one step.</summary>
    private static bool IsOneFile(string staging) => FilesOf(staging).Count == 1;

    private static void PutInPlace(string committed, string target)
    {
        foreach (var file in FilesOf(committed))
        {
            var place = Path.Combine(target, Path.GetRelativePath(committed, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(file, place, overwrite: true);
        }

        Directory.Delete(committed, recursive: true);
    }

    private static List<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
