namespace Milestones.Framework.Tests;

public sealed class LookLedgerTests
{
    private static readonly bool[] Retained = [.. Enumerable.Range(0, 40).Select(row => row % 3 > 0)];

    [Fact]
    public void Repeating_a_run_adds_a_run_and_no_setting()
    {
        using var folder = new StudyFolder();
        Assert.Equal(new LookCount(1, 1, 0, null), LookLedger.Record(folder.Derive(Retained), new StandingClock(1)));
        Assert.Equal(new LookCount(2, 1, 0, null), LookLedger.Record(folder.Derive(Retained), new StandingClock(2)));
    }

    [Fact]
    public void Counting_records_nothing()
    {
        using var folder = new StudyFolder();
        var first = folder.Derive(Retained);
        Assert.StartsWith("This run is not recorded", LookLedger.Count(first).Problem, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathTo("study.looks.ledger")));
        LookLedger.Record(first, new StandingClock(1));
        LookLedger.Record(folder.Derive(Retained, seed: 2), new StandingClock(2));
        Assert.Equal(new LookCount(2, 2, 1, null), LookLedger.Count(first));
        Assert.Equal(new LookCount(2, 2, 1, null), LookLedger.Count(first));
    }

    [Fact]
    public void Another_seed_and_another_catalog_are_other_settings()
    {
        using var folder = new StudyFolder();
        LookLedger.Record(folder.Derive(Retained), new StandingClock(1));
        Assert.Equal(new LookCount(2, 2, 1, null), LookLedger.Record(folder.Derive(Retained, seed: 2), new StandingClock(2)));
        File.WriteAllText(folder.PathTo("catalog.yaml"), "features: [] # another\n");
        Assert.Equal(new LookCount(3, 3, 2, null), LookLedger.Record(folder.Derive(Retained), new StandingClock(3)));
    }

    [Fact]
    public void Registering_is_no_other_setting()
    {
        using var folder = new StudyFolder();
        LookLedger.Record(folder.Derive(Retained), new StandingClock(1));
        RegistrationLedger.Register(folder.Study(), null, new StandingClock(2));
        Assert.Equal(new LookCount(2, 1, 0, null), LookLedger.Record(folder.Derive(Retained), new StandingClock(3)));
    }

    [Fact]
    public void Looks_at_other_customers_are_not_counted()
    {
        using var folder = new StudyFolder();
        LookLedger.Record(folder.Derive(Retained), new StandingClock(1));
        bool[] others = [.. Retained, true, false, true, true];
        Assert.Equal(new LookCount(1, 1, 0, null), LookLedger.Record(folder.Derive(others), new StandingClock(2)));
    }

    [Fact]
    public void A_ledger_that_cannot_be_written_is_told_and_stops_nothing()
    {
        using var folder = new StudyFolder();
        Directory.CreateDirectory(folder.PathTo("study.looks.ledger")); // root may write anywhere, but not here
        var looks = LookLedger.Record(folder.Derive(Retained), new StandingClock(1));
        Assert.Equal((1, 1), (looks.Runs, looks.Settings));
        Assert.StartsWith("The run could not be recorded in study.looks.ledger", looks.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_record_is_told()
    {
        using var folder = new StudyFolder();
        LookLedger.Record(folder.Derive(Retained), new StandingClock(1));
        LookLedger.Record(folder.Derive(Retained, seed: 2), new StandingClock(2));
        var path = folder.PathTo("study.looks.ledger");
        File.WriteAllText(path, File.ReadAllText(path).Replace("2025-01-01", "2024-01-01", StringComparison.Ordinal));
        Assert.StartsWith("Line 2 of study.looks.ledger does not follow", LookLedger.Record(folder.Derive(Retained), new StandingClock(3)).Problem, StringComparison.Ordinal);
    }
}
