namespace Milestones.Usage.Tests.Building;

public sealed class PopulationTests : IDisposable
{
    private const string Catalog = "features: [{name: used, column: used}]";
    private readonly StudyFolder _folder = new StudyFolder().With("catalog.yaml", Catalog);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_boundary_of_a_snapshot_belongs_to_the_later_side_and_the_counts_add_up()
    {
        Study("{mode: snapshot, at: 2025-01-01, lookback: 90, gap: 10, horizon: 60, observed_until: 2025-03-12}", "{retained: churn_date}");
        _folder.With("customers.csv", """
            id,start,end,used
            just before,2024-12-31T23:59:59.9999999Z,,1
            at,2025-01-01,,1
            unknown,,,1
            gone before,2024-01-01,2024-12-31T23:59:59.9999999Z,1
            gone at,2024-01-01,2025-01-01,0
            gone in the gap,2024-01-01,2025-01-05,0
            lost last tick,2024-01-01,2025-03-11T23:59:59.9999999Z,0
            lost at the end,2024-01-01,2025-03-12,0
            """);

        var table = _folder.Build();

        Assert.Equal(["gone at", "gone in the gap", "just before", "lost at the end", "lost last tick"], table.Customers.Select(customer => customer.Id));
        Assert.Equal([false, false, true, true, false], table.Outcome);
        Assert.Equal(
            [
                new Exclusion("the signup is not known", 1),
                new Exclusion("signed up on or after the snapshot (2025-01-01)", 1),
                new Exclusion("gone before the snapshot (2025-01-01)", 1),
            ],
            table.Population.Exclusions);
        Assert.Equal(8, table.Population.Customers);
        AssertAddsUp(table);
    }

    [Fact]
    public void Since_signup_the_landmark_is_the_end_of_the_feature_window_and_follow_up_is_asked_of_everyone()
    {
        Study("{mode: tenure, features: [0, 30], outcome: [60, 90], observed_until: 2025-06-01}", "{retained: churn_date}");
        _folder.With("customers.csv", """
            id,start,end,used
            gone before day 30,2025-01-01,2025-01-30T23:59:59Z,1
            gone on day 30,2025-01-01,2025-01-31,1
            lost,2025-01-01,2025-03-31T12:00:00Z,0
            retained,2025-01-01,2025-04-01,0
            complete,2025-03-03,,0
            censored,2025-03-04,,0
            lost but censored,2025-03-04,2025-05-01,0
            """);

        var table = _folder.Build();

        Assert.Equal(["complete", "gone on day 30", "lost", "retained"], table.Customers.Select(customer => customer.Id));
        Assert.Equal([true, false, false, true], table.Outcome);
        Assert.Equal(
            [
                new Exclusion("gone before day 30", 1),
                new Exclusion("follow-up incomplete (day 90 is after 2025-06-01, until when the data reach)", 2),
            ],
            table.Population.Exclusions);
        Assert.All(table.Customers, customer => Assert.Equal(30, customer.Tenure));
        AssertAddsUp(table);
    }

