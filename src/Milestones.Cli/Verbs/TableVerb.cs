using System.CommandLine;
using Milestones.Framework;
using Milestones.Reporting;
using Milestones.Reporting.Csv;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones table</c>: the modelling table itself.</summary>
internal static class TableVerb
{
    public static Command Create(Terminal terminal)
    {
        var study = new Argument<string>("study.yaml") { Description = "The study." };
        var output = new Option<string?>("--out") { Description = "File to write [default: standard output]", HelpName = "FILE" };
        var threads = SharedOptions.Threads();
        var neutralise = SharedOptions.NeutraliseFormulas();
        var command = new Command("table", "Write the modelling table as CSV: a row per customer, with usage, context and outcome.") { study, output, neutralise, threads };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(terminal, parsed.GetRequiredValue(study), parsed.GetValue(output), parsed.GetValue(neutralise), parsed.GetValue(threads), cancellation),
            cancellation));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? output, bool neutralise, int threads, CancellationToken cancellation)
    {
        var study = Study.Load(path);
        var table = terminal.WithProgress(quiet: false, progress => UsageTableBuilder.Build(study, new BuildOptions
        {
            Threads = threads,
            Progress = progress?.Step("reading customers and events"),
            Cancellation = cancellation,
        }));
        cancellation.ThrowIfCancellationRequested();
        if (output is null)
        {
            using var stream = Terminal.OpenOutput();
            ModellingTableCsv.Write(table, stream, neutralise);
        }
        else
        {
            OutputFolder.WriteFile(output, stream => ModellingTableCsv.Write(table, stream, neutralise));
        }

        return ExitCode.Done;
    }
}
