using System.CommandLine;
using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones next</c>: how far one customer has come, and what to do next.</summary>
internal static class NextVerb
{
    public static Command Create(Terminal terminal)
    {
        var customer = new Argument<string>("customer") { Description = "The customer's identifier." };
        var framework = new Option<string>("--framework") { Description = "The framework", HelpName = "FILE", Required = true };
        var study = SharedOptions.Study();
        var absent = ScoreVerb.AllowAbsent();
        var threads = SharedOptions.Threads();
        var command = new Command("next", "Explain how far one customer has come by a framework, and its next best step.") { customer, framework, study, absent, threads };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                terminal,
                parsed.GetRequiredValue(customer),
                parsed.GetRequiredValue(framework),
                parsed.GetRequiredValue(study),
                new ScoringOptions { AllowAbsent = parsed.GetValue(absent), Run = new AnalysisRun { Threads = parsed.GetValue(threads), Cancellation = cancellation } }),
            cancellation));
        return command;
    }

    private static int Run(Terminal terminal, string customer, string path, string studyPath, ScoringOptions options)
    {
        var framework = FrameworkFile.Read(path);
        var study = Study.Load(studyPath);
        var scores = terminal.WithProgress(quiet: false, progress => Scoring.Run(framework, study, options with { Run = options.Run with { Progress = progress } }));
        var score = scores.FirstOrDefault(score => string.Equals(score.Customer, customer, StringComparison.Ordinal))
            ?? throw new InputException(new InputError(
                study.Customers.File, $"There is no customer '{customer}' whose row can be used.", "Write the identifier as it stands there.", Column: study.Customers.Id));
        terminal.Output.Write(ScoreExplanation.Of(framework, score));
        return ExitCode.Done;
    }
}
