using System.CommandLine;
using System.Globalization;
using Milestones.Framework;
using Milestones.Reporting;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones check</c>: whether the tables fulfil what is needed of them.</summary>
internal static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var study = SharedOptions.Study();
        var framework = new Option<string?>("--framework") { Description = "Framework whose needs count [default: the study's own]", HelpName = "framework.json" };
        var baseline = new Option<string?>("--baseline") { Description = "Data as they were, to compare with", HelpName = "FILE" };
        var record = new Option<string?>("--record") { Description = "File in which to record the data as they are, unless they break the contract", HelpName = "FILE" };
        var asOf = AsOf();
        var strict = new Option<bool>("--strict") { Description = "Warnings too end with an exit code of their own" };
        var json = new Option<bool>("--json") { Description = "As JSON, for other programs" };
        var command = new Command("check", "Check whether the tables fulfil what the framework needs: columns, types, freshness, late events, volume.")
        {
            study, framework, baseline, record, asOf, strict, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var report = Check(
                    parsed.GetRequiredValue(study), parsed.GetValue(framework), parsed.GetValue(baseline), parsed.GetValue(asOf), cancellation);
                Show(terminal, report, parsed.GetValue(json));
                Record(report, parsed.GetValue(record));
                return report.State switch
                {
                    ContractState.Broken => ExitCode.Broken,
                    ContractState.Doubtful when parsed.GetValue(strict) => ExitCode.Doubtful,
                    _ => ExitCode.Done,
                };
            },
            cancellation));
        return command;
    }

    private static ContractReport Check(string studyPath, string? frameworkPath, string? baselinePath, DateOnly? asOf, CancellationToken cancellation)
    {
        var study = Study.Load(studyPath);
        var framework = frameworkPath is null ? null : FrameworkFile.Read(frameworkPath);
        var baseline = baselinePath is null ? null : Baseline(baselinePath, study);
        return DataContract.Check(study, framework, new ContractOptions { AsOf = asOf, Baseline = baseline }, TimeProvider.System, cancellation);
    }

    private static DataBaseline Baseline(string path, Study study)
    {
        var baseline = FrameworkFile.Read(path, DataBaseline.Read, "Record it again with 'milestones check --record'.");
        return string.Equals(baseline.Study, study.Name, StringComparison.Ordinal)
            ? baseline
            : throw new InputException(new InputError(
                path, $"It is of the study '{baseline.Study}', not of '{study.Name}'.", "Name the study's own baseline, or record one.", Column: "study"));
    }

    private static void Show(Terminal terminal, ContractReport report, bool json)
    {
        if (json)
        {
            terminal.Output.Profile.Out.Writer.WriteLine(ContractSummary.Json(report));
        }
        else
        {
            terminal.Output.Write(ContractSummary.Of(report));
        }
    }

    private static void Record(ContractReport report, string? path)
    {
        if (path is null)
        {
            return;
        }

        if (report.State == ContractState.Broken)
        {
            Terminal.Tell($"Nothing was recorded in {path}, since the data break the contract.");
            return;
        }

        OutputFolder.WriteFile(path, stream => stream.Write(DataBaseline.Of(report).GetBytes()));
        Terminal.Tell($"Recorded the data in {path}; name it with --baseline to compare later ones.");
    }

    private static Option<DateOnly?> AsOf() => new("--as-of")
    {
        Description = "First day of which the data need know nothing [default: the study's observed_until, else today]",
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            result.AddError($"--as-of must be a date such as 2025-01-31, found '{text}'.");
            return null;
        },
    };
}
