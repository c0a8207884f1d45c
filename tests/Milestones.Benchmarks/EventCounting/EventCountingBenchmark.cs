using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Milestones.Numerics;
using Milestones.Usage;
using Milestones.Usage.Events;

namespace Milestones.Benchmarks.EventCounting;

/// <summary>Counts one large event file into customers × features, next to DuckDB's GROUP BY on the same file.</summary>
internal static class EventCountingBenchmark
{
    private const int Features = 60;

    /// <summary>The command <c>event-counting</c>.</summary>
    public static Command Command()
    {
        var events = new Option<long>("--events") { Description = "Events in the file.", DefaultValueFactory = _ => 20_000_000 };
        var customers = new Option<int>("--customers") { Description = "Customers.", DefaultValueFactory = _ => 100_000 };
        var threads = new Option<int>("--threads") { Description = "Threads that count.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var runs = new Option<int>("--runs") { Description = "Runs of each; the fastest counts.", DefaultValueFactory = _ => 3 };
        var smoke = new Option<bool>("--smoke") { Description = "20,000 events of 500 customers." };
        var command = new Command("event-counting", "Events of a CSV file counted into customers × features, next to DuckDB.")
        {
            events, customers, threads, runs, smoke,
        };
        command.SetAction(parsed => parsed.GetValue(smoke)
            ? Run(20_000, 500, parsed.GetValue(threads), 1)
            : Run(parsed.GetValue(events), parsed.GetValue(customers), parsed.GetValue(threads), parsed.GetValue(runs)));
        return command;
    }

    private static int Run(long events, int customers, int threads, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("milestones-");
        try
        {
            var generator = new EventLogGenerator(customers, Features);
            var path = Path.Combine(folder.FullName, "events.csv");
            generator.Write(path, events, new Seed(1));
            Print($"{events:N0} events, {new FileInfo(path).Length / 1e6:N0} MB, {customers:N0} customers × {Features} features");

            var plan = Plan(folder.FullName, generator);
            var seconds = new List<double>();
            EventCounts counts = null!;
            var processor = Environment.CpuUsage.TotalTime;
            for (var run = 0; run < runs; run++)
            {
                counts = null!;
                GC.Collect(); // so that the peak is that of one run
                var errors = new RowErrors(0);
                var watch = Stopwatch.StartNew();
                counts = EventCounter.Count(plan, errors, threads);
                seconds.Add(watch.Elapsed.TotalSeconds);
                errors.ThrowIfTooMany();
            }

            processor = (Environment.CpuUsage.TotalTime - processor) / runs;
            Print($"Milestones, {threads} threads: {seconds.Min():0.000} s ({processor.TotalSeconds:0.00} s of processor), {events / seconds.Min() / 1e6:0.0} million events/s, peak memory {PeakMemory.Megabytes():N0} MB");

            var duckDb = DuckDb.Count(path, runs);
            Print($"DuckDB {duckDb.Version}: {duckDb.Seconds.Min():0.000} s ({duckDb.ProcessorSeconds:0.00} s of processor)");
            Print($"Milestones takes {seconds.Min() / duckDb.Seconds.Min():0.00} × the time of DuckDB, {processor.TotalSeconds / duckDb.ProcessorSeconds:0.00} × its processor time");
            return Agree(counts, customers, duckDb) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every event lies in the window and feeds a feature: the most work that a file can make.</summary>
    private static EventCountingPlan Plan(string folder, EventLogGenerator generator)
    {
        var (start, end) = EventLogGenerator.Span;
        var window = new TimeWindow(start, end);
        var features = generator.EventNames.Select((name, number) => new Feature
        {
            Name = name,
            Title = name,
            Source = new EventSource([name], [], null),
            Measure = number % 6 == 0 ? Measure.ActiveDays : Measure.Count,
        });
        var study = new Study
        {
            Name = "benchmark",
            Folder = folder,
            Customers = new CustomerSource { File = "customers.csv", Id = "customer_id" },
            Events = [new EventLog { Files = ["events.csv"], Customer = "customer_id", Event = "event", Time = "occurred_at", Quantity = "quantity" }],
            Windows = new StudyWindows(end, -EventLogGenerator.Days, 0, 0, EventLogGenerator.Days, null),
            Outcome = new RetainedByChurnDate(),
            Catalog = new FeatureCatalog([], [.. features]),
        };
        return new EventCountingPlan
        {
            Study = study,
            CustomerIds = generator.CustomerIds,
            FeatureWindows = [.. generator.CustomerIds.Select(_ => window)],
            OutcomeWindows = [.. generator.CustomerIds.Select(_ => new TimeWindow(end, end.AddDays(EventLogGenerator.Days)))],
            SignedUp = [.. generator.CustomerIds.Select(_ => (DateTime?)start)],
        };
    }

    private static bool Agree(EventCounts counts, int customers, DuckDb duckDb)
    {
        double cells = 0, quantity = 0;
        foreach (var feature in counts.Features)
        {
            for (var customer = 0; customer < customers; customer++)
            {
                var value = feature.Quantity(customer);
                cells += value > 0 ? 1 : 0;
                quantity += value;
            }
        }

        var agree = (counts.Events, cells, quantity) == (duckDb.Events, duckDb.Cells, duckDb.Quantity);
        Print(agree
            ? (FormattableString)$"Both count {quantity:N0} uses in {cells:N0} cells."
            : $"The counts differ: {quantity:N0} uses in {cells:N0} cells against DuckDB's {duckDb.Quantity:N0} in {duckDb.Cells:N0}.");
        return agree;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
