using System.CommandLine;
using Milestones.Reporting;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones export</c>: a framework in the form in which others use it.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var framework = SharedOptions.FrameworkFile();
        var format = new Option<string>("--format") { Description = "Form of the definition sheet", HelpName = string.Join('|', Formats), Required = true };
        format.AcceptOnlyFromAmong([.. Formats]);
        var output = new Option<string>("--out") { Description = "File to write", HelpName = "FILE", Required = true };
        var command = new Command("export", "Write what a framework defines as one page for people: what counts as mature, in each category.") { framework, format, output };
        command.SetAction(parsed => WriteSheet(
            parsed.GetRequiredValue(framework), parsed.GetRequiredValue(format), parsed.GetRequiredValue(output)));
        return command;
    }

    private static IEnumerable<string> Formats => DefinitionFormat.All.Select(format => format.Name);

    private static int WriteSheet(string path, string format, string output)
    {
        var sheet = DefinitionSheet.Of(FrameworkFile.Read(path));
        var writer = DefinitionFormat.All.First(known => string.Equals(known.Name, format, StringComparison.Ordinal));
        OutputFolder.WriteFile(output, stream => writer.Write(sheet, stream));
        Terminal.Tell($"The definition sheet of {sheet.Study} {sheet.Version} is in {output}.");
        return ExitCode.Done;
    }
}
