using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>The study behind the claim that verdicts and intervals are right: many generated data sets whose truth is known.</summary>
internal static class EvidenceBenchmark
{
    /// <summary>The command <c>evidence-study</c>.</summary>
    public static Command Command()
    {
        var defaults = new StudySettings();
        var dataSets = Option("--data-sets", "Data sets.", defaults.DataSets);
        var customers = Option("--customers", "Generated customers of each.", defaults.Customers);
        var truth = Option("--truth", "Generated customers for the truth.", defaults.TruthCustomers);
        var steps = Option("--steps", "Data sets per planted step.", defaults.ThresholdDataSets);
        var seed = new Option<ulong>("--seed") { Description = "Seed of the first data set; the others follow.", DefaultValueFactory = _ => defaults.FirstSeed };
        var smoke = new Option<bool>("--smoke") { Description = "Eight data sets, with lenient targets." };
        var command = new Command("evidence-study", "Verdicts and intervals against a planted truth, over many data sets; exits with 1 if a target is missed.")
        {
            dataSets, customers, truth, steps, seed, smoke,
        };
        command.SetAction(parsed => Run(parsed.GetValue(smoke)
            ? StudySettings.Smoke
            : defaults with
            {
                DataSets = parsed.GetValue(dataSets),
                Customers = parsed.GetValue(customers),
                TruthCustomers = parsed.GetValue(truth),
                ThresholdDataSets = parsed.GetValue(steps),
                FirstSeed = parsed.GetValue(seed),
            }));
        return command;
    }

    private static int Run(StudySettings settings)
    {
        var watch = Stopwatch.StartNew();
        var report = StudyReport.Of(settings);
        Console.WriteLine(report.Markdown);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMinutes:0.0} minutes"));
        return report.Targets.All(target => target.Holds) ? 0 : 1;
    }

    private static Option<int> Option(string name, string description, int byDefault) =>
        new(name) { Description = description, DefaultValueFactory = _ => byDefault };
}
