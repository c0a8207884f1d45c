using System.CommandLine;
using System.Globalization;
using Milestones.Forests;
using Milestones.Forests.Clusters;
using Milestones.Numerics;

namespace Milestones.Benchmarks.Forests;

/// <summary>How many of the twelve planted causal columns are among the first twelve: by plain permutation importance, and with
/// each cluster of correlated columns represented by its source; and how many of the eight noisy copies are told.</summary>
internal static class RecallBenchmark
{
    /// <summary>The command <c>forest-recall</c>.</summary>
    public static Command Command()
    {
        var rows = new Option<int>("--rows") { Description = "Rows of each table.", DefaultValueFactory = _ => 50_000 };
        var trees = new Option<int>("--trees") { Description = "Trees.", DefaultValueFactory = _ => 500 };
        var seeds = new Option<int[]>("--seeds")
        {
            Description = "Of the tables of each structure.", DefaultValueFactory = _ => [1, 2, 3, 4, 5], AllowMultipleArgumentsPerToken = true,
        };
        var structures = new Option<int[]>("--structures")
        {
            Description = "Seeds of the structures: which column plays which role, and how strongly.", DefaultValueFactory = _ => [7, 8, 9], AllowMultipleArgumentsPerToken = true,
        };
        var peers = ForestBenchmark.PeerFolder();
        var command = new Command("forest-recall", "How much of a planted truth is found, over seeds and structures.") { rows, trees, seeds, structures, peers };
        command.SetAction(parsed => Run(
            parsed.GetValue(rows),
            parsed.GetValue(trees),
            parsed.GetValue(seeds)!,
            parsed.GetValue(structures)!,
            new PeerPrograms(ForestBenchmark.FolderOf(parsed, peers) ?? PeerPrograms.DefaultFolder)));
        return command;
    }

    private static int Run(int rows, int trees, int[] seeds, int[] structures, PeerPrograms peers)
    {
        using var place = new TemporaryFolder();
        var all = new List<Recall>();
        foreach (var structure in structures)
        {
            foreach (var seed in seeds)
            {
                var table = place.PathTo("table.csv");
                peers.MakeTable(table, rows, seed, structure);
                var recall = Recall.Of(TrainingTable.Load(table), PlantedTruth.Beside(table), trees);
                Console.WriteLine($"structure {structure}, seed {seed}: {recall}");
                all.Add(recall);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"mean of {all.Count}: plain {all.Average(r => r.Plain):0.00} of 12, by source {all.Average(r => r.BySource):0.00} of 12; copies told {(double)all.Sum(r => r.CopiesTold) / all.Sum(r => r.Copies):0.0 %}; wrongly called copies {all.Sum(r => r.WronglyCalledCopies)}"));
        return 0;
    }

    private sealed record Recall(int Plain, int BySource, int Copies, int CopiesTold, int WronglyCalledCopies, double ProcessorSeconds)
    {
        public static Recall Of(TrainingTable table, PlantedTruth truth, int trees)
        {
            var before = Environment.CpuUsage.TotalTime;
            var (matrix, labels) = (table.Matrix, table.Labels);
            var forest = RandomForestTrainer.Train(matrix, labels, new RandomForestOptions { Trees = trees }, new Seed(1));
            var importance = PermutationImportance.Compute(forest, matrix, labels).Values;
            var findings = ClusterImportance.Compute(forest, matrix, labels, ColumnClusters.Find(matrix), new Seed(2));
            var noise = -importance.Min();
            var copies = findings.SelectMany(f => f.Cluster.Members.Select((j, place) => (Copy: j, Source: f.CopyOf(place, noise))))
                .Where(pair => pair.Source is not null).ToDictionary(pair => pair.Copy, pair => pair.Source!.Value);
            var names = matrix.ColumnNames;
            int[] order = [.. Enumerable.Range(0, names.Count).OrderByDescending(j => importance[j])];
            return new Recall(
                truth.Found(order.Select(j => names[j])),
                truth.Found(order.Where(j => !copies.ContainsKey(j)).Select(j => names[j])),
                truth.SourceOf.Count,
                truth.SourceOf.Count(pair => names.Index().Any(n => n.Item == pair.Key && copies.TryGetValue(n.Index, out var source) && names[source] == pair.Value)),
                copies.Keys.Count(j => !truth.SourceOf.ContainsKey(names[j])),
                (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"plain {Plain}, by source {BySource} of 12; copies told {CopiesTold} of {Copies}, wrongly called {WronglyCalledCopies}; {ProcessorSeconds:0.0} s of processor");
    }
}
