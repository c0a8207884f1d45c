namespace Milestones.Acceptance.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "A command is missing. There are: derive, show, approve, check, export, schema, score, next, register, interview, evidence, table, sample, init, importance, notebook.")]
    [InlineData("devine study.yaml", "There is no command 'devine'.")]
    [InlineData("derive", "Required argument 'study.yaml' missing")]
    [InlineData("derive study.yaml --threads 0", "--threads must be a whole number, 1 or more, found '0'.")]
    [InlineData("derive study.yaml --threads many", "--threads must be a whole number, 1 or more, found 'many'.")]
    [InlineData("derive study.yaml --seed -1", "--seed must be a whole number from 0 to 18446744073709551615, found '-1'.")]
    [InlineData("importance t.csv --label y --id i --seed abc", "--seed must be a whole number from 0 to 18446744073709551615, found 'abc'.")]
    [InlineData("importance t.csv --label y --id i --trees 1.5", "--trees must be a whole number, 1 or more, found '1.5'.")]
    [InlineData("derive study.yaml --engine weka", "Argument 'weka' not recognized. Must be one of:")]
    [InlineData("derive study.yaml --color", "Unrecognized command or argument '--color'")]
    [InlineData("derive study.yaml other.yaml", "Unrecognized command or argument 'other.yaml'")]
    [InlineData("sample --customers 0 --out x", "--customers must be a whole number from 1 to 9999999, found '0'.")]
    [InlineData("sample --customers 100", "Option '--out' is required")]
    public async Task Wrong_usage_ends_with_2_one_block_and_where_to_look(string line, string problem)
    {
        using var place = new Workplace();
        var result = await Tool.RunAsync(place.Folder, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("milestones: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.Contains("--help'.", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Folder));
    }

    [Theory]
    [InlineData("--help", "derive")]
    [InlineData("derive --help", "--threads")]
    [InlineData("table --help", "--out")]
    [InlineData("sample --help", "--customers")]
    [InlineData("init --help", "folder")]
    [InlineData("--version", "0.1.0")]
    public async Task Help_is_an_answer_and_no_failure(string line, string expected)
    {
        using var place = new Workplace();
        var result = await Tool.DoAsync(place.Folder, line.Split(' '));
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }
}
