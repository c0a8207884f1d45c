using System.CommandLine;
using Milestones.Usage.Initialization;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones init</c>: a study to start from, guessed from the data.</summary>
internal static class InitVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A folder with CSV or JSON Lines files, plain or gzip." };
        var command = new Command("init", "Write a study to start from: look at the files of a folder and guess what their columns mean.") { folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(string folder)
    {
        foreach (var file in StudyInitializer.Write(folder))
        {
            Terminal.Tell($"wrote {file}");
        }

        Terminal.Tell($"Go through both line by line, then run: milestones derive {Path.Combine(folder, "study.yaml")}");
        return ExitCode.Done;
    }
}
