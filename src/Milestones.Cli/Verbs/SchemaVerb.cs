using System.CommandLine;
using Milestones.Framework;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones schema</c>: the JSON Schema of a framework.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var command = new Command("schema", "Print the JSON Schema (draft 2020-12) of framework.json.");
        command.SetAction(_ =>
        {
            using var output = Terminal.OpenOutput();
            output.Write(FrameworkSchema.GetBytes());
            return ExitCode.Done;
        });
        return command;
    }
}
