using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Milestones.Notebooks.Kernels;

/// <summary>The runner's side of a kernel: starts the process, has it execute cells, and ends it.</summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    /// <summary>Time for the last words of a process that has ended, if one that it started keeps its streams open.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly AnonymousPipeServerStream _pipe;
    private readonly Channel<KernelEvent> _events = Channel.CreateBounded<KernelEvent>(256);
    private readonly Task _listening;

    private KernelProcess(Process process, AnonymousPipeServerStream pipe)
    {
        (_process, _pipe) = (process, pipe);
        _listening = ListenAsync();
    }

    /// <summary>Starts a kernel.</summary>
    /// <param name="command">How.</param>
    /// <param name="folder">Its working directory.</param>
    public static KernelProcess Start(KernelCommand command, string folder)
    {
        var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var process = Process.Start(new ProcessStartInfo(command.FileName, [.. command.Arguments, pipe.GetClientHandleAsString()])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        pipe.DisposeLocalCopyOfClientHandle();
        return new KernelProcess(process, pipe);
    }

    /// <summary>Executes a cell and passes on what happens, in order.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="collect">Told every event.</param>
    /// <param name="cancellation">Stops listening; the cell goes on until the process is ended.</param>
    /// <returns>Whether the cell ended; false: the process did.</returns>
    public async Task<bool> ExecuteAsync(CellRequest request, Action<KernelEvent> collect, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request).AsMemory(), cancellation);
            await _process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            // The process is gone; what it said at last comes below.
        }

        await foreach (var happened in _events.Reader.ReadAllAsync(cancellation))
        {
            if (happened is CellFinished)
            {
                return true;
            }

            collect(happened);
        }

        return false;
    }

    /// <summary>The code with which the process ended.</summary>
    public int ExitCode => _process.ExitCode;

    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        await _listening;
        await _pipe.DisposeAsync();
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        var said = Task.WhenAll(
            PassOnEventsAsync(),
            PassOnTextAsync("stdout", _process.StandardOutput),
            PassOnTextAsync("stderr", _process.StandardError));
        await _process.WaitForExitAsync();
        await Task.WhenAny(said, Task.Delay(LastWords));
        _events.Writer.TryComplete();
    }

    private async Task PassOnEventsAsync()
    {
        try
        {
            using var lines = new StreamReader(_pipe, Encoding.UTF8);
            while (await lines.ReadLineAsync() is { } line)
            {
                await _events.Writer.WriteAsync(KernelEvent.FromLine(line));
            }
        }
        catch (Exception ended) when (ended is ChannelClosedException or IOException or ObjectDisposedException or JsonException)
        {
            // Nobody listens any more, or the process ended in the middle of a line.
        }
    }

    /// <summary>What the process says beside its events: programs that a cell starts, and the runtime when it dies.</summary>
    private async Task PassOnTextAsync(string stream, StreamReader reader)
    {
        try
        {
            var buffer = new char[4096];
            var left = OutputLimits.WrittenCharacters;
            while (await reader.ReadAsync(buffer) is > 0 and var count)
            {
                var kept = Math.Min(count, left);
                left -= kept;
                if (kept > 0)
                {
                    await _events.Writer.WriteAsync(new TextWritten(stream, new string(buffer, 0, kept)));
                }
            }
        }
        catch (Exception ended) when (ended is ChannelClosedException or IOException or ObjectDisposedException)
        {
            // Nobody listens any more.
        }
    }
}
