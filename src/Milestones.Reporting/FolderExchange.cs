using System.Runtime.InteropServices;
using System.Text;

namespace Milestones.Reporting;

/// <summary>Exchanges two folders in one step that nothing can interrupt: <c>renameat2</c> of Linux, from 3.15 on and on the usual file systems.</summary>
internal static class FolderExchange
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint Exchange = 2; // RENAME_EXCHANGE

    /// <summary>Puts a folder in the place of another, whose content is then where the first was.</summary>
    /// <param name="target">The folder to replace. It is left alone if it holds what the other does not, if the process works in it, or if it is a link.</param>
    /// <param name="source">What to put there, on the same disk.</param>
    /// <returns>Whether that was done; if not, both are as they were.</returns>
    public static bool TryReplace(string target, string source)
    {
        if (!OperatingSystem.IsLinux() || IsWorkedIn(target) || new DirectoryInfo(target).LinkTarget is not null || !EntriesOf(target).IsSubsetOf(EntriesOf(source)))
        {
            return false;
        }

        File.SetUnixFileMode(source, File.GetUnixFileMode(target));
        try
        {
            return RenameAt(CurrentFolder, PathBytes(source), CurrentFolder, PathBytes(target), Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library without it
        }
    }

    private static bool IsWorkedIn(string folder) =>
        (Environment.CurrentDirectory + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static HashSet<string> EntriesOf(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Select(entry => Path.GetRelativePath(folder, entry)).ToHashSet(StringComparer.Ordinal);

    private static byte[] PathBytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameAt(int oldFolder, byte[] oldPath, int newFolder, byte[] newPath, uint flags);
}
