namespace Milestones.Usage.Tests.Events;

/// <summary>On which days customers were active, and on which they did nothing but use one feature.</summary>
public sealed class ActivityDaysTests
{
    [Fact]
    public void A_day_is_a_feature_s_own_if_every_event_of_it_is_a_use_of_the_feature()
    {
        using var study = new EventStudy();
        study.Features.Clear();
        study.Features.Add(EventStudy.EventFeature("chat", ["chat", "chat_rated"]));
        study.Features.Add(EventStudy.EventFeature("all of chat", prefixes: ["chat"]));
        study.Features.Add(EventStudy.EventFeature("reports", ["report"]));
        study.WriteEvents(
            "A,chat,2024-11-01T10:00:00Z", // its own day, and that of the feature which takes in all of chat
            "A,chat_rated,2024-11-01T11:00:00Z",
            "A,chat,2024-11-02T10:00:00Z",
            "A,chat_closed,2024-11-02T11:00:00Z", // no use of 'chat'
            "A,chat,2024-11-03T10:00:00Z",
            "A,report,2024-11-03T10:00:00Z",
            "A,login,2024-11-04T10:00:00Z", // feeds no feature, and yet is activity
            "A,report,2024-11-05T10:00:00Z",
            "A,login,2024-11-05T10:00:00Z",
            "A,report,2025-01-01T00:00:00Z", // behind the window
            "B,report,2024-12-31T23:59:00Z");

        var counts = study.Count();

        Assert.Equal([5, 1], counts.ActiveDays);
        Assert.Equal([1, 2, 0], counts.Features.Select(use => use.OwnDays(0)));
        Assert.Equal([0, 0, 1], counts.Features.Select(use => use.OwnDays(1)));
        Assert.Equal([60, 60, 58], counts.Features.Select(use => use.DaysSinceFirstUse(0)));
        Assert.Equal([-1, -1, 0], counts.Features.Select(use => use.DaysSinceFirstUse(1)));
    }

    [Fact]
    public void What_is_counted_nought_times_is_no_activity()
    {
        using var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Quantity = "n" };
        study.Write("events.csv", "customer_id,event,at,n\nA,chat,2024-11-01,0\nA,chat,2024-11-02,2\nB,login,2024-11-02,0\n");

        var counts = study.Count();

        Assert.Equal([1, 0], counts.ActiveDays);
        Assert.Equal(59, counts.Features[0].DaysSinceFirstUse(0));
    }

    [Fact]
    public void Windows_of_many_years_are_counted_as_exactly_as_short_ones()
    {
        using var study = new EventStudy { FeatureWindow = new TimeWindow(EventStudy.Snapshot.AddYears(-30), EventStudy.Snapshot) };
        var days = Enumerable.Range(0, 400).Select(number => EventStudy.Snapshot.AddDays(-1 - (number * 27))).ToList();
        study.WriteEvents([.. days.Select(day => FormattableString.Invariant($"A,chat,{day:yyyy-MM-dd}")), "A,login,2024-12-31"]);

        var counts = study.Count();

        Assert.Equal([400, 0], counts.ActiveDays);
        Assert.Equal(399, counts.Features[0].OwnDays(0));
        Assert.Equal(399 * 27, counts.Features[0].DaysSinceFirstUse(0));
    }

    [Fact]
    public void Conditions_decide_of_which_features_an_event_is_a_use()
    {
        using var study = new EventStudy();
        study.Features.Clear();
        string[][] channels = [["web", "app"], ["app", "mail"], ["web", "app", "mail"]];
        study.Features.AddRange(channels.Select((anyOf, number) => EventStudy.EventFeature($"f{number}", ["chat"], condition: new PropertyCondition("channel", anyOf))));
        study.Write("events.csv", """
            customer_id,event,at,channel
            A,chat,2024-11-01,web
            A,chat,2024-11-01,app
            A,chat,2024-11-02,app
            A,chat,2024-11-02,mail
            A,chat,2024-11-03,mail
            A,chat,2024-11-03,web
            A,chat,2024-11-04,fax
            A,chat,2024-11-04,app

            """);

        var counts = study.Count();

        Assert.Equal([4, 0], counts.ActiveDays);
        Assert.Equal([1, 1, 3], counts.Features.Select(use => use.OwnDays(0)));
    }
}
