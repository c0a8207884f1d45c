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
        var (defaults, pooledDefaults) = (new StudySettings(), StudySettings.Pooled);
        var dataSets = Option("--data-sets", "Data sets", defaults.DataSets, pooledDefaults.DataSets);
        var customers = Option("--customers", "Generated customers of each", defaults.Customers, pooledDefaults.Customers);
        var truth = Option("--truth", "Generated customers for the truth", defaults.TruthCustomers, pooledDefaults.TruthCustomers);
        var steps = Option("--steps", "Data sets per planted step", defaults.ThresholdDataSets, null);
        var seed = new Option<ulong?>("--seed") { Description = $"Seed of the first data set, the others follow; default {defaults.FirstSeed}, of --pooled {pooledDefaults.FirstSeed}." };
        var pooled = new Option<bool>("--pooled") { Description = "Several snapshots of the same customers, in place of one." };
        var smoke = new Option<bool>("--smoke") { Description = "Few data sets, with lenient targets; both studies." };
        var command = new Command("evidence-study", "Verdicts and intervals against a planted truth, over many data sets; exits with 1 if a target is missed.")
        {
            dataSets, customers, truth, steps, seed, pooled, smoke,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(smoke))
            {
                var (one, several) = (Run(StudyReport.Of, StudySettings.Smoke), Run(StudyReport.OfPooled, StudySettings.PooledSmoke));
                return Math.Max(one, several);
            }

            var isPooled = parsed.GetValue(pooled);
            var settings = isPooled ? pooledDefaults : defaults;
            return Run(isPooled ? StudyReport.OfPooled : StudyReport.Of, settings with
            {
                DataSets = parsed.GetValue(dataSets) ?? settings.DataSets,
                Customers = parsed.GetValue(customers) ?? settings.Customers,
                TruthCustomers = parsed.GetValue(truth) ?? settings.TruthCustomers,
                ThresholdDataSets = parsed.GetValue(steps) ?? settings.ThresholdDataSets,
                FirstSeed = parsed.GetValue(seed) ?? settings.FirstSeed,
            });
        });
        return command;
    }

    private static int Run(Func<StudySettings, StudyReport> study, StudySettings settings)
    {
        var watch = Stopwatch.StartNew();
        var report = study(settings);
        Console.WriteLine(report.Markdown);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMinutes:0.0} minutes"));
        return report.Targets.All(target => target.Holds) ? 0 : 1;
    }

    private static Option<int?> Option(string name, string what, int byDefault, int? ofPooled) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{what}; default {byDefault}{(ofPooled is null ? "" : $", of --pooled {ofPooled}")}."),
    };
}
