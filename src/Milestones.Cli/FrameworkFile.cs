using Milestones.Framework;
using Milestones.Usage;

namespace Milestones.Cli;

/// <summary>Reads frameworks that a command names.</summary>
internal static class FrameworkFile
{
    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is not there, or is no framework that this program can read; the message names the file and the
    /// place in it.</exception>
    public static MilestoneFramework Read(string path) =>
        Read(path, FrameworkJson.Read, "Derive it again with 'milestones derive', or take the file as it was derived.");

    /// <summary>Reads a document that goes with frameworks.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads its bytes.</param>
    /// <param name="remedy">What to do where that fails.</param>
    /// <exception cref="InputException">It is not there, or cannot be read.</exception>
    public static T Read<T>(string path, Func<ReadOnlyMemory<byte>, T> read, string remedy)
    {
        try
        {
            return read(File.ReadAllBytes(path));
        }
        catch (FrameworkFormatException error)
        {
            throw new InputException(new InputError(path, error.Message, remedy));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(new InputError(path, "There is no such file.", remedy));
        }
    }
}
