using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;

namespace Milestones.Notebooks.Kernels;

/// <summary>
/// The process that executes the cells of one notebook. It is a process of its own, so that the runner can end it
/// whatever a cell does. Cells come on standard input, what they do is told on a pipe.
/// </summary>
public static class NotebookKernel
{
    /// <summary>Executes cells until there are no more; does not return while the runner lives.</summary>
    /// <param name="eventsHandle">The pipe's end, as the runner hands it over.</param>
    /// <returns>0.</returns>
    public static async Task<int> ServeAsync(string eventsHandle)
    {
        await using var pipe = new AnonymousPipeClientStream(PipeDirection.Out, eventsHandle);
        await using var line = new StreamWriter(pipe, new UTF8Encoding(false));
        var events = new KernelEvents(line);
        await using var output = new CellConsole(events, "stdout");
        await using var error = new CellConsole(events, "stderr");
        (output.Other, error.Other) = (error, output);
        using var session = new ScriptSession(Environment.CurrentDirectory);
        using var requests = Requests(Console.In);
        Console.SetIn(TextReader.Null);
        Console.SetOut(output);
        Console.SetError(error);
        KernelFunctions.Attach(events);
        foreach (var request in requests.GetConsumingEnumerable())
        {
            events.Begin();
            var failure = await ExecuteAsync(session, request, events, output, error);
            await output.FlushAsync();
            await error.FlushAsync();
            events.Finish(failure);
        }

        return 0;
    }

    private static async Task<CellFailed?> ExecuteAsync(ScriptSession session, CellRequest request, KernelEvents events, CellConsole output, CellConsole error)
    {
        try
        {
            var (hasValue, value) = await session.ExecuteAsync(request);
            if (hasValue)
            {
                var forms = ValueFormatter.Format(value, []);
                await output.FlushAsync();
                await error.FlushAsync();
                events.Return(forms);
            }

            return null;
        }
        catch (Exception failure)
        {
            return FailureReport.Of(failure, request);
        }
    }

    /// <summary>Reads ahead, so that the end of the runner is noticed while a cell runs.</summary>
    private static BlockingCollection<CellRequest> Requests(TextReader input)
    {
        var requests = new BlockingCollection<CellRequest>();
        new Thread(() =>
        {
            while (input.ReadLine() is { } text)
            {
                requests.Add(JsonSerializer.Deserialize<CellRequest>(text)!);
            }

            Environment.Exit(0);
        })
        { IsBackground = true }.Start();
        return requests;
    }
}
