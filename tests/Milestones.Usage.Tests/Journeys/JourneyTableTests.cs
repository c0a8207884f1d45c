using static Milestones.Usage.Tests.Journeys.JourneyStudy;

namespace Milestones.Usage.Tests.Journeys;

/// <summary>Core actions and setup steps since signup, by hand.</summary>
public sealed class JourneyTableTests
{
    private const string Signup = "2025-01-10";

    private static readonly string[] Anyone = [$"z,{Signup},,pro,1"];

    /// <summary>So that nothing is refused as never occurring.</summary>
    private static readonly string[] AnyEvents = ["z,invited,2025-01-10,1", "z,route_x,2025-01-10,1", "z,sent,2025-12-01,1"];

    [Fact]
    public void An_event_on_a_boundary_belongs_to_the_later_window()
    {
        using var study = new JourneyStudy().Write(
            [$"a,{Signup},,pro,2", .. Anyone],
            [$"a,sent,{Day(Signup, -0.1)},1", $"a,sent,{Day(Signup, 0)},2", $"a,sent,{Day(Signup, 29.99)},4", $"a,sent,{Day(Signup, 30)},8",
             $"a,sent,{Day(Signup, 89.99)},16", $"a,sent,{Day(Signup, 90)},32", $"a,sent,{Day(Signup, 179.99)},64", $"a,sent,{Day(Signup, 180)},128", .. AnyEvents]);
        var table = study.Build();

        Assert.Equal(6, table.CoreActionsBeforeLandmark[0]);
        Assert.Equal(30, table.CoreActionsForActivation[0]);
        Assert.Equal(96, table.CoreActionsForUtilization[0]);
        Assert.Equal(96 / (3.0 * 2), table.Utilization(0));
    }

