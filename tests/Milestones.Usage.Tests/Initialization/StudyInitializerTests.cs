using Milestones.Usage.Initialization;

namespace Milestones.Usage.Tests.Initialization;

public sealed class StudyInitializerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Customers_and_events_become_a_snapshot_study()
    {
        Write("accounts.csv", "account_id,signed_up_on,churned_on,plan,seats,note", i =>
            $"A{i},2024-0{1 + (i % 6)}-10,{(i % 4 == 0 ? "2024-12-15" : "")},{(i % 3 == 0 ? "pro" : "free")},{i % 20},\"hello, {i}\"");
        Write("events.csv", "at,account_id,event,quantity", i =>
            $"2024-{1 + (i % 12):00}-05T10:00:00Z,A{i % 20},{(i % 2 == 0 ? "rule: run" : "dashboard_viewed")},{i % 5}");

        StudyInitializer.Write(_folder);
        var study = Study.Load(Path.Combine(_folder, "study.yaml"));

        Assert.Equal("accounts.csv", study.Customers.File);
        Assert.Equal("account_id", study.Customers.Id);
        Assert.Equal("signed_up_on", study.Customers.Signup);
        Assert.Equal(new ChurnSource("churned_on"), study.Customers.Churn);
        Assert.Equal("plan", study.Customers.Plan);
        Assert.Equal("seats", study.Customers.Seats);
        var log = Assert.Single(study.Events);
        Assert.Equal(("account_id", "event", "at", "quantity"), (log.Customer, log.Event, log.Time, log.Quantity));
        Assert.Equal(["dashboard_viewed", "rule: run"], study.Catalog.Features.Select(feature => feature.Name));
        Assert.IsType<RetainedByChurnDate>(study.Outcome);
        Assert.Equal(new DateTime(2024, 9, 14, 0, 0, 0, DateTimeKind.Utc), study.Windows!.Snapshot); // 83 days, a quarter of the log, before its end
        Assert.Equal(83, study.Windows.OutcomeEnd);
    }

    [Fact]
    public void A_table_with_a_label_becomes_a_table_study()
    {
        Write("table.csv", "customer,tenure,contract,backup,calls,churn", i =>
            $"C{i},{i},{(i % 2 == 0 ? "month" : "year")},{(i % 3 == 0 ? "No internet" : i % 3 == 1 ? "Yes" : "No")},{i % 7},{(i % 5 == 0 ? "Yes" : "No")}");

        StudyInitializer.Write(_folder);
        var study = Study.Load(Path.Combine(_folder, "study.yaml"));

        Assert.Equal("customer", study.Customers.Id);
        Assert.Equal("tenure", study.Customers.Tenure);
        Assert.Equal("contract", study.Customers.Plan);
        Assert.Equal(["No internet"], study.Customers.NotEligible);
        var outcome = Assert.IsType<RetainedByColumn>(study.Outcome);
        Assert.Equal(("churn", "No"), (outcome.Column, Assert.Single(outcome.RetainedWhen)));
        Assert.Equal([("backup", Measure.Adopted), ("calls", Measure.Value)], study.Catalog.Features.Select(feature => (feature.Name, feature.Measure)));
    }

    [Fact]
    public void Dates_that_begin_with_the_day_epoch_times_and_customers_who_leave_before_their_start_are_recognised()
    {
        Write("customers.csv", "id,start_date,cancelled", i => $"c{i},{1 + (i % 28):00}/0{1 + (i % 3)}/2024,{(i % 5 == 0 ? "31/12/2023" : i % 5 == 1 ? "15/06/2024" : "")}");
        Write("log.jsonl", "not json", i => $$"""{"id": "c{{i % 50}}", "action": "{{(i % 2 == 0 ? "read" : "write")}}", "ts": {{1704067200 + (i * 172800L)}}}""");

        StudyInitializer.Write(_folder);
        var study = Study.Load(Path.Combine(_folder, "study.yaml"));

        Assert.Equal(ChurnBeforeSignup.Gone, study.Customers.ChurnBeforeSignup);
        Assert.Equal("ts", Assert.Single(study.Events).Time);
        Assert.Equal(new DateTime(2024, 5, 30, 0, 0, 0, DateTimeKind.Utc), study.Windows!.Snapshot); // 49 days, a quarter of the log, before its end
        Assert.DoesNotContain("# dates", File.ReadAllText(Path.Combine(_folder, "study.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_guessed_is_left_to_a_person()
    {
        Write("customers.csv", "id,start_date,cancelled", i => $"c{i},0{1 + (i % 9)}/0{1 + (i % 7)}/2024,");
        StudyInitializer.Write(_folder);
        Assert.Contains("# dates: dd/MM/yyyy   nothing tells", File.ReadAllText(Path.Combine(_folder, "study.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        File.WriteAllText(Path.Combine(_folder, "study.yaml"), "mine");

        var error = Assert.Throws<InputException>(() => StudyInitializer.Write(_folder));

        Assert.Contains("there already", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "study.yaml")));
        Assert.False(File.Exists(Path.Combine(_folder, "catalog.yaml")));
    }

    [Fact]
    public void A_folder_without_data_is_told_what_to_hold()
    {
        var error = Assert.Throws<InputException>(() => StudyInitializer.Write(_folder));
        Assert.Contains("one row per customer", error.Message, StringComparison.Ordinal);
    }

    private void Write(string file, string header, Func<int, string> row) =>
        File.WriteAllLines(Path.Combine(_folder, file), Enumerable.Range(0, 100).Select(row).Prepend(header));
}
