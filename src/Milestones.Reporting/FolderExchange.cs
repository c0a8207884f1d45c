using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Milestones.Reporting;

/// <summary>Exchanges two folders in one step that nothing can interrupt: <c>renameat2</c> of Linux, from 3.15 on and on the usual file systems.</summary>
internal static class FolderExchange
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint Exchange = 2; // RENAME_EXCHANGE

    private static readonly EnumerationOptions AlsoHidden = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Entries that are carried over at most: in a larger folder the results are guests, and the host stays where it is.</summary>
    private const int MostCarried = 1000;

    /// <summary>Puts a folder in the place of another, whose content is then where the first was. What only the other holds is carried over by
    /// hard links.</summary>
    /// <param name="target">The folder to replace. It is left alone if it holds very much else or the other folder, if the process works in it, or
    /// if it is a link.</param>
    /// <param name="source">What to put there, on the same disk.</param>
    /// <returns>Whether that was done; if not, both are as they were.</returns>
    public static bool TryReplace(string target, string source)
    {
        if (!OperatingSystem.IsLinux() || IsWithin(source, target) || IsWithin(Environment.CurrentDirectory, target) || new DirectoryInfo(target).LinkTarget is not null)
        {
            return false;
        }

        HashSet<string> known = [];
        string[] carried = [];
        var isDone = false;
        try
        {
            var own = EntriesOf(source).ToHashSet(StringComparer.Ordinal);
            known = EntriesOf(target).Take(own.Count + MostCarried + 1).ToHashSet(StringComparer.Ordinal);
            if (known.Count > own.Count + MostCarried)
            {
                return false;
            }

            carried = [.. known.Except(own).Order(StringComparer.Ordinal)]; // folders come before what is in them
            isDone = TryCarry(carried, target, source) && TryExchange(target, source);
        }
        catch (Exception failure) when (failure is EntryPointNotFoundException or IOException or UnauthorizedAccessException)
        {
            // A C library without it, or something in the folder that may not be read or carried.
        }

        if (isDone)
        {
            CarryNewcomers(known, source, target);
            return true;
        }

        foreach (var entry in carried.Reverse())
        {
            Remove(Path.Combine(source, entry));
        }

        return false;
    }

    [SupportedOSPlatform("linux")]
    private static bool TryExchange(string target, string source)
    {
        File.SetUnixFileMode(source, File.GetUnixFileMode(target));
        return RenameAt(CurrentFolder, PathBytes(source), CurrentFolder, PathBytes(target), Exchange) == 0;
    }

    [SupportedOSPlatform("linux")]
    private static bool TryCarry(string[] entries, string from, string to)
    {
        string[] folders = [.. entries.Where(entry => IsFolder(Path.Combine(from, entry)))];
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(Path.Combine(to, folder));
        }

        if (!entries.Except(folders).All(file => Link(PathBytes(Path.Combine(from, file)), PathBytes(Path.Combine(to, file))) == 0))
        {
            return false;
        }

        foreach (var folder in folders.Reverse()) // when they are filled: they may be closed to writers
        {
            File.SetUnixFileMode(Path.Combine(to, folder), File.GetUnixFileMode(Path.Combine(from, folder)));
        }

        return true;
    }

    /// <summary>Moves what others put into the old folder while it was being replaced.</summary>
    private static void CarryNewcomers(HashSet<string> known, string old, string target)
    {
        foreach (var entry in EntriesOf(old).Except(known).Order(StringComparer.Ordinal))
        {
            if (IsFolder(Path.Combine(old, entry)))
            {
                Directory.CreateDirectory(Path.Combine(target, entry));
            }
            else if (!File.Exists(Path.Combine(target, entry)))
            {
                File.Move(Path.Combine(old, entry), Path.Combine(target, entry));
            }
        }
    }

    private static void Remove(string path)
    {
        if (IsFolder(path))
        {
            Directory.Delete(path);
        }
        else if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path); // does nothing where the link was not made
        }
    }

    private static bool IsFolder(string path) => new DirectoryInfo(path) is { Exists: true, LinkTarget: null };

    private static bool IsWithin(string path, string folder) =>
        (path + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> EntriesOf(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", AlsoHidden)
        .Select(entry => Path.GetRelativePath(folder, entry));

    private static byte[] PathBytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] oldPath, byte[] newPath);

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameAt(int oldFolder, byte[] oldPath, int newFolder, byte[] newPath, uint flags);
}
