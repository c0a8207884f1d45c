using Milestones.Usage.Events;

namespace Milestones.Usage.Tests.Events;

public sealed class EventCounterTests
{
    // The default windows: features from [2024-10-03, 2025-01-01), outcome from [2025-01-11, 2025-04-11).
    [Theory]
    [InlineData("2024-10-02T23:59:59.9999999Z", 0, false)]
    [InlineData("2024-10-03T00:00:00.0000000Z", 1, false)]
    [InlineData("2024-10-03T00:00:00.0000001Z", 1, false)]
    [InlineData("2024-12-31T23:59:59.9999999Z", 1, false)]
    [InlineData("2024-12-31T23:59:59.99999999Z", 1, false)]
    [InlineData("2025-01-01T00:00:00.0000000Z", 0, false)]
    [InlineData("2025-01-01T00:00:00.0000001Z", 0, false)]
    [InlineData("2025-01-10T23:59:59.9999999Z", 0, false)]
    [InlineData("2025-01-11T00:00:00.0000000Z", 0, true)]
    [InlineData("2025-01-11T00:00:00.0000001Z", 0, true)]
    [InlineData("2025-04-10T23:59:59.9999999Z", 0, true)]
    [InlineData("2025-04-11T00:00:00.0000000Z", 0, false)]
    [InlineData("2025-04-11T00:00:00.0000001Z", 0, false)]
    public void An_event_one_tick_before_at_and_after_each_edge_lands_where_it_should(string time, int uses, bool active)
    {
        using var study = new EventStudy();
        study.WriteEvents("A,chat," + time);

        var counts = study.Count();

        Assert.Equal([uses, 0], Quantities(counts));
        Assert.Equal([active, false], counts.ActiveInOutcomeWindow[0]);
    }

    [Fact]
    public void Windows_are_each_customers_own()
    {
        using var study = new EventStudy();
        study.Windows = customer =>
        {
            var signup = EventStudy.Snapshot.AddHours(5).AddDays(customer);
            return (new TimeWindow(signup, signup.AddDays(28)), new TimeWindow(signup.AddDays(84), signup.AddDays(112)));
        };
        study.Features[0] = EventStudy.EventFeature("chat", ["chat"], measure: Measure.ActiveDays);
        study.WriteEvents(
            "A,chat,2025-01-01T04:59:59.9999999Z",
            "A,chat,2025-01-01T05:00:00Z",
            "A,chat,2025-01-29T04:59:59.9999999Z", // the 29th calendar day of a window of 28 days that begins at 5 o'clock
            "B,chat,2025-01-02T04:59:59.9999999Z",
            "B,chat,2025-01-29T05:00:00Z",
            "B,chat,2025-04-24T04:59:59.9999999Z",
            "A,chat,2025-04-23T05:00:00Z");

        var counts = study.Count();

        Assert.Equal([2, 1], Quantities(counts));
        Assert.Equal(2, counts.Features[0].ActiveDays(0));
        Assert.Equal(1, counts.Features[0].ActiveDays(1));
        Assert.Equal([false, true], counts.ActiveInOutcomeWindow[0]);
    }

    [Fact]
    public void Days_are_those_of_UTC_whatever_the_offset()
    {
        using var study = new EventStudy { FeatureWindow = new TimeWindow(EventStudy.Snapshot, EventStudy.Snapshot.AddDays(200)) };
        study.Features[0] = EventStudy.EventFeature("chat", ["chat"], measure: Measure.ActiveDays);
        study.WriteEvents(
            "A,chat,2025-03-01T23:30:00-01:00",
            "A,chat,2025-03-02T10:00:00Z",
            "A,chat,2025-03-03T00:30:00+01:00",
            "B,chat,2025-03-01",
            "B,chat,1740873600", // 2025-03-02T00:00:00Z
            "B,chat,1740960000000", // 2025-03-03T00:00:00Z
            "B,chat,2025-07-19 23:59:59.9999999");

        var use = study.Count().Features[0];

        Assert.Equal(1, use.ActiveDays(0));
        Assert.Equal(4, use.ActiveDays(1));
    }

    [Fact]
    public void Quantities_are_summed_exactly()
    {
        using var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Quantity = "n" };
        study.Write("events.csv", "n,at,event,customer_id\n" + string.Concat(Enumerable.Repeat("0.1,2024-12-01,chat,A\n", 10)) + "1e3,2024-12-01,chat,B\n0.000001,2024-12-01,chat,B\n");

        var counts = study.Count();