    [Fact]
    public void Nobody_followed_up_long_enough_is_an_error_of_the_windows()
    {
        Study("{mode: tenure, features: [0, 30], outcome: [60, 90], observed_until: 2025-03-01}", "{retained: churn_date}");
        _folder.With("customers.csv", "id,start,end,used\na,2025-01-01,,1\nb,2025-01-01,,0\n");
        var error = _folder.Refusal().Error;
        Assert.Equal(("study.yaml", "windows"), (error.File, error.Column));
        Assert.Contains("The windows reach to day 90 after signup, and the data end on 2025-03-01", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_left_before_the_start_is_gone_if_the_study_says_so_and_a_mistake_otherwise()
    {
        const string customers = "id,start,end,used\nearly,2025-01-10,2025-01-09,1\nsame day,2025-01-10T15:00:00Z,2025-01-10,1\nlost,2025-01-01,2025-03-10,1\nkept,2025-01-01,,0\n";
        Study("{mode: tenure, features: [0, 30], outcome: [60, 90], observed_until: 2025-06-01}", "{retained: churn_date}");
        _folder.With("customers.csv", customers);
        Assert.Equal(2, Assert.Single(_folder.Refusal().Rows).Row);

        _folder.With("study.yaml", File.ReadAllText(_folder["study.yaml"]).Replace("churn: end}", "churn: end, churn_before_signup: gone}", StringComparison.Ordinal));
        Assert.Equal([new Exclusion("gone before day 30", 2)], _folder.Build().Population.Exclusions);
    }

    [Fact]
    public void An_unknown_label_leaves_out_and_texts_that_mean_retained_are_the_study_s()
    {
        Study("{mode: table}", "{retained: {column: end, when: [stays, back]}}");
        _folder.With("customers.csv", "id,start,end,used\na,,stays,1\nb,,back,1\nc,,leaves,1\nd,,,0\n");
        var table = _folder.Build();
        Assert.Equal([true, true, false], table.Outcome);
        Assert.Equal([new Exclusion("the outcome is not known", 1)], table.Population.Exclusions);

        Study("{mode: table}", "{retained: {column: end}}");
        _folder.With("customers.csv", "id,start,end,used\na,,yes,1\nb,,0,1\nc,,F,1\n");
        Assert.Equal([true, false, false], _folder.Build().Outcome);
        _folder.With("customers.csv", "id,start,end,used\na,,yes,1\nb,,no,1\nc,,perhaps,1\n");
        Assert.Contains("'perhaps' is not a boolean", Assert.Single(_folder.Refusal().Rows).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first", true)]
    [InlineData("last", false)]
    public void Churn_dates_may_lie_in_a_table_of_their_own(string take, bool aIsGone)
    {
        Study("{mode: snapshot, at: 2025-01-01, lookback: 90, horizon: 60, observed_until: 2025-06-01}", "{retained: churn_date}");
        _folder.With("study.yaml", File.ReadAllText(_folder["study.yaml"])
            .Replace("churn: end", $"churn: {{file: churns.csv, customer: who, date: day, take: {take}}}", StringComparison.Ordinal));
        _folder.With("customers.csv", "id,start,used\na,2024-01-01,1\nb,2024-01-01,1\nc,2024-01-01,0\nd,2024-01-01,0\n");
        _folder.With("churns.csv", "day,who\n05/01/2025,d\n31/12/2024,a\n20/01/2025,a\n10/02/2025,b\n");

        var table = _folder.Build();
        Assert.Equal(aIsGone, table.Customers.All(customer => customer.Id != "a"));
        Assert.Equal(table.Customers.Select(customer => customer.Id == "c"), table.Outcome);

        _folder.With("churns.csv", "day,who\n2025-01-05,d\n2025-01-05,stranger\n,a\n");
        Assert.Collection(
            _folder.Refusal().Rows,
            error => Assert.Contains("'stranger' is not in customers.csv", error.Problem, StringComparison.Ordinal),
            error => Assert.Equal(("churns.csv", "day", 4L), (error.File, error.Column, error.Row)));
    }

    private void Study(string windows, string outcome) => _folder.With("study.yaml", $$"""
        study: example
        catalog: catalog.yaml
        customers: {file: customers.csv, id: id, signup: start, churn: end, dates: null}
        windows: {{windows}}
        outcome: {{outcome}}
        hold_out: 0
        """.Replace("start, churn: end, dates: null", windows.Contains("table", StringComparison.Ordinal) ? "start" : "start, churn: end", StringComparison.Ordinal));

    private static void AssertAddsUp(UsageTable table) => Assert.Equal(
        table.Population.Customers,
        table.Population.Eligible + table.Population.Exclusions.Sum(exclusion => exclusion.Count));
}
