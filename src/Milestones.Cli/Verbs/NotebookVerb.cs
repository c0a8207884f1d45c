using System.CommandLine;
using Milestones.Notebooks.Kernels;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones notebook</c>: notebooks, unattended.</summary>
internal static class NotebookVerb
{
    public static Command Create(Terminal terminal) => new("notebook", "Run notebooks of C# cells.")
    {
        NotebookRunVerb.Create(terminal),
        Kernel(),
    };

    /// <summary>How this very program is started as the process that executes cells.</summary>
    public static KernelCommand KernelCommand()
    {
        var program = Environment.ProcessPath!;
        string[] verb = ["notebook", "kernel"];
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? new KernelCommand(program, [Path.Combine(AppContext.BaseDirectory, "milestones.dll"), .. verb])
            : new KernelCommand(program, verb);
    }

    private static Command Kernel()
    {
        var events = new Argument<string>("events") { Description = "The pipe to tell what happens on." };
        var command = new Command("kernel", "Execute cells for 'notebook run'.") { events };
        command.Hidden = true;
        command.SetAction((parsed, _) => NotebookKernel.ServeAsync(parsed.GetRequiredValue(events)));
        return command;
    }
}
