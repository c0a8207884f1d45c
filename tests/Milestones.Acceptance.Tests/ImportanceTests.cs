using System.Globalization;
using System.Text.Json;
using Milestones.Numerics;

namespace Milestones.Acceptance.Tests;

public sealed class ImportanceTests
{
    private const int Rows = 800;

    [Fact]
    public async Task One_line_has_the_keys_of_the_peers_and_ranks_the_planted_column_first()
    {
        using var place = new Workplace();
        WriteTable(place);
        var result = await RunAsync(place, "--strata", "plan", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        using var document = JsonDocument.Parse(Assert.Single(result.Output.TrimEnd('\n').Split('\n')));
        var line = document.RootElement;
        string[] keys = ["load_s", "train_s", "train_cpu_s", "importance_s", "importance_cpu_s", "total_s", "peak_rss_mb"];
        Assert.All(keys, key => Assert.True(line.GetProperty(key).GetDouble() >= 0));
        Assert.Equal("milestones", line.GetProperty("peer").GetString());
        Assert.Equal("node10_prob", line.GetProperty("setting").GetString());
        Assert.Equal(Rows, line.GetProperty("n").GetInt32());
        Assert.Equal(50, line.GetProperty("trees").GetInt32());
        // With retention .9 among users and .2 among the others, half each, the column alone has an AUC of .85.
        Assert.InRange(line.GetProperty("auc").GetDouble(), 0.75, 0.95);
        foreach (var ranking in (string[])["permutation", "impurity", "conditional"])
        {
            var ranks = line.GetProperty("ranks").GetProperty(ranking);
            Assert.Equal(5, ranks.GetArrayLength());
            Assert.Equal("planted", ranks[0][0].GetString());
            Assert.True(ranks[0][1].GetDouble() > ranks[1][1].GetDouble());
        }
    }

    [Fact]
    public async Task A_person_sees_the_same_table_with_any_number_of_threads()
    {
        using var place = new Workplace();
        WriteTable(place);
        var one = await RunAsync(place, "--strata", "plan", "--threads", "1");
        var many = await RunAsync(place, "--strata", "plan", "--threads", "3");
        Assert.Equal(0, one.ExitCode);
        Assert.Contains("AUC on the hold-out 0.", one.Output, StringComparison.Ordinal);
        Assert.Equal(one.Output, many.Output);
    }

    /// <summary>The inner loops have other ways for processors that lack an instruction.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public async Task Every_processor_finds_the_same(string instructions)
    {
        using var place = new Workplace();
        WriteTable(place);
        string[] command = ["importance", "table.csv", "--label", "retained", "--id", "customer_id", "--strata", "plan", "--trees", "50", "--min-node", "2"];
        var with = await Tool.DoAsync(place.Folder, command);
        var without = await Tool.RunAsync(place.Folder, [new(instructions, "0")], command);
        Assert.Equal(with.Output, without.Output);
    }

    [Theory]
    [InlineData("--label", "retaned", "retaned", "Did you mean 'retained'?")]
    [InlineData("--label", "noise_1", "row 2", "is no label")]
    [InlineData("--id", "customer", "customer", "--id")]
    [InlineData("--strata", "plans", "plans", "Did you mean 'plan'?")]
    [InlineData("--strata", "noise_1", "plan", "is not a number")]
    [InlineData("--id", "retained", "--label and --id both name the column 'retained'.")]
    [InlineData("--strata", "retained", "--label and --strata both name the column 'retained'.")]
    public async Task A_column_that_does_not_serve_is_refused(string option, string column, params string[] said)
    {
        using var place = new Workplace();
        WriteTable(place);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["--label"] = "retained", ["--id"] = "customer_id", ["--strata"] = "plan", [option] = column };
        var result = await Tool.RunAsync(place.Folder, ["importance", "table.csv", .. arguments.SelectMany(pair => new[] { pair.Key, pair.Value })]);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.All(["table.csv", .. said], text => Assert.Contains(text, result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("study", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A quick look has no study, so no remedy may speak of one.</summary>
    [Theory]
    [InlineData("There is no such file.")]
    [InlineData("'x' is not a number", "id,a,retained", "1,2,1", "2,x,0")]
    [InlineData("another number of columns", "id,a,retained", "1,2,1", "2,0")]
    [InlineData("All training rows have the same label", "id,a,retained", "1,2,1", "2,3,1")]
    [InlineData("No column is left to predict from.", "id,retained", "1,1", "2,0")]
    public async Task What_is_wrong_with_a_table_is_said_without_a_study(string problem, params string[] lines)
    {
        using var place = new Workplace();
        if (lines.Length > 0)
        {
            Workplace.WriteLines(place.PathTo("table.csv"), lines);
        }

        var result = await Tool.RunAsync(place.Folder, "importance", "table.csv", "--label", "retained", "--id", "id");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("study", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("tolerate_rows", result.Error, StringComparison.Ordinal);
    }

    private static Task<ToolResult> RunAsync(Workplace place, params string[] more) =>
        Tool.RunAsync(place.Folder, ["importance", "table.csv", "--label", "retained", "--id", "customer_id", "--trees", "50", .. more]);

    private static void WriteTable(Workplace place)
    {
        var random = new Seed(1).CreateRandom();
        var rows = Enumerable.Range(0, Rows).Select(row =>
        {
            var planted = random.NextBoolean(0.5);
            var retained = random.NextBoolean(planted ? 0.9 : 0.2);
            var noise = string.Join(',', Enumerable.Range(0, 4).Select(_ => (random.NextDouble() + 2).ToString("0.000", CultureInfo.InvariantCulture)));
            return $"C{row},{(planted ? 1 : 0)},{noise},{(row % 3 == 0 ? "pro" : "free")},{(retained ? 1 : 0)}";
        });
        Workplace.WriteLines(place.PathTo("table.csv"), ["customer_id,planted,noise_1,noise_2,noise_3,noise_4,plan,retained", .. rows]);
    }
}
