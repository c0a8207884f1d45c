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
    public static MilestoneFramework Read(string path)
    {
        try
        {
            return FrameworkJson.Read(File.ReadAllBytes(path));
        }
        catch (FrameworkFormatException error)
        {
            throw new InputException(new InputError(path, error.Message, "Derive it again, or take the file as it was derived."));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(new InputError(path, "There is no such file.", "Name a framework.json that 'milestones derive' wrote."));
        }
    }
}