    [Fact]
    public void A_step_is_taken_on_its_first_day_whatever_the_order_of_rows()
    {
        using var study = new JourneyStudy().Write(
            [$"a,{Signup},,pro,1", $"b,{Signup},,basic,1", $"c,{Signup},,,1"],
            $"a,invited,{Day(Signup, 40)},1", $"a,invited,{Day(Signup, 12.5)},1", $"a,invited,{Day(Signup, -3)},1", $"a,invited,{Day(Signup, 20)},0",
            $"b,invited,{Day(Signup, 30)},1", $"c,route_mail,{Day(Signup, 0)},1", $"c,route_chat,{Day(Signup, 3)},1", "a,sent,2025-02-01,1");
        var table = study.Build();

        var invited = table.Steps[0];
        Assert.Equal([12, 30, null], invited.Days);
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(row => invited.IsTaken(row, table.Settings.Setup)));
        var routed = table.Steps[1];
        Assert.Equal([null, null, 0], routed.Days);
        Assert.Equal([true, false, false], routed.Open); // plan basic does not include it, and of c nobody knows the plan
    }

    [Fact]
    public void Events_can_be_counted_in_place_of_quantities()
    {
        using var study = new JourneyStudy { CoreAction = "{name: sent, event: sent, counts: events}" }.Write(
            [$"a,{Signup},,pro,1", .. Anyone], [$"a,sent,{Day(Signup, 1)},7", $"a,sent,{Day(Signup, 2)},0", $"a,sent,{Day(Signup, 2)},0.5", .. AnyEvents]);

        Assert.Equal(2, study.Build().CoreActionsForActivation[0]);
    }

    [Fact]
    public void Months_of_the_calendar_are_the_full_ones_inside_the_window()
    {
        // Day 90 of a signup on 10 January is 10 April, day 180 is 9 July: May and June are full.
        using var study = new JourneyStudy { Milestones = "{months: calendar}" }.Write(
            [$"a,{Signup},,pro,2", .. Anyone],
            ["a,sent,2025-04-30 23:59:59,1", "a,sent,2025-05-01,2", "a,sent,2025-06-30 23:59:59,4", "a,sent,2025-07-01,8", .. AnyEvents]);
        var table = study.Build();

        Assert.Equal(2, table.Months[0]);
        Assert.Equal(6, table.CoreActionsForUtilization[0]);
        Assert.Equal(1.5, table.Utilization(0));
    }

    [Fact]
    public void Seats_are_weighted_by_how_long_they_held()
    {
        using var study = new JourneyStudy { CustomerKeys = ", seat_changes: {file: seats.csv, customer: id, date: on, seats: seats}" }
            .Write([$"a,{Signup},,pro,10", $"b,{Signup},,pro,10", $"c,{Signup},,pro,", $"d,{Signup},,pro,0", $"e,{Signup},,pro,", .. Anyone], AnyEvents)
            .With("seats.csv", "id,on,seats", $"a,{Day(Signup, 120)},4", $"a,{Day(Signup, 150)},40", $"b,{Day(Signup, 180)},40", $"c,{Day(Signup, 150)},6");
        var table = study.Build();

        Assert.Equal(((10 * 30) + (4 * 30) + (40 * 30)) / 90.0, table.Seats[0], 12);
        Assert.Equal(10, table.Seats[1]);
        Assert.Equal(6, table.Seats[2]); // before, nobody knows
        Assert.Equal(0, table.Seats[3]);
        Assert.True(double.IsNaN(table.Utilization(3)));
        Assert.True(double.IsNaN(table.Seats[4]));
    }

    [Fact]
    public void Seat_changes_of_strangers_and_contradictions_are_refused()
    {
        using var study = new JourneyStudy { CustomerKeys = ", seat_changes: {file: seats.csv, customer: id, date: on, seats: seats}" }
            .Write([$"a,{Signup},,pro,10"], AnyEvents)
            .With("seats.csv", "id,on,seats", "a,2025-02-01,4", "a,2025-02-01,5", "q,2025-02-01,5", "a,,5");

        var rows = study.Refusal().Rows;
        Assert.Equal([3, 4, 5], rows.Select(row => (int)row.Row!));
        Assert.Contains("two changes at the same time", rows[0].Problem, StringComparison.Ordinal);
        Assert.Contains("'q' is not in customers.csv", rows[1].Problem, StringComparison.Ordinal);
        Assert.Contains("expected from when on", rows[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Presence_follow_up_and_outcome_follow_the_dates()
    {
        using var study = new JourneyStudy().Write(
            [$"a,{Signup},{Day(Signup, 180)},pro,1", $"b,{Signup},{Day(Signup, 179)},pro,1", $"c,{Signup},{Day(Signup, 270)},pro,1", "d,2025-07-05,,pro,1", "e,,,pro,1", $"f,{Signup},2025-01-01,pro,1", .. Anyone],
            AnyEvents);
        study.With("study.yaml", File.ReadAllText(study.Folder["study.yaml"]).Replace("seats: seats", "seats: seats, churn_before_signup: gone", StringComparison.Ordinal));
        var table = study.Build();

        Assert.Equal(["a", "b", "c", "d", "z"], table.Customers.Select(customer => customer.Id));
        Assert.Equal([true, false, true, true, true], Rows(row => table.IsPresentAt(row, 180)));
        Assert.Equal([true, true, true, true, true], Rows(row => table.IsFollowedTo(row, 180)));
        Assert.Equal([true, true, true, false, true], Rows(row => table.IsFollowedTo(row, 270)));
        Assert.Equal([false, false, true, true, true], table.Retained.Select(retained => retained!.Value));
        Assert.Equal([new Exclusion("the signup is not known", 1), new Exclusion("gone before tenure zero", 1)], table.Exclusions);

        bool[] Rows(Func<int, bool> ask) => [.. Enumerable.Range(0, table.RowCount).Select(ask)];
    }

    [Fact]
    public void Activity_tells_dormancy_and_may_be_the_outcome()
    {
        using var study = new JourneyStudy { Outcome = "{activity: [sent]}" }.Write(
            [$"a,{Signup},,pro,1", $"b,{Signup},,pro,1", .. Anyone],
            [$"a,invited,{Day(Signup, 179)},1", $"a,invited,{Day(Signup, 181)},1", $"b,sent,{Day(Signup, 269)},1", .. AnyEvents]);
        var table = study.Build();

        Assert.Equal([true, false, false], table.ActiveAfterActivation);
        Assert.Equal([false, true, false], table.Retained.Select(retained => retained!.Value));
    }

    [Theory]
    [InlineData("sent", "core action 'sent'")]
    [InlineData("route_", "setup step 'routed'")]
    public void What_never_occurs_is_refused(string missing, string named)
    {
        using var study = new JourneyStudy().Write(
            [$"a,{Signup},,pro,1"], [.. new[] { "a,invited,2025-01-11,1", "a,route_x,2025-01-11,1", "a,sent,2025-01-11,1" }.Where(row => !row.Contains(missing, StringComparison.Ordinal))]);

        Assert.Contains($"The {named} never occurs", study.Refusal().Error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hold_out_is_one_boundary_in_time()
    {
        string[] customers = [.. Enumerable.Range(0, 40).Select(i => $"k{i:00},{Day("2025-01-01", i * 6)[..10]},,pro,1")];
        using var study = new JourneyStudy().Write(customers, "k00,sent,2025-01-02,1", "k00,invited,2025-01-02,1", "k00,route_x,2025-01-02,1");
        var table = study.Build();

        var complete = Enumerable.Range(0, 40).Count(row => table.IsFollowedTo(row, 270));
        Assert.InRange(complete, 12, 20);
        var training = complete - (int)Math.Round(0.25 * complete, MidpointRounding.AwayFromZero);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i >= training), table.HeldOut);
    }
}