        Assert.Equal([1, 1000.000001], Quantities(counts)); // ten times 0.1 in doubles is 0.9999999999999999
        Assert.Equal(10 + 2, counts.Features[0].Occurrences);
    }

    [Fact]
    public void An_event_of_quantity_0_is_no_use()
    {
        using var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Quantity = "n" };
        study.Features[0] = EventStudy.EventFeature("chat", ["chat"], measure: Measure.ActiveDays);
        study.Write("events.csv", "n,at,event,customer_id\n0,2024-12-01,chat,A\n0,2025-02-01,chat,A\n2,2024-12-01,chat,B\n");

        var counts = study.Count();

        Assert.Equal([0, 2], Quantities(counts));
        Assert.Equal(0, counts.Features[0].ActiveDays(0));
        Assert.Equal(1, counts.Features[0].Occurrences);
        Assert.Equal([false, false], counts.ActiveInOutcomeWindow[0]);
        Assert.Equal(3, counts.Events);
    }

    [Fact]
    public void An_event_may_feed_several_features_by_name_list_prefix_and_condition()
    {
        using var study = new EventStudy();
        study.Features.Clear();
        study.Features.Add(EventStudy.EventFeature("chat", ["chat_started"]));
        study.Features.Add(EventStudy.EventFeature("talk", ["chat_started", "call_started"]));
        study.Features.Add(EventStudy.EventFeature("chat_all", prefixes: ["chat_", "chatbot_"]));
        study.Features.Add(EventStudy.EventFeature("web_chat", prefixes: ["chat"], condition: new PropertyCondition("channel", ["web", "m,obile \"app\""])));
        study.Features.Add(EventStudy.EventFeature("never", ["nothing"]));
        study.Features.Add(new Feature { Name = "column", Title = "column", Source = new ColumnSource("plan", []) });
        study.Write("events.csv", """"
            channel,customer_id,event,at
            web,A,chat_started,2024-12-01
            phone,A,chat_started,2024-12-01
            "m,obile ""app""",A,chat_closed,2024-12-01
            web,A,call_started,2024-12-01
            ,A,chat,2024-12-01
            "web",B,Chat_started,2024-12-01
            web,B,chatbot_asked,2024-12-01

            """");

        var counts = study.Count();

        Assert.Equal(["chat", "talk", "chat_all", "web_chat", "never"], counts.Features.Select(use => use.Feature.Name));
        Assert.Equal([2, 3, 3, 2, 0], counts.Features.Select(use => use.Quantity(0)));
        Assert.Equal([0, 0, 1, 1, 0], counts.Features.Select(use => use.Quantity(1)));
        Assert.Equal([2, 3, 4, 3, 0], counts.Features.Select(use => use.Occurrences));
        Assert.Equal(7, counts.Events);
    }

    [Fact]
    public void Activity_is_any_event_or_one_of_those_that_the_outcome_lists()
    {
        using var study = new EventStudy();
        study.WriteEvents("A,login,2025-02-01", "B,resolved,2025-02-01");
        Assert.Equal([true, true], study.Count().ActiveInOutcomeWindow[0]);

        study.Outcome = new RetainedByActivity(["resolved", "closed"]);
        Assert.Equal([false, true], study.Count().ActiveInOutcomeWindow[0]);
    }

    [Fact]
    public void The_span_of_the_log_and_what_contradicts_the_signups_are_told()
    {
        using var study = new EventStudy { SignedUp = customer => customer == 0 ? new DateTime(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc) : null };
        study.WriteEvents("A,chat,2024-05-31T23:59:59.9999999Z", "A,chat,2024-06-01", "B,chat,2023-01-01", "B,other,2025-06-01T12:00Z");

        var counts = study.Count();

        Assert.Equal(new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc), counts.FirstEvent);
        Assert.Equal(new DateTime(2025, 6, 1, 12, 0, 0, DateTimeKind.Utc), counts.LastEvent);
        Assert.Equal(DateTimeKind.Utc, counts.LastEvent!.Value.Kind);
        Assert.Equal(1, counts.EventsBeforeSignup);
        var finding = Assert.Single(counts.Findings);
        Assert.Equal(("events-before-signup", "events.csv: 1 of 4 events lie before their customer's signup."), (finding.Code, finding.Message));
    }

    [Fact]
    public void Keys_are_mapped_to_customers_by_a_table()
    {
        using var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Customer = "user", Via = new KeyMapping("users.csv", "user_id", "account", "since") };
        study.Write("users.csv", "since,account,user_id\n13/12/2024,A,u1\n01/12/2024,B,u2\n02/12/2024,A,u-with-a-rather-long-identifier\n,B,u3\n");
        study.Write("events.csv", """
            user,event,at
            u1,chat,2024-12-12T23:59:59.9999999
            u1,chat,2024-12-13
            u2,chat,2024-12-01
            u3,chat,2024-12-01
            u-with-a-rather-long-identifier,chat,2024-12-02

            """);

        var counts = study.Count();

        Assert.Equal([3, 2], Quantities(counts));
        Assert.Equal(1, counts.EventsBeforeMapping);
        var finding = Assert.Single(counts.Findings);
        Assert.Equal("events-before-mapping-start", finding.Code);
        Assert.Equal("events.csv: 1 of 5 events lie before the 'since' of their 'user_id' in users.csv.", finding.Message);
    }

    [Fact]
    public void Dates_that_begin_with_day_or_month_are_read_as_the_whole_log_tells()
    {
        using var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Files = ["*.csv"] };
        study.Write("a.csv", "customer_id,event,at\nA,chat,2024-12-24 10:00\nA,chat,03/12/2024\nA,chat,03/12/2024 10:30\n");
        study.Write("b.csv", "customer_id,event,at\nB,chat,31/12/2024\n");

        var counts = study.Count(threads: 2);

        Assert.Equal([3, 1], Quantities(counts));
        Assert.Equal(4, counts.Events); // and none twice, though the log was begun twice
    }

    [Fact]
    public void Declared_times_are_read_as_declared()
    {
        using var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { TimeFormat = "MM/dd/yyyy HH:mm" };
        study.WriteEvents("A,chat,12/03/2024 10:30");
        Assert.Equal(new DateTime(2024, 12, 3, 10, 30, 0, DateTimeKind.Utc), study.Count().FirstEvent);

        study.Logs[0] = study.Logs[0] with { TimeFormat = "epoch-milliseconds" };
        study.WriteEvents("A,chat,1000");
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1), study.Count().FirstEvent);
    }

    [Fact]
    public void CSV_and_JSON_Lines_plain_and_gzip_in_several_logs_count_together()
    {
        using var study = new EventStudy();
        study.Features[0] = EventStudy.EventFeature("chat", ["chat"], condition: new PropertyCondition("channel", ["web", "7", "true"]));
        study.Logs[0] = study.Logs[0] with { Files = ["csv/*.csv*", "csv/plain.csv"] };
        study.Logs.Add(new EventLog { Files = ["**/*.jsonl*"], Customer = "who", Event = "what", Time = "when", Quantity = "n" });
        study.Write("csv/plain.csv", "\uFEFFcustomer_id,event,at,channel\r\nA,chat,2024-12-01,web\r\n\r\n\"A\",\"chat\",\"2024-12-01\",\"web\"");
        study.WriteGzip("csv/packed.csv.gz", "channel,customer_id,event,at\nweb,A,chat,2024-12-01\n");
        study.Write("json/2024/plain.jsonl", """
            {"who": "B", "what": "chat", "when": "2024-12-01T10:00:00Z", "n": 2, "channel": "web", "more": {"who": "A", "list": [1, "}"]}}
            {"n": 0.5, "when": 1733047200, "channel": 7, "what": "ch\u0061t", "who": "\u0042"}

            {"who":"B","what":"chat","when":1733047200000,"n":"4","channel":true}
            {"who":"B","what":"chat","when":1733047200000,"n":100,"channel":null}
            {"who":"B","what":"chat","when":1733047200000,"n":100}
            """);
        study.WriteGzip("json/packed.jsonl.gz", "{\"who\":\"B\",\"what\":\"chat\",\"when\":\"2024-12-01\",\"n\":10,\"channel\":\"web\"}\r\n");

        var counts = study.Count(threads: 2);

        Assert.Equal([3, 16.5], Quantities(counts));
        Assert.Equal(9, counts.Events);
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        using var study = new EventStudy();
        study.WriteEvents("A,chat,2024-12-01");
        study.WriteGzip("more.csv.gz", "customer_id,event,at\nA,chat,2024-12-01\n");
        study.Logs[0] = study.Logs[0] with { Files = ["*.csv", "*.gz"] };

        var shares = study.Progress();

        Assert.Equal(1, shares[^1]);
        Assert.Equal(shares.Order(), shares);
    }

    private static double[] Quantities(EventCounts counts) =>
        [.. counts.ActiveInOutcomeWindow[0].Select((_, customer) => counts.Features[0].Quantity(customer))];
}
