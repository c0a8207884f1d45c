using System.Security.Cryptography;
using System.Text;

namespace Milestones.Reporting;

/// <summary>
/// Writes a folder of results whole or not at all. The files are first written completely, and flushed to the disk,
/// in a staging folder; only then do they take their places, each by an atomic rename. Failure, cancellation or the
/// end of the process before that leaves the old files as they were. Writers of the same folder take turns, so that
/// what stands there in the end is of one run. Files of the folder that are not written anew stay.
/// </summary>
public static class OutputFolder
{
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

    /// <summary>An existing target is staged inside, since a folder beside it may be on another disk, where a rename
    /// would be a copy.</summary>
    private static string CreateStaging(string target)
    {
        var parent = Directory.Exists(target) ? target : Path.GetDirectoryName(target) ?? target;
        return Directory.CreateDirectory(Path.Combine(parent, $".milestones-{Path.GetRandomFileName()}")).FullName;
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
        using var turn = new Mutex(initiallyOwned: false, TurnName(target), new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        WaitFor(turn);
        try
        {
            if (!Directory.Exists(target))
            {
                Directory.Move(staging, target);
                return;
            }

            foreach (var file in FilesOf(staging))
            {
                var place = Path.Combine(target, Path.GetRelativePath(staging, file));
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Move(file, place, overwrite: true);
            }
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static void WaitFor(Mutex turn)
    {
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The writer before us was killed. The turn is ours all the same, and we replace all that it wrote.
        }
    }

    private static List<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string TurnName(string target) =>
        $"milestones-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target)))}";
}
