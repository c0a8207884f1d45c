using System.Globalization;
using System.Text;
using Milestones.Numerics;

namespace Milestones.Usage.Tests.Building;

/// <summary>A table of several snapshots is the tables of the single ones, put together.</summary>
public sealed class PooledSnapshotsTests : IDisposable
{
    private const string First = "2024-04-01";
    private const string Second = "2024-07-01";
    private const string Third = "2024-08-01";
    private const string Fourth = "2024-10-01";

    private readonly StudyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The lookback of 100 days is longer than the time between snapshots, so that an event counts at several of them.</summary>
    [Fact]
    public void Every_row_is_that_of_its_snapshot_alone()
    {
        WriteData();
        var pooled = Build($"[{Second}, {First}, {Third}]", holdOut: 0);

        Assert.Equal([First, Second, Third], pooled.Pooled!.Flows.Select(flow => Show(flow.Date)));
        foreach (var (snapshot, date) in new[] { First, Second, Third }.Index())
        {
            var alone = Build(date, holdOut: 0);
            int[] rows = [.. Enumerable.Range(0, pooled.RowCount).Where(row => pooled.Pooled.SnapshotOf[row] == snapshot)];

            Assert.Null(alone.Pooled);
            Assert.Equal(alone.Customers, rows.Select(row => pooled.Customers[row]));
            Assert.Equal(alone.Outcome, rows.Select(row => pooled.Outcome[row]));
            Assert.Equal(alone.ActiveDays!, rows.Select(row => pooled.ActiveDays![row]));
            Assert.Equal(alone.SecondaryOutcomes[0].Values, rows.Select(row => pooled.SecondaryOutcomes[0].Values[row]));
            foreach (var (expected, found) in alone.Features.Zip(pooled.Features))
            {
                Assert.Equal(expected.Values, rows.Select(row => found.Values[row]));
                Assert.Equal(expected.OtherActiveDays!, rows.Select(row => found.OtherActiveDays![row]));
                Assert.Equal(expected.DaysSinceFirstUse!, rows.Select(row => found.DaysSinceFirstUse![row]));
            }

            Assert.Equal(alone.Population.Exclusions, pooled.Pooled.Flows[snapshot].Exclusions);
            Assert.Equal((alone.Population.Customers, alone.Population.Training), (pooled.Pooled.Flows[snapshot].Customers, pooled.Pooled.Flows[snapshot].Training));
        }
    }

    [Fact]
    public void Rows_of_a_customer_stand_together_by_date_and_have_one_number()
    {
        WriteData();
        var table = Build($"[{First}, {Second}, {Third}]", holdOut: 0);
        var pooled = table.Pooled!;

        for (var row = 1; row < table.RowCount; row++)
        {
            var isSame = table.Customers[row].Id == table.Customers[row - 1].Id;
            Assert.Equal(isSame, pooled.CustomerOf[row] == pooled.CustomerOf[row - 1]);
            Assert.True(isSame ? pooled.SnapshotOf[row] > pooled.SnapshotOf[row - 1] : string.CompareOrdinal(table.Customers[row].Id, table.Customers[row - 1].Id) > 0);
        }

        Assert.Equal(table.Customers.DistinctBy(customer => customer.Id).Count(), pooled.CountCustomers(Enumerable.Range(0, table.RowCount)));
        Assert.Equal(table.Fingerprint, Build($"[{Third}, {First}, {Second}]", holdOut: 0).Fingerprint);
        Assert.NotEqual(table.Fingerprint, Build($"[{First}, {Second}]", holdOut: 0).Fingerprint);
    }

    /// <summary>The latest of four snapshots is held out. The outcome window of the third, 60 days from August 1, reaches beyond October 1 no more than
    /// by its own last day less one; with 90 days it does, and the second and third leave.</summary>
    [Theory]
    [InlineData(60, 0)]
    [InlineData(90, 1)]
    public void The_latest_snapshot_is_held_out_and_nothing_is_learned_from_what_was_not_known_by_then(int horizon, int leftOut)
    {
        WriteData();
        var table = Build($"[{First}, {Second}, {Third}, {Fourth}]", horizon: horizon);
        var pooled = table.Pooled!;

        Assert.True(table.HoldOutIsTemporal);
        Assert.Equal(pooled.SnapshotOf.Select(snapshot => snapshot == 3), table.HeldOut);
        var reason = table.Population.Exclusions.Where(exclusion => exclusion.Reason == $"outcome window ends after the hold-out begins ({Fourth})").ToList();
        Assert.Equal(leftOut, reason.Count);
        Assert.Equal(leftOut == 0, pooled.SnapshotOf.Contains(2));
        Assert.Contains(1, pooled.SnapshotOf); // July 1 and 90 days is September 29
        Assert.All(Enumerable.Range(0, table.RowCount), row => Assert.Equal(
            table.HeldOut[row] && !Enumerable.Range(0, table.RowCount).Any(other => !table.HeldOut[other] && table.Customers[other].Id == table.Customers[row].Id),
            pooled.IsUnseen[row]));
        Assert.Contains(true, pooled.IsUnseen);
        Assert.Contains(false, pooled.IsUnseen.Where((_, row) => table.HeldOut[row]));
    }

