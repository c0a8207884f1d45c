using System.Text.RegularExpressions;
using Milestones.Reporting.Csv;
using Milestones.Usage;

namespace Milestones.Acceptance.Tests;

/// <summary>The README shows what the tool does, or these tests fail.</summary>
public sealed partial class ReadMeTests
{
    private static readonly string ReadMe = File.ReadAllText(Repository.PathTo("README.md"));

    [Fact]
    public async Task The_output_shown_is_the_output_of_the_command_above_it()
    {
        var command = Blocks("sh").Single().Split('\n')[0];
        const string program = "dotnet run -c Release --project src/Milestones.Cli -- ";
        Assert.StartsWith(program, command, StringComparison.Ordinal);

        using var place = new Workplace();
        place.CopyHelpdesk("data-samples/helpdesk");
        var result = await Tool.RunAsync(place.Folder, [new("COLUMNS", "120")], command[program.Length..].Split(' '));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(Lines(Blocks("text").Single()), Lines($"{result.Output}\n{result.Error}"));
        var files = OutputRow().Matches(ReadMe).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(files, Directory.EnumerateFiles(place.PathTo("out", "helpdesk")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_column_of_the_evidence_is_explained()
    {
        foreach (var column in EvidenceColumn.All)
        {
            var limit = column.Name.EndsWith("_lower", StringComparison.Ordinal) || column.Name.EndsWith("_upper", StringComparison.Ordinal);
            var stem = limit ? column.Name[..^"_lower".Length] : column.Name;
            Assert.True(
                ReadMe.Contains($"| `{column.Name}` | {column.Meaning} |", StringComparison.Ordinal)
                || ReadMe.Contains($"| `{stem}`, `_lower`, `_upper` | {(limit ? "" : column.Meaning + "; its interval |")}", StringComparison.Ordinal),
                $"The README does not say that '{column.Name}' is {column.Meaning}.");
        }
    }

    [Fact]
    public void The_studies_shown_load_each_with_the_catalog_below_it()
    {
        var blocks = Blocks("yaml");
        var studies = blocks.Where(block => block.StartsWith("study:", StringComparison.Ordinal)).ToList();
        var catalogs = blocks.Where(block => block.StartsWith("categories:", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, studies.Count);
        Assert.Equal(2, catalogs.Count);
        foreach (var (study, catalog) in studies.Zip(catalogs))
        {
            using var place = new Workplace();
            File.WriteAllText(place.PathTo("study.yaml"), study);
            File.WriteAllText(place.PathTo("catalog.yaml"), catalog);
            Assert.Equal(2, Study.Load(place.PathTo("study.yaml")).Catalog.Features.Count);
        }
    }

    [Fact]
    public async Task Every_command_listed_exists_with_its_options()
    {
        var commands = CommandRow().Matches(ReadMe).Select(match => match.Groups["command"].Value).ToList();
        Assert.Equal(17, commands.Count);
        foreach (var command in commands)
        {
            using var place = new Workplace();
            var help = await Tool.DoAsync(place.Folder, [.. command.Split(' ').TakeWhile(word => word.All(char.IsAsciiLetterLower)), "--help"]);
            Assert.All(OptionName().Matches(command).Select(match => match.Value), option => Assert.Contains(option, help.Output, StringComparison.Ordinal));
        }
    }

    private static List<string> Blocks(string language) =>
        [.. Fence().Matches(ReadMe).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value.TrimEnd('\n'))];

    /// <summary>Lines without the spaces that fill them, and without empty ones.</summary>
    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0));

    [GeneratedRegex("^```(?<language>[a-z]+)\\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `(?<name>[a-z]+\.(md|html|json|csv))` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OutputRow();

    [GeneratedRegex(@"^\| `milestones (?<command>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandRow();

    [GeneratedRegex("--[a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionName();
}
