using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Reporting;
using Milestones.Usage;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones importance</c>: a quick look at any table with a label.</summary>
internal static class ImportanceVerb
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create(Terminal terminal)
    {
        var table = new Argument<string>("table.csv") { Description = "A row each; numbers, or yes and no." };
        var label = new Option<string>("--label") { Description = "Column to predict: yes or no", HelpName = "COLUMN", Required = true };
        var id = new Option<string>("--id") { Description = "Column that names the rows", HelpName = "COLUMN", Required = true };
        var defaults = new ForestSettings();
        var trees = SharedOptions.WithinRange("--trees", "N", "How many trees", 1, int.MaxValue, defaults.Trees);
        var minNode = SharedOptions.WithinRange("--min-node", "N", "Nodes with fewer rows are not split", 1, int.MaxValue, defaults.MinNode);
        var strata = new Option<string>("--strata") { Description = "Columns, by commas, to compare rows within", HelpName = "COLUMNS", DefaultValueFactory = _ => "" };
        var seed = SharedOptions.Seed("N", 1);
        var threads = SharedOptions.Threads();
        var json = new Option<bool>("--json") { Description = "One line of JSON, with times and memory" };
        var command = new Command("importance", "A quick look at any table: how well a forest predicts the label, and from which columns.")
        {
            table, label, id, trees, minNode, strata, seed, threads, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                terminal,
                new Request(
                    parsed.GetRequiredValue(table),
                    parsed.GetRequiredValue(label),
                    parsed.GetRequiredValue(id),
                    parsed.GetRequiredValue(strata).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    new ForestSettings { Trees = parsed.GetValue(trees), MinNode = parsed.GetValue(minNode) },
                    new Seed(parsed.GetValue(seed) ?? 1)),
                parsed.GetValue(threads),
                parsed.GetValue(json),
                cancellation),
            cancellation));
        return command;
    }

    private static int Run(Terminal terminal, Request request, int threads, bool json, CancellationToken cancellation)
    {
        var write = terminal.WithProgress<Action>(quiet: json, progress =>
        {
            var run = new AnalysisRun { Threads = threads, Progress = progress, Cancellation = cancellation };
            var (table, load) = Timed(() => LabelledTable.Load(request.Path, request.Label, request.Id, request.Strata));
            var (forest, train) = Timed(() => TableForest.Train(table, request.Path, request.Forest, request.Seed, run));
            var (importance, measure) = Timed(() => forest.MeasureImportance(run));
            var (auc, judge) = Timed(() => (HeldOut: forest.AucHeldOut(run), OutOfBag: forest.AucOutOfBag(run)));
            return json
                ? () => WriteJson(terminal, request, table, importance, auc, [load, train, measure, judge])
                : () => terminal.Output.Write(ImportanceSummary.Of(importance, auc.HeldOut, auc.OutOfBag));
        });
        write();
        return ExitCode.Done;
    }

    private static void WriteJson(
        Terminal terminal, Request request, LabelledTable table, TableImportance importance, (Estimate HeldOut, Estimate OutOfBag) auc, Cost[] steps)
    {
        using var process = Process.GetCurrentProcess();
        var ranks = new Dictionary<string, object[][]>(StringComparer.Ordinal)
        {
            ["impurity"] = Ranks(importance, importance.Impurity),
            ["permutation"] = Ranks(importance, importance.Permutation),
        };
        if (importance.Conditional is { } conditional)
        {
            ranks["conditional"] = Ranks(importance, conditional);
        }

        var line = JsonSerializer.Serialize(
            new
            {
                Peer = "milestones",
                Setting = $"node{request.Forest.MinNode}_prob",
                N = table.Labels.Length,
                request.Forest.Trees,
                LoadS = steps[0].Seconds,
                TrainS = steps[1].Seconds,
                TrainCpuS = steps[1].ProcessorSeconds,
                ImportanceS = steps[2].Seconds,
                ImportanceCpuS = steps[2].ProcessorSeconds,
                TotalS = steps.Sum(step => step.Seconds),
                Auc = Defined(auc.HeldOut.Value),
                AucOob = Defined(auc.OutOfBag.Value),
                PeakRssMb = process.PeakWorkingSet64 >> 20,
                Ranks = ranks,
            },
            Json);
        terminal.Output.Profile.Out.Writer.WriteLine(line);
    }

    private static double? Defined(double value) => double.IsNaN(value) ? null : value;

    private static object[][] Ranks(TableImportance importance, IReadOnlyList<double> values) =>
        [.. importance.Ranked(values).Select(pair => new object[] { pair.Column, pair.Value })];

    private static (T Result, Cost Cost) Timed<T>(Func<T> work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var result = work();
        return (result, new Cost(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds));
    }

    private sealed record Request(string Path, string Label, string Id, string[] Strata, ForestSettings Forest, Seed Seed);

    private readonly record struct Cost(double Seconds, double ProcessorSeconds);
}
