using System.CommandLine;
using System.CommandLine.Parsing;
using Milestones.Cli.Verbs;
using Milestones.Framework;
using Milestones.Notebooks;
using Milestones.Usage;

namespace Milestones.Cli;

/// <summary>Reads the command line, runs the verb, and turns what went wrong into one message and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program once.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = new RootCommand("From usage data to a maturity framework: which usage goes with staying, and how many customers have got there.")
        {
            DeriveVerb.Create(terminal),
            ShowVerb.Create(terminal),
            ApproveVerb.Create(),
            CheckVerb.Create(terminal),
            ExportVerb.Create(),
            SchemaVerb.Create(),
            ScoreVerb.Create(terminal),
            NextVerb.Create(terminal),
            RegisterVerb.Create(),
            InterviewVerb.Create(terminal),
            EvidenceVerb.Create(terminal),
            TableVerb.Create(terminal),
            SampleVerb.Create(terminal),
            InitVerb.Create(),
            ImportanceVerb.Create(terminal),
            NotebookVerb.Create(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Terminal.Error($"{Problem(parsed)}{Environment.NewLine}See '{HelpFor(parsed)}'.");
            return ExitCode.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("cancelled; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (Exception failure) when (failure is InputException or FrameworkFormatException or NotebookException or IOException or UnauthorizedAccessException)
        {
            Terminal.Error(failure.Message);
            return ExitCode.Failed;
        }
        catch (Exception failure)
        {
            Terminal.Error($"an error that should not have happened; please report it with the study that shows it.{Environment.NewLine}{failure}");
            return ExitCode.Failed;
        }
    }

    private static string Problem(ParseResult parsed) => parsed.CommandResult.Command is RootCommand root
        ? $"{(parsed.UnmatchedTokens is [var token, ..] ? $"There is no command '{token}'." : "A command is missing.")} There are: {string.Join(", ", root.Subcommands.Select(command => command.Name))}."
        : string.Join(' ', parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal));

    private static string HelpFor(ParseResult parsed) =>
        $"milestones {string.Concat(Names(parsed.CommandResult).Select(name => name + ' '))}--help";

    private static IEnumerable<string> Names(CommandResult command) =>
        command.Parent is CommandResult parent ? Names(parent).Append(command.Command.Name) : [];
}