    [Fact]
    public void Flows_add_up_by_snapshot_and_over_all()
    {
        WriteData();
        var table = Build($"[{First}, {Second}, {Third}, {Fourth}]", horizon: 90);
        var flows = table.Pooled!.Flows;

        Assert.All(flows, flow => Assert.Equal(flow.Customers, flow.Exclusions.Sum(exclusion => exclusion.Count) + flow.Training + flow.HeldOut));
        Assert.Equal(table.Population.Customers, flows.Sum(flow => flow.Customers));
        Assert.Equal((table.Population.Training, table.Population.HeldOut), (flows.Sum(flow => flow.Training), flows.Sum(flow => flow.HeldOut)));
        Assert.Equal(table.RowCount, table.Population.Eligible);
        Assert.All(table.Population.Exclusions, exclusion => Assert.Equal(
            exclusion.Count, flows.SelectMany(flow => flow.Exclusions).Where(other => other.Reason == exclusion.Reason).Sum(other => other.Count)));
        Assert.Equal(table.Population.Customers, table.Population.Exclusions.Sum(exclusion => exclusion.Count) + table.RowCount);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        WriteData();
        WriteStudy($"[{First}, {Second}, {Third}, {Fourth}]", 60, 0.25, Catalog);
        var study = Study.Load(_folder["study.yaml"]);

        Assert.Equal(
            UsageTableBuilder.Build(study, new BuildOptions { Threads = 1 }).Fingerprint, UsageTableBuilder.Build(study, new BuildOptions { Threads = 4 }).Fingerprint);
    }

    [Fact]
    public void Snapshots_too_close_to_hold_one_out_are_refused_with_the_remedy()
    {
        WriteData();
        WriteStudy($"[{Second}, {Third}]", 60, 0.25, Catalog);

        var error = _folder.Refusal().Error;

        Assert.Equal("windows.at", error.Column);
        Assert.Contains("60 days apart", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, Build($"[{Second}, {Third}]", holdOut: 0).HeldOut.Count(held => held));
    }

    [Theory]
    [InlineData($"[{First}, {First}]", "outcome: {retained: churn_date}", Catalog, "more than once")]
    [InlineData($"[{First}, {Second}]", "outcome: {retained: {column: plan}}", Catalog, "read from a column")]
    [InlineData($"[{First}, {Second}]", "outcome: {retained: churn_date}", "features:\n  - {name: a, column: plan}\n", "is a column")]
    public void What_cannot_be_pooled_is_refused(string at, string outcome, string catalog, string expected)
    {
        WriteData();
        WriteStudy(at, 60, 0.25, catalog, outcome);

        Assert.Contains(expected, _folder.Refusal().Error.Problem, StringComparison.Ordinal);
    }

    private const string Catalog = "features:\n  - {name: a, event: a, measure: count}\n  - {name: b, event: b, measure: active_days}\n";

    private UsageTable Build(string at, double holdOut = 0.25, int horizon = 60)
    {
        WriteStudy(at, horizon, holdOut, Catalog);
        return _folder.Build();
    }

    private void WriteStudy(string at, int horizon, double holdOut, string catalog, string outcome = "outcome: {retained: churn_date, secondary: [{not_dormant: [a]}]}")
    {
        _folder.With("catalog.yaml", catalog);
        _folder.With("study.yaml", $$"""
            study: pooled
            catalog: catalog.yaml
            customers: {file: customers.csv, id: id, signup: signed_up, churn: churned, plan: plan}
            events:
              - {files: events.csv, customer: id, event: event, time: at}
            windows: {mode: snapshot, at: {{at}}, lookback: 100, horizon: {{horizon}}, observed_until: 2025-06-01}
            {{outcome}}
            hold_out: {{holdOut.ToString(CultureInfo.InvariantCulture)}}
            """);
    }

    private void WriteData()
    {
        var random = new Seed(12).CreateRandom();
        var start = new DateTime(2023, 9, 1, 0, 0, 0, DateTimeKind.Utc);
        var (customers, events) = (new StringBuilder("id,signed_up,churned,plan\n"), new StringBuilder("id,event,at\n"));
        for (var customer = 0; customer < 120; customer++)
        {
            var signup = start.AddDays(random.NextInt32(390));
            var churn = random.NextBoolean(0.6) ? Show(signup.AddDays(1 + random.NextInt32(400))) : "";
            customers.Append(CultureInfo.InvariantCulture, $"c{customer},{Show(signup)},{churn},{(random.NextBoolean(0.5) ? "pro" : "free")}\n");
            for (var number = 0; number < 40; number++)
            {
                var at = start.AddHours(random.NextInt32(24 * 500));
                events.Append(CultureInfo.InvariantCulture, $"c{customer},{(random.NextBoolean(0.5) ? "a" : random.NextBoolean(0.5) ? "b" : "other")},{at:yyyy-MM-ddTHH:mm:ssZ}\n");
            }
        }

        _folder.With("customers.csv", customers.ToString());
        _folder.With("events.csv", events.ToString());
    }

    private static string Show(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
