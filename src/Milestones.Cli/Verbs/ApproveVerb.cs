using System.CommandLine;
using Milestones.Framework;
using Milestones.Reporting;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones approve</c>: somebody stands for a framework.</summary>
internal static class ApproveVerb
{
    public static Command Create()
    {
        var framework = SharedOptions.FrameworkFile();
        var by = NotBlank("--by", "NAME", "Who approves it");
        var reason = NotBlank("--reason", "TEXT", "Why");
        var output = new Option<string?>("--out") { Description = "File to write [default: the framework's own]", HelpName = "FILE" };
        var command = new Command("approve", "Approve a draft: the document then says who stands for it, since when, and why.") { framework, by, reason, output };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(framework), parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason), parsed.GetValue(output)));
        return command;
    }

    private static int Run(string path, string by, string reason, string? output)
    {
        var draft = FrameworkFile.Read(path);
        if (draft.Approval is { } approval)
        {
            throw new InputException(new InputError(
                path,
                FormattableString.Invariant($"It was approved already, by {approval.By} on {approval.At:yyyy-MM-dd}."),
                "Derive a new framework with --previous, and approve that.",
                Column: "status"));
        }

        var approved = FrameworkApproval.Give(draft, by, reason, TimeProvider.System);
        OutputFolder.WriteFile(output ?? path, stream => stream.Write(FrameworkJson.GetBytes(approved)));
        Terminal.Tell($"Approved {approved.Study} {approved.Version}, SHA-256 {approved.Id} (as a draft {draft.Id}); it is in {output ?? path}.");
        return ExitCode.Done;
    }

    private static Option<string> NotBlank(string name, string helpName, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value))
            {
                result.AddError($"{name} must not be blank.");
            }
        });
        return option;
    }
}
