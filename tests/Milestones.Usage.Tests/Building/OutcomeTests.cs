namespace Milestones.Usage.Tests.Building;

/// <summary>Outcomes beyond retention, as the primary one and beside it.</summary>
public sealed class OutcomeTests : IDisposable
{
    private const string Snapshot = "{mode: snapshot, at: 2025-01-01, lookback: 30, horizon: 60, observed_until: 2025-04-01}";

    private readonly StudyFolder _folder = new StudyFolder()
        .With("catalog.yaml", "features: [{name: used, column: used}]")
        .With("customers.csv", """
            id,start,end,used,seats,seats_at_end
            a,2024-01-01,,1,5,6
            b,2024-01-01,,1,5,5
            c,2024-01-01,,0,5,
            d,2024-01-01,2025-02-01,0,5,9
            e,2024-01-01,2025-03-02,0,5,9
            gone,2024-01-01,2024-12-01,0,5,9

            """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Who_has_more_seats_at_the_end_has_expanded_unless_it_was_lost()
    {
        Study(Snapshot, "{retained: churn_date, secondary: [{expanded: {from: seats, to: seats_at_end}}]}");

        var table = _folder.Build();

        Assert.Equal([true, true, true, false, true], table.Outcome);
        var expanded = Assert.Single(table.SecondaryOutcomes);
        Assert.Equal("expanded", expanded.Name);
        Assert.Equal([true, false, null, false, true], expanded.Values);
        Assert.Contains(table.Findings, finding => finding is { Code: "secondary-outcome-unknown", Message: "The outcome 'expanded' is not known of 1 of 5 customers; they are left out where it is reported." });
    }

    [Fact]
    public void As_the_primary_outcome_it_leaves_out_whom_it_is_not_known_of()
    {
        Study(Snapshot, "{expanded: {from: seats, to: seats_at_end}, secondary: [{retained: churn_date}]}");

        var table = _folder.Build();

        Assert.Equal(["a", "b", "d", "e"], table.Customers.Select(customer => customer.Id));
        Assert.Equal([true, false, false, true], table.Outcome);
        Assert.Equal([true, true, false, true], Assert.Single(table.SecondaryOutcomes).Values);
        Assert.Contains(new Exclusion("the outcome is not known", 1), table.Population.Exclusions);
        Assert.Contains(table.Findings, finding => finding.Code == "outcome-is-not-retention");
    }

    [Fact]
    public void Sizes_are_those_just_before_either_end_of_the_outcome_window()
    {
        Study(Snapshot, "{retained: churn_date, secondary: [{name: spend grew, expanded: {file: spend.csv, customer: who, date: since, size: spend}}]}");
        _folder.With("spend.csv", """
            who,since,spend
            a,2025-03-01,30
            a,2024-12-31T23:59:59Z,10
            a,2024-02-01,20
            b,2024-02-01,10
            b,2025-03-02,20
            c,2025-01-01,10
            c,2025-02-01,20
            d,2024-02-01,10
            d,2025-01-15,20
            e,2024-02-01,10
            e,2025-01-01,20

            """);

        var table = _folder.Build();

        // a: 10 then 30; b: the change at the window's end is too late; c: nothing is known before the window;
        // d: was lost; e: a change at the window's start belongs to it.
        Assert.Equal([true, false, null, false, true], Assert.Single(table.SecondaryOutcomes).Values);
    }

    [Fact]
    public void Each_kind_of_activity_is_an_outcome_of_its_own()
    {
        _folder.With("study.yaml", $$"""
            study: test
            catalog: catalog.yaml
            customers: {file: customers.csv, id: id, signup: start, churn: end, churn_before_signup: gone}
            events: [{files: events.csv, customer: who, event: what, time: at}]
            windows: {{Snapshot}}
            outcome:
              not_dormant: [login, chat]
              secondary: [{not_dormant: any, name: seen}, {retained: {activity: [chat]} }]
            """).With("catalog.yaml", "features: [{name: chat, event: chat}]").With("events.csv", """
            who,what,at
            a,chat,2024-12-20
            a,chat,2025-01-20
            b,login,2025-01-20
            c,export,2025-01-20
            d,chat,2025-03-02

            """);

        var table = _folder.Build();

        Assert.Equal([true, true, false, false, false], table.Outcome);
        Assert.Equal(["seen", "retained"], table.SecondaryOutcomes.Select(outcome => outcome.Name));
        Assert.Equal([true, true, true, false, false], table.SecondaryOutcomes[0].Values);
        Assert.Equal([true, false, false, false, false], table.SecondaryOutcomes[1].Values);
    }

    [Fact]
    public void What_a_secondary_outcome_is_like_is_part_of_the_table_s_identity()
    {
        Study(Snapshot, "{retained: churn_date, secondary: [{expanded: {from: seats, to: seats_at_end}}]}");
        var fingerprint = _folder.Build().Fingerprint;
        _folder.With("customers.csv", File.ReadAllText(_folder["customers.csv"]).Replace("b,2024-01-01,,1,5,5", "b,2024-01-01,,1,5,7", StringComparison.Ordinal));

        Assert.NotEqual(fingerprint, _folder.Build().Fingerprint);
    }

    [Theory]
    [InlineData("{retained: churn_date, expanded: {from: a, to: b}}", "An outcome is either")]
    [InlineData("{secondary: [{retained: churn_date}]}", "An outcome is either")]
    [InlineData("{retained: churn_date, secondary: [{not_dormant: any, name: retained}]}", "There are two outcomes 'retained'.")]
    [InlineData("{retained: churn_date, secondary: [{not_dormant: any}]}", "Retention by activity needs events.")]
    [InlineData("{retained: churn_date, secondary: [{expanded: {from: seats_at_end, to: seats}}]}", "The column 'seats' holds the size at the end")]
    [InlineData("{retained: churn_date, secondary: [{expanded: {from: seats, to: used}}]}", "The column 'used' tells of the outcome")]
    public void Outcomes_that_cannot_be_are_refused(string outcome, string problem)
    {
        Study(Snapshot, outcome);

        Assert.Contains(problem, _folder.Refusal().Error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_of_size_need_windows()
    {
        Study("{mode: table}", "{retained: {column: used}, secondary: [{expanded: {file: spend.csv, customer: who, date: since, size: spend}}]}");

        Assert.Contains("Changes of size are compared in windows", _folder.Refusal().Error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,2024-02-01,ten", "spend", "ten")]
    [InlineData("a,,10", "since", "empty")]
    [InlineData("a,2024-02-01,", "spend", "empty")]
    [InlineData("stranger,2024-02-01,10", "who", "'stranger' is not in customers.csv")]
    [InlineData("a,2024-02-01,10\na,2024-02-01,11", "spend", "another size from the same date on")]
    public void Changes_that_cannot_be_used_are_refused_with_their_row(string rows, string column, string problem)
    {
        Study(Snapshot, "{retained: churn_date, secondary: [{expanded: {file: spend.csv, customer: who, date: since, size: spend}}]}");
        _folder.With("spend.csv", $"who,since,spend\n{rows}\nb,2024-02-01,1\n");

        var error = Assert.Single(_folder.Refusal().Rows);

        Assert.Equal(("spend.csv", column), (error.File, error.Column));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    private void Study(string windows, string outcome) => _folder.With("study.yaml", $"""
        study: test
        catalog: catalog.yaml
        customers: {"{"}file: customers.csv, id: id, signup: start, churn: end, seats: seats{"}"}
        windows: {windows}
        outcome: {outcome}
        hold_out: 0
        """);
}
