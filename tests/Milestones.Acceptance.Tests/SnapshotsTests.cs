using System.Globalization;
using System.Text;
using Milestones.Framework;
using Milestones.Numerics;

namespace Milestones.Acceptance.Tests;

/// <summary>A study of several snapshots, from files to every output.</summary>
public sealed class SnapshotsTests
{
    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Customers differ in how likely they are to stay and in what they use; beside that, rules are a cause of staying and exports are not.</summary>
    [Fact]
    public async Task Snapshots_are_pooled_from_the_files_to_the_report()
    {
        using var place = new Workplace();
        WriteStudy(place, customers: 3_000);
        var result = await Tool.DoAsync(place.Folder, "derive", "study.yaml", "--threads", "1", "--out", "one");
        await Tool.DoAsync(place.Folder, "derive", "study.yaml", "--quiet", "--threads", "3", "--out", "three");
        await Tool.DoAsync(place.Folder, "table", "study.yaml", "--out", "table.csv");
        await Tool.DoAsync(place.Folder, "score", "one/framework.json", "--study", "study.yaml", "--out", "scores.csv");

        var framework = FrameworkJson.Read(File.ReadAllBytes(place.PathTo("one", "framework.json")));
        var pooled = framework.Population.Pooled!;
        Assert.Equal(Workplace.Fingerprint(place.PathTo("one")), Workplace.Fingerprint(place.PathTo("three")));
        Assert.Equal(["2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01"], pooled.Snapshots.Select(flow => Day(flow.Date)));
        Assert.Equal(pooled.Snapshots.Select(flow => flow.Date), framework.Windows!.Snapshots);
        Assert.Equal(framework.Population.HeldOut, pooled.Snapshots[3].HeldOut); // the latest of four, each a quarter of the rows or so
        Assert.True(framework.Population.Training > pooled.TrainingCustomers);

        Assert.Equal("kept", Verdict(framework, "rules"));
        Assert.Equal("not_predictive", Verdict(framework, "exports"));
        var headline = framework.Milestones.Maturity!.Headline;
        Assert.Equal(pooled.Snapshots[3].HeldOut, headline.Mature.Of); // at the latest snapshot every customer counts once
        Assert.Equal(pooled.UnseenCustomers, headline.HoldOutUnseen!.Adoption.Of);
        Assert.Equal(pooled.UnseenCustomers, framework.Forest.HoldOutUnseen!.Customers);

        Assert.Contains("4 snapshots are pooled (2024-01-01, 2024-04-01, 2024-07-01, 2024-10-01).", Words(result.Output), StringComparison.Ordinal);
        Assert.All(["report.md", "report.html"], name =>
        {
            var report = Words(File.ReadAllText(place.PathTo("one", name)));
            Assert.Contains("Counts are of customer-snapshots unless they say otherwise", report, StringComparison.Ordinal);
            Assert.Contains("2024-01-01, 2024-04-01, 2024-07-01, 2024-10-01", report, StringComparison.Ordinal);
        });
        string[] ofRows = ["| predicted | retained | {0} |", "| mature in | {0}, training | retained, training | {0}, hold-out |", "| part | {0} | AUC |"];
        var tables = Words(File.ReadAllText(place.PathTo("one", "report.md")));
        Assert.All(ofRows, head => Assert.Contains(string.Format(CultureInfo.InvariantCulture, head, "customer-snapshots"), tables, StringComparison.Ordinal));
        Assert.All(ofRows, head => Assert.DoesNotContain(string.Format(CultureInfo.InvariantCulture, head, "customers"), tables, StringComparison.Ordinal));
        Assert.Contains("unseen_adjusted_lift", File.ReadLines(place.PathTo("one", "evidence.csv")).First(), StringComparison.Ordinal);
        Assert.StartsWith("customer,snapshot,part,retained", File.ReadLines(place.PathTo("table.csv")).First(), StringComparison.Ordinal);
        Assert.Equal(framework.Population.Training + framework.Population.HeldOut, File.ReadLines(place.PathTo("table.csv")).Count() - 1);
        Assert.Equal(3_000, File.ReadLines(place.PathTo("scores.csv")).Count() - 1);
    }

    private static string Verdict(MilestoneFramework framework, string name) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(framework.Features.Single(feature => feature.Name == name).Verdict.ToString());

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void WriteStudy(Workplace place, int customers)
    {
        File.WriteAllText(place.PathTo("catalog.yaml"), """
            categories: [automation, reporting]
            features:
              - {name: rules, event: rule, measure: adopted, category: automation, level: mature}
              - {name: exports, event: export, measure: adopted, category: reporting, level: mature}
            """);
        File.WriteAllText(place.PathTo("study.yaml"), """
            study: snapshots
            catalog: catalog.yaml
            customers: {file: customers.csv, id: id, signup: signed_up, churn: churned}
            events:
              - {files: events.csv, customer: id, event: event, time: at}
            windows: {mode: snapshot, at: [2024-01-01, 2024-04-01, 2024-07-01, 2024-10-01], lookback: 90, horizon: 90, observed_until: 2025-01-01}
            outcome: {retained: churn_date}
            rules: {headline_categories: 1}
            forest: {trees: 60, shadow_refits: 2, stability_refits: 4, refit_trees: 10}
            """);
        var random = new Seed(30).CreateRandom();
        var (table, events) = (new StringBuilder("id,signed_up,churned\n"), new StringBuilder("id,event,at\n"));
        for (var customer = 0; customer < customers; customer++)
        {
            var (staying, likesRules, likesExports) = (random.NextNormal(), random.NextNormal(), random.NextNormal());
            var joins = random.NextInt32(4); // the first snapshot that sees the customer
            DateTime? churned = null;
            for (var snapshot = joins; snapshot < 4 && churned is null; snapshot++)
            {
                var date = First.AddMonths(3 * snapshot);
                var rules = Uses("rule", likesRules, date);
                Uses("export", likesExports, date);
                if (random.NextBoolean(1 / (1 + Math.Exp(0.4 + staying + (rules ? 1.1 : 0)))))
                {
                    churned = date.AddDays(1 + random.NextInt32(80));
                }
            }

            table.Append(CultureInfo.InvariantCulture, $"c{customer:0000},{Day(First.AddMonths(3 * joins).AddDays(-60))},{(churned is { } day ? Day(day) : "")}\n");

            bool Uses(string name, double likes, DateTime date)
            {
                var uses = likes + (0.7 * random.NextNormal()) > 0.2;
                if (uses)
                {
                    events.Append(CultureInfo.InvariantCulture, $"c{customer:0000},{name},{Day(date.AddDays(-1 - random.NextInt32(50)))}\n");
                }

                return uses;
            }
        }

        File.WriteAllText(place.PathTo("customers.csv"), table.ToString());
        File.WriteAllText(place.PathTo("events.csv"), events.ToString());
    }

    private static string Day(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
