using System.CommandLine;
using System.Globalization;
using Milestones.Framework;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones register</c>: hypotheses written down before the data are looked at.</summary>
internal static class RegisterVerb
{
    public static Command Create()
    {
        var study = new Argument<string>("study.yaml") { Description = "The study, whose catalog states the hypotheses." };
        var author = new Option<string?>("--author") { Description = "Who registers [default: the authors of the catalog's entries]", HelpName = "NAME" };
        var command = new Command("register", "Register the catalog's hypotheses before the data are looked at; only then can the data confirm or refute them.") { study, author };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(study), parsed.GetValue(author)));
        return command;
    }

    private static int Run(string path, string? author)
    {
        var (registration, isNew) = RegistrationLedger.Register(Study.Load(path), author, TimeProvider.System);
        var what = $"{registration.Entries.Count} {(registration.Entries.Count == 1 ? "hypothesis" : "hypotheses")} by {registration.Author}, SHA-256 {registration.Hypotheses}";
        Terminal.Tell(isNew
            ? $"Registered {what}."
            : string.Create(CultureInfo.InvariantCulture, $"Nothing was written: the hypotheses are those registered on {registration.Date:yyyy-MM-dd}: {what}."));
        Terminal.Tell(registration.LookedAt.Count == 0
            ? "No derivation of this study had been recorded by then."
            : "Derivations of this study had been recorded by then; on the customers and outcomes that they saw, the hypotheses are exploratory.");
        return ExitCode.Done;
    }
}
