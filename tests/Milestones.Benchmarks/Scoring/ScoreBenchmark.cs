using System.CommandLine;
using System.Globalization;

namespace Milestones.Benchmarks.Scoring;

/// <summary>Many generated customers scored by a framework that was derived from a few: what the nightly job of a large company takes.</summary>
internal static class ScoreBenchmark
{
    /// <summary>The command <c>score</c>.</summary>
    public static Command Command()
    {
        var customers = new Option<int>("--customers") { Description = "Customers that are scored.", DefaultValueFactory = _ => 1_000_000 };
        var derived = new Option<int>("--derived-from") { Description = "Customers that the framework is derived from.", DefaultValueFactory = _ => 20_000 };
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var smoke = new Option<bool>("--smoke") { Description = "500 customers, by a framework of 2,000." };
        var command = new Command("score", "Many generated customers scored by a framework, from event files to scores.csv.") { customers, derived, threads, smoke };
        command.SetAction(parsed => parsed.GetValue(smoke)
            ? Run(500, 2_000, parsed.GetValue(threads))
            : Run(parsed.GetValue(customers), parsed.GetValue(derived), parsed.GetValue(threads)));
        return command;
    }

    private static int Run(int customers, int derivedFrom, int threads)
    {
        using var folder = new TemporaryFolder();
        var (few, many, output) = (folder.PathTo("few"), folder.PathTo("many"), folder.PathTo("out"));
        if (!Generate(derivedFrom, few)
            || ToolProcess.Run("derive", Path.Combine(few, "study.yaml"), "--out", output, "--threads", Text(threads), "--quiet").ExitCode != 0
            || !Generate(customers, many))
        {
            return 1;
        }

        var scores = folder.PathTo("scores.csv");
        var scored = ToolProcess.Run(
            "score", Path.Combine(output, "framework.json"), "--study", Path.Combine(many, "study.yaml"), "--out", scores, "--threads", Text(threads));
        var megabytes = new DirectoryInfo(many).EnumerateFiles().Sum(file => file.Length) / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{customers:N0} customers ({megabytes:N0} MB of files) scored, {threads} threads: {scored}"));
        return scored.ExitCode == 0 && HasRowPerCustomer(scores, customers) ? 0 : 1;
    }

    private static bool Generate(int customers, string folder) =>
        ToolProcess.Run("sample", "--customers", Text(customers), "--seed", "1", "--out", folder).ExitCode == 0;

    private static bool HasRowPerCustomer(string scores, int customers)
    {
        var rows = File.ReadLines(scores).LongCount() - 1;
        if (rows != customers)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"There are {rows:N0} scores, for {customers:N0} customers."));
        }

        return rows == customers;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
