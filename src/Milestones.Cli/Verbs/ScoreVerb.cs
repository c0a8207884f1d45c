using System.CommandLine;
using System.Globalization;
using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting;
using Milestones.Reporting.Csv;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones score</c>: how far every customer has come, by a framework.</summary>
internal static class ScoreVerb
{
    public static Command Create(Terminal terminal)
    {
        var framework = SharedOptions.FrameworkFile();
        var study = SharedOptions.Study();
        var output = new Option<string>("--out") { Description = "File to write", HelpName = "FILE", DefaultValueFactory = _ => "scores.csv" };
        var absent = AllowAbsent();
        var threads = SharedOptions.Threads();
        var neutralise = SharedOptions.NeutraliseFormulas();
        var command = new Command("score", "Score every customer by a framework: milestones, levels and next best step, as CSV.") { framework, study, output, absent, neutralise, threads };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                terminal,
                parsed.GetRequiredValue(framework),
                parsed.GetRequiredValue(study),
                parsed.GetRequiredValue(output),
                parsed.GetValue(neutralise),
                new ScoringOptions { AllowAbsent = parsed.GetValue(absent), Run = new AnalysisRun { Threads = parsed.GetValue(threads), Cancellation = cancellation } }),
            cancellation));
        return command;
    }

    /// <summary>The option by which renamed events are put up with.</summary>
    public static Option<bool> AllowAbsent() =>
        new("--allow-absent") { Description = "Take what occurs nowhere in the events for not used, rather than refuse the data" };

    private static int Run(Terminal terminal, string path, string studyPath, string output, bool neutralise, ScoringOptions options)
    {
        var framework = FrameworkFile.Read(path);
        var study = Study.Load(studyPath);
        var scores = terminal.WithProgress(quiet: false, progress => Scoring.Run(framework, study, options with { Run = options.Run with { Progress = progress } }));
        long count = 0;
        OutputFolder.WriteFile(output, stream => count = ScoresCsv.Write(framework, scores, stream, neutralise));
        options.Run.Cancellation.ThrowIfCancellationRequested();
        Terminal.Tell(string.Create(CultureInfo.InvariantCulture, $"Scored {count:N0} customers; the scores are in {output}."));
        return ExitCode.Done;
    }
}
