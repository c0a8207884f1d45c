using System.CommandLine;
using System.Globalization;

namespace Milestones.Benchmarks.Forests;

/// <summary>How well the forest predicts, next to ranger and scikit-learn at like settings, over tables of several seeds: one
/// table tells them apart no better than ± 0.004.</summary>
internal static class AucBenchmark
{
    /// <summary>The command <c>forest-auc</c>.</summary>
    public static Command Command()
    {
        var rows = new Option<int>("--rows") { Description = "Rows of each table.", DefaultValueFactory = _ => 10_000 };
        var trees = new Option<int>("--trees") { Description = "Trees.", DefaultValueFactory = _ => 100 };
        var seeds = new Option<int>("--seeds") { Description = "How many tables; each is predicted at its own seed and the next.", DefaultValueFactory = _ => 6 };
        var peers = ForestBenchmark.PeerFolder();
        var command = new Command("forest-auc", "AUC on rows held out, next to ranger and scikit-learn, over several tables.") { rows, trees, seeds, peers };
        command.SetAction(parsed => Run(
            parsed.GetValue(rows), parsed.GetValue(trees), parsed.GetValue(seeds), new PeerPrograms(ForestBenchmark.FolderOf(parsed, peers) ?? PeerPrograms.DefaultFolder)));
        return command;
    }

    private static int Run(int rows, int trees, int seeds, PeerPrograms peers)
    {
        using var place = new TemporaryFolder();
        var (ranger, scikit) = (new List<double>(), new List<double>());
        for (var seed = 1; seed <= seeds; seed++)
        {
            var table = place.PathTo("table.csv");
            peers.MakeTable(table, rows, seed);
            foreach (var forestSeed in (int[])[seed, seed + 1])
            {
                var own = PeerPrograms.Own(table, trees, forestSeed).Auc;
                if (peers.Ranger(table, trees, importance: false, forestSeed) is not { } first || peers.ScikitLearn(table, trees, 0, forestSeed) is not { } second)
                {
                    return 1;
                }

                ranger.Add(own - first.Auc);
                scikit.Add(own - second.Auc);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"table {seed}, seed {forestSeed}: milestones {own:0.0000}, ranger {first.Auc:0.0000}, scikit-learn {second.Auc:0.0000}"));
            }
        }

        Console.WriteLine($"milestones − ranger: {Mean(ranger)}");
        Console.WriteLine($"milestones − scikit-learn: {Mean(scikit)}");
        return 0;
    }

    private static string Mean(List<double> differences)
    {
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Count - 1) / differences.Count);
        return string.Create(CultureInfo.InvariantCulture, $"{mean:+0.0000;−0.0000} ± {error:0.0000} (standard error over {differences.Count} runs)");
    }
}
