using System.CommandLine;
using System.CommandLine.Parsing;
using Milestones.Framework;
using Milestones.Reporting;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones export</c>: a framework in the form in which others use it, people a sheet and databases SQL.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var framework = SharedOptions.FrameworkFile();
        var format = OneOf("--format", "Form of the definition sheet for people: what counts as mature, in each category", DefinitionFormat.All.Select(known => known.Name));
        var dialect = OneOf("--dialect", "Database for which SQL is written: views over your own tables that give the scores", SqlDialect.All.Select(known => known.Name));
        var study = new Option<string?>("--study") { Description = "With --dialect: the study that says in which tables the data are", HelpName = "FILE" };
        var output = new Option<string>("--out") { Description = "File of the sheet, or folder of the SQL", HelpName = "FILE|DIR", Required = true };
        var neutralise = SharedOptions.NeutraliseFormulas();
        var command = new Command("export", "Write a framework as a definition sheet for people, or as SQL for a database.")
        {
            framework, format, dialect, study, output, neutralise,
        };
        command.Validators.Add(result => Validate(result, result.GetValue(format), result.GetValue(dialect), result.GetValue(study), result.GetValue(neutralise)));
        command.SetAction(parsed => FormatOf(parsed.GetValue(format)) is { } form
            ? WriteSheet(parsed.GetRequiredValue(framework), form, parsed.GetRequiredValue(output), parsed.GetValue(neutralise))
            : WriteSql(parsed.GetRequiredValue(framework), parsed.GetValue(study)!, parsed.GetValue(dialect)!, parsed.GetRequiredValue(output)));
        return command;
    }

    private static Option<string?> OneOf(string name, string description, IEnumerable<string> words)
    {
        string[] known = [.. words];
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', known) };
        option.AcceptOnlyFromAmong(known);
        return option;
    }

    private static DefinitionFormat? FormatOf(string? name) => DefinitionFormat.All.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.Ordinal));

    private static void Validate(CommandResult result, string? format, string? dialect, string? study, bool neutralise)
    {
        if (format is null == dialect is null)
        {
            result.AddError("Name either a --format for people or a --dialect of SQL.");
        }
        else if (dialect is null != study is null)
        {
            result.AddError(study is null ? "SQL needs the --study that says in which tables the data are." : "A definition sheet needs no --study.");
        }
        else if (neutralise && FormatOf(format) is not { OpensInSpreadsheets: true })
        {
            result.AddError("--neutralise-formulas goes with --format csv: nothing else is opened by spreadsheets.");
        }
    }

    private static int WriteSheet(string path, DefinitionFormat format, string output, bool neutralise)
    {
        var sheet = DefinitionSheet.Of(FrameworkFile.Read(path));
        OutputFolder.WriteFile(output, stream => format.Write(sheet, stream, neutralise));
        Terminal.Tell($"The definition sheet of {sheet.Study} {sheet.Version} is in {output}.");
        return ExitCode.Done;
    }

    private static int WriteSql(string path, string study, string dialect, string output)
    {
        var scripts = SqlExport.Of(FrameworkFile.Read(path), Study.Load(study), SqlDialect.All.First(known => known.Name == dialect));
        OutputFolder.Write(output, staging =>
        {
            File.WriteAllText(Path.Combine(staging, "create.sql"), scripts.Create);
            File.WriteAllText(Path.Combine(staging, "drop.sql"), scripts.Drop);
        });
        Terminal.Tell($"Wrote create.sql and drop.sql to {output}; the scores are in the view milestones_scores.");
        return ExitCode.Done;
    }
}
