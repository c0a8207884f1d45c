using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Milestones.Numerics;

namespace Milestones.Benchmarks.Forests;

/// <summary>A forest with the importance of all columns, next to ranger and scikit-learn on the same file.</summary>
internal static class ForestBenchmark
{
    /// <summary>The command <c>forest</c>.</summary>
    public static Command Command()
    {
        var rows = new Option<int>("--rows") { Description = "Rows of the table.", DefaultValueFactory = _ => 50_000 };
        var trees = new Option<int>("--trees") { Description = "Trees.", DefaultValueFactory = _ => 500 };
        var peers = new Option<string?>("--peers") { Description = "Folder with the peers' programs; without it the tool runs alone." };
        var smoke = new Option<bool>("--smoke") { Description = "2,000 rows, 20 trees, no peers." };
        var command = new Command("forest", "Training and importance of all columns, next to ranger and scikit-learn.") { rows, trees, peers, smoke };
        command.SetAction(parsed => parsed.GetValue(smoke)
            ? Run(2_000, 20, null)
            : Run(parsed.GetValue(rows), parsed.GetValue(trees), parsed.GetValue(peers)));
        return command;
    }

    private static int Run(int rows, int trees, string? peers)
    {
        var folder = Directory.CreateTempSubdirectory("milestones-");
        try
        {
            var table = Path.Combine(folder.FullName, "table.csv");
            if (peers is null)
            {
                WriteTable(table, rows);
            }
            else
            {
                Output("/usr/bin/python3", Path.Combine(peers, "make_customers.py"), "--n", Text(rows), "--seed", "1", "--out", table);
            }

            var own = Measure("dotnet", Path.Combine(AppContext.BaseDirectory, "milestones.dll"), "importance", table, "--label", "retained", "--id", "customer_id", "--trees", Text(trees), "--json");
            Print(own, own);
            if (peers is not null)
            {
                Print(Measure("Rscript", Path.Combine(peers, "peer_ranger.R"), table, "minnode=10", "prob=1", "mode=permutation", $"trees={Text(trees)}"), own);
                Print(Measure("/usr/bin/python3", Path.Combine(peers, "peer_sklearn.py"), table, "--min-split", "11", "--perm-repeats", "5", "--trees", Text(trees)), own);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Ten columns, the first of which tells the label.</summary>
    private static void WriteTable(string path, int rows)
    {
        var random = new Seed(1).CreateRandom();
        using var writer = new StreamWriter(path);
        writer.WriteLine("customer_id,retained,planted," + string.Join(',', Enumerable.Range(1, 9).Select(i => $"noise_{i}")));
        for (var row = 0; row < rows; row++)
        {
            var planted = random.NextBoolean(0.5);
            var retained = random.NextBoolean(planted ? 0.8 : 0.4);
            var noise = Enumerable.Range(0, 9).Select(_ => random.NextInt32(1000).ToString(CultureInfo.InvariantCulture));
            writer.WriteLine($"C{row},{(retained ? 1 : 0)},{(planted ? 1 : 0)},{string.Join(',', noise)}");
        }
    }

    /// <summary>The peers print the same keys; what ranger spends on importance is part of its training.</summary>
    private static Measured Measure(string program, params string[] arguments)
    {
        using var document = JsonDocument.Parse(Output(program, arguments));
        var line = document.RootElement;
        var name = line.GetProperty("peer").GetString()!;
        var seconds = line.GetProperty("train_cpu_s").GetDouble() + (name == "ranger" ? 0 : line.GetProperty("importance_cpu_s").GetDouble());
        return new Measured(name, seconds, line.GetProperty("auc").GetDouble(), line.GetProperty("peak_rss_mb").GetDouble());
    }

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static void Print(Measured measured, Measured own) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{measured.Name}: {measured.ProcessorSeconds:0.00} s of processor ({measured.ProcessorSeconds / own.ProcessorSeconds:0.0} ×), AUC {measured.Auc:0.0000}, peak memory {measured.Megabytes:N0} MB"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Measured(string Name, double ProcessorSeconds, double Auc, double Megabytes);
}
