using System.Diagnostics;

namespace Milestones.Acceptance.Tests;

/// <summary>What a run of the tool said and how it ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error);

/// <summary>The built tool, run as a user runs it: as a process of its own.</summary>
internal static class Tool
{
    public static Task<ToolResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, [], arguments);

    /// <summary>Runs the tool.</summary>
    /// <param name="folder">Working directory.</param>
    /// <param name="environment">Variables beside those of the test.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<ToolResult> RunAsync(string folder, IEnumerable<KeyValuePair<string, string>> environment, string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        return await FinishAsync(process);
    }

    /// <summary>Runs the tool and has it do its work without complaint.</summary>
    public static async Task<ToolResult> DoAsync(string folder, params string[] arguments)
    {
        var result = await RunAsync(folder, arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }

    public static Process Start(string folder, IEnumerable<KeyValuePair<string, string>> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "milestones.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<ToolResult> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolResult(process.ExitCode, await output, await error);
    }
}
