using System.CommandLine;
using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Reporting;
using Milestones.Reporting.Csv;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones interview</c>: customers worth talking to.</summary>
internal static class InterviewVerb
{
    public static Command Create(Terminal terminal)
    {
        var study = SharedOptions.Study();
        var output = new Option<string?>("--out") { Description = "File to write [default: interview.csv in out/ and the study's name]", HelpName = "FILE" };
        var seed = SharedOptions.Seed("N", byDefault: null);
        var threads = SharedOptions.Threads();
        var neutralise = SharedOptions.NeutraliseFormulas();
        var command = new Command("interview", "List customers worth talking to: those whom the findings do not explain.") { study, output, seed, neutralise, threads };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(terminal, parsed.GetRequiredValue(study), parsed.GetValue(output), parsed.GetValue(seed), parsed.GetValue(neutralise), parsed.GetValue(threads), cancellation),
            cancellation));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? output, ulong? seed, bool neutralise, int threads, CancellationToken cancellation)
    {
        var study = Study.Load(path);
        study = seed is { } value ? study with { Seed = new Seed(value) } : study;
        var result = DerivationRun.Of(study, terminal, quiet: false, threads, cancellation);
        var candidates = InterviewList.Of(result);
        var file = output ?? Path.Combine("out", FolderName.Of(study.Name), "interview.csv");
        OutputFolder.WriteFile(file, stream => InterviewCsv.Write(candidates, stream, neutralise));
        Terminal.Tell($"Wrote {candidates.Count} customers in {candidates.Select(candidate => candidate.Group).Distinct(StringComparer.Ordinal).Count()} groups to {file}.");
        return ExitCode.Done;
    }
}
