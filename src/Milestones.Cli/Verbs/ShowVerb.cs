using System.CommandLine;
using Milestones.Reporting;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones show</c>: a framework, for people.</summary>
internal static class ShowVerb
{
    public static Command Create(Terminal terminal)
    {
        var framework = SharedOptions.FrameworkFile();
        var command = new Command("show", "Show what a framework says: its milestones, levels and thresholds, and who stands for it.") { framework };
        command.SetAction(parsed =>
        {
            terminal.Output.Write(TerminalSummary.Of(FrameworkFile.Read(parsed.GetRequiredValue(framework))));
            return ExitCode.Done;
        });
        return command;
    }
}
