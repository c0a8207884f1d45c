using System.Security.Cryptography;
using System.Text;

namespace Milestones.Reporting;

/// <summary>A turn at a folder: one writer at a time, in whatever process of the user. To be ended by the thread that began it.</summary>
internal sealed class FolderTurn : IDisposable
{
    private readonly Mutex _mutex;

    private FolderTurn(Mutex mutex) => _mutex = mutex;

    /// <summary>Waits for the turn.</summary>
    /// <param name="folder">The full path.</param>
    public static FolderTurn At(string folder)
    {
        var mutex = new Mutex(initiallyOwned: false, NameOf(folder), new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The writer before us was killed. The turn is ours all the same, and what it had begun is completed.
        }

        return new FolderTurn(mutex);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mutex.ReleaseMutex();
        _mutex.Dispose();
    }

    private static string NameOf(string folder) => $"milestones-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))}";
}
