using System.CommandLine;
using Milestones.Framework;
using Milestones.Reporting;
using Milestones.Usage.Sample;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones sample</c>: a study of generated customers, whose truth is known.</summary>
internal static class SampleVerb
{
    public static Command Create(Terminal terminal)
    {
        var customers = SharedOptions.WithinRange("--customers", "N", "How many customers", 1, SampleOptions.MostCustomers, new SampleOptions().Customers);
        var seed = SharedOptions.Seed("S", new SampleOptions().Seed);
        var output = new Option<string>("--out") { Description = "Folder to write", HelpName = "DIR", Required = true };
        var command = new Command("sample", "Generate a support-desk product's customers and events with a planted truth, as a study to try things on.") { customers, seed, output };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(terminal, new SampleOptions { Customers = parsed.GetValue(customers), Seed = parsed.GetValue(seed) ?? new SampleOptions().Seed }, parsed.GetRequiredValue(output), cancellation),
            cancellation));
        return command;
    }

    private static int Run(Terminal terminal, SampleOptions options, string folder, CancellationToken cancellation)
    {
        OutputFolder.Write(folder, staging => terminal.WithProgress(
            quiet: false,
            progress => SampleGenerator.Write(options, staging, progress?.Step("generating customers"), cancellation)));
        Terminal.Tell($"Wrote {options.Customers} customers to {folder}. Try: milestones derive {Path.Combine(folder, "study.yaml")}");
        return ExitCode.Done;
    }
}
