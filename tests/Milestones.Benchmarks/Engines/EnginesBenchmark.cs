using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Milestones.Forests;
using Milestones.MLNet;
using Milestones.Numerics;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.Engines;

/// <summary>Both engines on the same customers in one run: training, importance, and AUC on customers held out.</summary>
internal static class EnginesBenchmark
{
    /// <summary>The command <c>engines</c>.</summary>
    public static Command Command()
    {
        var customers = new Option<int>("--customers") { Description = "Customers to generate.", DefaultValueFactory = _ => 20_000 };
        var trees = new Option<int>("--trees") { Description = "Trees.", DefaultValueFactory = _ => 100 };
        var smoke = new Option<bool>("--smoke") { Description = "1,000 customers, 10 trees." };
        var command = new Command("engines", "The forest next to ML.NET's FastForest: training, importance, AUC.") { customers, trees, smoke };
        command.SetAction(parsed => parsed.GetValue(smoke) ? Run(1_000, 10) : Run(parsed.GetValue(customers), parsed.GetValue(trees)));
        return command;
    }

    private static int Run(int customers, int trees)
    {
        var table = SampleGenerator.CreateTable(new SampleOptions { Customers = customers, Seed = 1 }).Table;
        var (training, heldOut) = (Rows(table, heldOut: false), Rows(table, heldOut: true));
        var options = new RandomForestOptions { Trees = trees };
        Measure(new FastForestEngine(), table, training[..Math.Min(500, training.Length)], heldOut, new RandomForestOptions { Trees = 2 }); // what starts once per process
        var own = Measure(new RandomForestEngine(), table, training, heldOut, options);
        var fast = Measure(new FastForestEngine(), table, training, heldOut, options);
        Console.WriteLine($"{training.Length} customers, {table.Features.Count} features, {trees} trees; FastForest grows 6 forests to measure its importance");
        Print(own, own);
        Print(fast, own);
        return 0;
    }

    private static Measured Measure(IForestEngine engine, UsageTable table, int[] training, int[] heldOut, RandomForestOptions options)
    {
        var (model, train) = Timed(() => engine.Train(Columns(table, training), Labels(table, training), options, new Seed(1)));
        var (_, importance) = Timed(() => model.MeasureImportance());
        var auc = RocAuc.Estimate(Labels(table, heldOut), model.Predict(Columns(table, heldOut)), 0.95).Value;
        return new Measured(engine.Name, train, importance, auc);
    }

    private static (T Result, Cost Cost) Timed<T>(Func<T> work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var result = work();
        return (result, new Cost(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds));
    }

    private static void Print(Measured one, Measured own) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Name}: training {one.Train.Seconds:0.0} s ({one.Train.ProcessorSeconds:0.0} s of processor), importance {one.Importance.Seconds:0.0} s ({one.Importance.ProcessorSeconds:0.0} s); together {one.ProcessorSeconds / own.ProcessorSeconds:0.0} × the processor time of {own.Name}; AUC on customers held out {one.Auc:0.0000}"));

    private static int[] Rows(UsageTable table, bool heldOut) => [.. Enumerable.Range(0, table.RowCount).Where(row => table.HeldOut[row] == heldOut)];

    private static ForestColumn[] Columns(UsageTable table, int[] rows) =>
        [.. table.Features.Select(column => new ForestColumn(column.Feature.Name, Array.ConvertAll(rows, row => column.Values[row])))];

    private static bool[] Labels(UsageTable table, int[] rows) => Array.ConvertAll(rows, row => table.Outcome[row]);

    private readonly record struct Cost(double Seconds, double ProcessorSeconds);

    private sealed record Measured(string Name, Cost Train, Cost Importance, double Auc)
    {
        public double ProcessorSeconds => Train.ProcessorSeconds + Importance.ProcessorSeconds;
    }
}
