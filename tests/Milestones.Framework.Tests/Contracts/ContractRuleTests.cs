using System.Text;
using Milestones.Framework.Contracts;
using Milestones.Usage;

namespace Milestones.Framework.Tests.Contracts;

/// <summary>The rules on data made by hand: ten events a day, up to the day before 1 April.</summary>
public sealed class ContractRuleTests
{
    private static readonly DateOnly AsOf = new(2025, 4, 1);

    private static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void The_defaults_are_those_documented()
    {
        var options = new ContractOptions();
        Assert.Null(options.AsOf);
        Assert.Null(options.Baseline);
        Assert.Equal((3, 28, 0.5, 2.0, 0.01, 0.1), (options.FreshDays, options.RecentDays, options.LeastVolume, options.MostVolume, options.LateShare, options.LostCustomers));
    }

    [Fact]
    public void Data_as_they_should_be_have_no_finding()
    {
        Assert.Empty(Findings(new FreshnessRule(), Data()));
        Assert.Empty(Findings(new NeedsRule(), Data()));
        Assert.Empty(Findings(new LateEventsRule(), Data(), Baseline()));
        Assert.Empty(Findings(new VolumeRule(), Data(), Baseline()));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "stale")]
    public void Data_that_end_early_are_stale(int missing, string? code)
    {
        var findings = Findings(new FreshnessRule(), Data(Days(missing)));
        Assert.Equal(code is null ? [] : [(code, FindingSeverity.Error)], findings.Select(finding => (finding.Code, finding.Severity)));
        Assert.All(findings, finding => Assert.Contains("the last event is of 2025-03-27, so 4 days before 2025-04-01 have none", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Data_without_events_before_the_day_are_told() =>
        Assert.Equal("no-events", Assert.Single(Findings(new FreshnessRule(), Data([new DayCount(AsOf, 5)]))).Code);

    [Theory]
    [InlineData(1, "days-without-events")]
    [InlineData(5, "days-without-events")]
    [InlineData(8, null)] // more than a fifth: that is how the product is used
    public void Holes_in_the_recent_days_are_told(int holes, string? code) => Assert.Equal(
        code is null ? [] : [code],
        Findings(new FreshnessRule(), Data([.. Days(0).Where(day => day.Day < AsOf.AddDays(-20) || day.Day >= AsOf.AddDays(holes - 20))])).Select(finding => finding.Code));

    [Fact]
    public void Events_of_the_future_are_told_and_today_is_not_the_future()
    {
        Assert.Empty(Findings(new FreshnessRule(), Data([.. Days(0), new DayCount(AsOf, 7)])));
        var finding = Assert.Single(Findings(new FreshnessRule(), Data([.. Days(0), new DayCount(AsOf.AddDays(1), 7)])));
        Assert.Equal("events-in-future", finding.Code);
        Assert.Contains("7 events lie after 2025-04-01", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_measured_and_never_occurs_breaks_the_contract()
    {
        var finding = Assert.Single(Findings(new NeedsRule(), Data(item: [])));
        Assert.Equal(("never-occurs", FindingSeverity.Error, "chat"), (finding.Code, finding.Severity, finding.Feature));
    }

    [Fact]
    public void A_feature_that_fell_silent_is_told_and_a_setup_step_is_not()
    {
        var silent = Days(30);
        Assert.Equal("fell-silent", Assert.Single(Findings(new NeedsRule(), Data(item: silent))).Code);
        Assert.Empty(Findings(new NeedsRule(), Data(item: silent, kind: SurveyedKind.SetupStep)));
    }

    [Fact]
    public void A_plan_that_the_framework_does_not_know_is_told()
    {
        var framework = Framework(next => next with { ByPlan = [next.ByPlan[0] with { Plan = "Pro" }] });
        var data = Data() with { Plans = new Dictionary<string, int>(StringComparer.Ordinal) { ["Pro"] = 5, ["Max"] = 3 } };
        var finding = Assert.Single(Findings(new NeedsRule(), data, framework: framework));
        Assert.Equal("unknown-plan", finding.Code);
        Assert.Contains("3 customers are on the plan 'Max'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_that_begin_after_the_feature_window_are_told()
    {
        var late = new StudyWindows(new DateTime(2025, 4, 1, 0, 0, 0, DateTimeKind.Utc), -120, 0, 0, 90, null);
        Assert.Equal("window-before-events", Assert.Single(Findings(new NeedsRule(), Data(), windows: late)).Code);
    }

    [Theory]
    [InlineData(5, 6, null)] // 62 days with ten events each, then the recent 28
    [InlineData(5, 7, "late-events")]
    [InlineData(5, -6, null)]
    [InlineData(5, -7, "lost-events")]
    [InlineData(62, 2, null)]
    [InlineData(62, 3, "late-events")]
    [InlineData(89, -3, "lost-events")]
    public void Events_that_came_after_the_baseline_and_events_that_are_gone_are_told(int day, int change, string? code)
    {
        List<DayCount> days = [.. Days(0)];
        days[day] = days[day] with { Events = days[day].Events + change };
        Assert.Equal(code is null ? [] : [code], Findings(new LateEventsRule(), Data(days), Baseline()).Select(finding => finding.Code));
    }

    [Theory]
    [InlineData(5, null, FindingSeverity.Note)]
    [InlineData(4, "volume", FindingSeverity.Warning)]
    [InlineData(20, null, FindingSeverity.Note)]
    [InlineData(21, "volume", FindingSeverity.Warning)]
    [InlineData(0, "volume", FindingSeverity.Error)]
    public void Volume_beyond_half_and_double_of_the_baseline_is_told(int perDay, string? code, FindingSeverity severity)
    {
        var findings = Findings(new VolumeRule(), Data(Days(0, perDay)), Baseline());
        Assert.Equal(code is null ? [] : [(code, severity)], findings.Select(finding => (finding.Code, finding.Severity)));
    }

    [Fact]
    public void An_item_that_stopped_breaks_the_contract_if_it_was_used_before()
    {
        var stopped = Assert.Single(Findings(new VolumeRule(), Data(item: Days(40)), Baseline()));
        Assert.Equal(("item-volume", FindingSeverity.Error, "chat"), (stopped.Code, stopped.Severity, stopped.Feature));
        List<DayCount> rare = [new DayCount(AsOf.AddDays(-3), 19)];
        Assert.Empty(Findings(new VolumeRule(), Data(item: Days(40)), Baseline(item: rare)));
    }

    [Fact]
    public void Fewer_customers_and_a_log_that_is_missing_are_told()
    {
        Assert.Empty(Findings(new VolumeRule(), Data() with { Customers = 90 }, Baseline()));
        Assert.Equal("fewer-customers", Assert.Single(Findings(new VolumeRule(), Data() with { Customers = 89 }, Baseline())).Code);
        Assert.Equal("log-missing", Assert.Single(Findings(new VolumeRule(), Data() with { Logs = [] }, Baseline())).Code);
    }

    [Fact]
    public void A_baseline_reads_back_and_forgets_what_lay_after_its_day()
    {
        var report = Report([]) with { Data = Data([.. Days(0), new DayCount(AsOf, 7)]) };
        var baseline = DataBaseline.Of(report);
        Assert.Equal(900, baseline.Logs[0].Events);
        var read = DataBaseline.Read(baseline.GetBytes());
        Assert.Equal(baseline.GetBytes(), read.GetBytes());
        Assert.Equal(baseline.Items[0].Days, read.Items[0].Days);
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":2", "$.format", "reads baselines of format 1, found 2")]
    [InlineData("\"customers\":100", "\"customers\":100,\"mood\":1", "$.mood", "could not be mapped")]
    [InlineData("\"customers\":100", "\"customers\":NaN", "$.customers", "invalid")]
    [InlineData("\"study\":", "\"study\":\"x\",\"study\":", "$.study", "uplicate")]
    [InlineData("\"kind\":\"feature\"", "\"kind\":\"wish\"", "$.items[0].kind", "could not be converted")]
    public void A_flawed_baseline_is_refused_with_its_path(string text, string replacement, string path, string problem)
    {
        var document = Encoding.UTF8.GetString(DataBaseline.Of(Report([]) with { Data = Data() }).GetBytes());
        Assert.Contains(text, document, StringComparison.Ordinal);
        var error = Assert.Throws<FrameworkFormatException>(() => DataBaseline.Read(Encoding.UTF8.GetBytes(document.Replace(text, replacement, StringComparison.Ordinal))));
        Assert.Equal(path, error.Path);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ContractState.Fulfilled)]
    [InlineData(ContractState.Fulfilled, FindingSeverity.Note)]
    [InlineData(ContractState.Doubtful, FindingSeverity.Note, FindingSeverity.Warning)]
    [InlineData(ContractState.Broken, FindingSeverity.Warning, FindingSeverity.Error)]
    public void The_worst_finding_decides(ContractState state, params FindingSeverity[] severities) => Assert.Equal(state, Report(severities).State);

    [Fact]
    public void A_baseline_of_another_study_is_no_baseline()
    {
        var study = new SyntheticEvidence([true]).With("bot", "automation", [true]).Study();
        var options = new ContractOptions { Baseline = Baseline() with { Study = "another" } };
        Assert.Throws<ArgumentException>(() => DataContract.Check(study, null, options, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    private static List<DayCount> Days(int missing, int perDay = 10) => perDay == 0 ? [] :
        [.. Enumerable.Range(0, AsOf.DayNumber - First.DayNumber - missing).Select(day => new DayCount(First.AddDays(day), perDay))];

    private static SurveyedData Data(IReadOnlyList<DayCount>? days = null, IReadOnlyList<DayCount>? item = null, SurveyedKind kind = SurveyedKind.Feature) => new()
    {
        Customers = 100,
        WithoutSeats = 0,
        Plans = new Dictionary<string, int>(StringComparer.Ordinal),
        Logs = [new SurveyedLog("events.csv", days ?? Days(0))],
        Items = [new SurveyedItem("chat", kind, item ?? Days(0))],
        Findings = [],
    };

    private static DataBaseline Baseline(IReadOnlyList<DayCount>? item = null) =>
        DataBaseline.Of(Report([]) with { Data = Data(item: item) });

    private static ContractReport Report(IEnumerable<FindingSeverity> severities) => new()
    {
        Study = "synthetic",
        Framework = null,
        AsOf = AsOf,
        BaselineAsOf = null,
        Findings = [.. severities.Select(severity => new Finding(severity, "made-by-hand", "The test wants it so."))],
        Data = null,
    };

    private static MilestoneFramework Framework(Func<NextStep, NextStep> change)
    {
        var framework = ExampleDocument.Framework;
        return framework with { Milestones = framework.Milestones with { NextSteps = [change(framework.Milestones.NextSteps[0])] } };
    }

    private static List<Finding> Findings(
        IContractRule rule, SurveyedData data, DataBaseline? baseline = null, MilestoneFramework? framework = null, StudyWindows? windows = null)
    {
        var study = new SyntheticEvidence([true]).With("bot", "automation", [true]).Study() with { Windows = windows };
        return [.. rule.Check(new ContractContext(study, framework, data, AsOf, new ContractOptions { Baseline = baseline }))];
    }
}
