using System.CommandLine;
using System.Globalization;

namespace Milestones.Benchmarks.Deriving;

/// <summary>The main job on generated customers: from event files to the finished framework.</summary>
internal static class DeriveBenchmark
{
    /// <summary>The command <c>derive</c>.</summary>
    public static Command Command()
    {
        var customers = new Option<int[]>("--customers")
        {
            Description = "Customers of the samples.",
            DefaultValueFactory = _ => [2_000, 20_000, 100_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var smoke = new Option<bool>("--smoke") { Description = "500 customers." };
        var command = new Command("derive", "The main job on generated customers, from event files to the framework.") { customers, threads, smoke };
        command.SetAction(parsed => Run(parsed.GetValue(smoke) ? [500] : parsed.GetValue(customers)!, parsed.GetValue(threads)));
        return command;
    }

    private static int Run(int[] sizes, int threads)
    {
        foreach (var customers in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("milestones-");
            try
            {
                var sample = Path.Combine(folder.FullName, "sample");
                var generated = ToolProcess.Run("sample", "--customers", Text(customers), "--seed", "1", "--out", sample);
                var derived = generated.ExitCode != 0
                    ? generated
                    : ToolProcess.Run(
                        "derive", Path.Combine(sample, "study.yaml"), "--out", Path.Combine(folder.FullName, "out"), "--threads", Text(threads), "--quiet");
                if (derived.ExitCode != 0)
                {
                    return 1;
                }

                var megabytes = new DirectoryInfo(sample).EnumerateFiles().Sum(file => file.Length) / 1e6;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{customers:N0} customers ({megabytes:N0} MB of files), {threads} threads: {derived}"));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
