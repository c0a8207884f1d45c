using System.CommandLine;
using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Reporting;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones derive</c>: from a study to a framework with its evidence.</summary>
internal static class DeriveVerb
{
    public static Command Create(Terminal terminal)
    {
        var study = new Argument<string>("study.yaml") { Description = "The study: its data, windows, outcome, catalog and rules." };
        var output = new Option<string?>("--out") { Description = "Folder for the results [default: out/ and the study's name]", HelpName = "DIR" };
        var previous = new Option<string?>("--previous") { Description = "Framework that the new one continues; the version follows from what differs", HelpName = "framework.json" };
        var seed = SharedOptions.Seed("N", byDefault: null);
        var engine = SharedOptions.Engine();
        var neutralise = SharedOptions.NeutraliseFormulas();
        var threads = SharedOptions.Threads();
        var quiet = new Option<bool>("--quiet") { Description = "No progress bar and no summary" };
        var command = new Command("derive", "Derive a maturity framework from a study, with the evidence behind it.") { study, output, previous, seed, engine, neutralise, threads, quiet };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                terminal,
                parsed.GetRequiredValue(study),
                parsed.GetValue(output),
                parsed.GetValue(previous),
                parsed.GetValue(seed),
                parsed.GetValue(engine),
                parsed.GetValue(neutralise),
                parsed.GetValue(threads),
                parsed.GetValue(quiet),
                cancellation),
            cancellation));
        return command;
    }

    private static int Run(
        Terminal terminal,
        string path,
        string? output,
        string? previousPath,
        ulong? seed,
        ForestEngine? engine,
        bool neutralise,
        int threads,
        bool quiet,
        CancellationToken cancellation)
    {
        var previous = previousPath is null ? null : FrameworkFile.Read(previousPath); // before the work, not after it
        var study = Study.Load(path);
        study = study with
        {
            Seed = seed is { } origin ? new Seed(origin) : study.Seed,
            Forest = study.Forest with { Engine = engine ?? study.Forest.Engine },
        };
        var result = DerivationRun.Of(study, terminal, quiet, threads, cancellation);
        result = previous is null ? result : result with { Framework = FrameworkComparison.Continue(previous, result.Framework) };

        var folder = output ?? Path.Combine("out", FolderName.Of(study.Name));
        var looks = LookLedger.Record(result, TimeProvider.System);
        DerivationOutput.Write(result, looks, folder, neutralise);
        if (!quiet)
        {
            terminal.Output.Write(TerminalSummary.Of(result));
            Terminal.Tell(TerminalSummary.Of(looks));
            if (previous is not null)
            {
                Terminal.Tell(ComparisonWords.Of(previous, result.Framework));
            }

            Terminal.Tell($"Results are in {folder}; report.html is the one to look at.");
        }

        return ExitCode.Done;
    }
}
