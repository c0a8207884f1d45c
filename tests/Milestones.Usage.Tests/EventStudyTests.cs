using Milestones.Numerics;

namespace Milestones.Usage.Tests;

/// <summary>A study of events, from the files to the table.</summary>
public sealed class EventStudyTests : IDisposable
{
    private const string Catalog = """
        features:
          - {name: chats, event: chat, measure: count}
          - {name: chat days, event: chat, measure: active_days}
          - {name: web chats, event: chat, where: {column: channel, any_of: [web]}, measure: per_seat}
          - {name: reports, prefix: report_}
        """;

    private readonly StudyFolder _folder = new StudyFolder().With("catalog.yaml", Catalog);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_event_on_a_boundary_of_a_snapshot_belongs_to_the_later_window()
    {
        Study("mode: snapshot, at: 2025-01-31, lookback: 30, gap: 10, horizon: 20", "{activity: any}");
        _folder.With("customers.csv", "id,start,seats\na,2024-01-01,2\nb,2024-01-01,2\nc,2024-01-01,\n");
        _folder.With("events.csv", """
            at,who,what,n,channel
            2024-12-31T23:59:59.9999999Z,a,chat,1,web
            2025-01-01T00:00:00Z,a,chat,2,web
            2025-01-30T23:59:59.9999999Z,a,chat,4,app
            2025-01-31T00:00:00Z,a,chat,8,web
            2025-02-09T23:59:59.9999999Z,b,report_sent,1,
            2025-02-10T00:00:00Z,a,chat,16,web
            2025-03-01T23:59:59.9999999Z,c,chat,1,web
            2025-03-02T00:00:00Z,b,chat,1,web
            2025-01-15T00:00:00Z,c,report_read,1,
            """);

        var table = _folder.Build();

        Assert.Equal([true, false, true], table.Outcome);
        Assert.Equal([6, 0, 0], table.Features[0].Values);
        Assert.Equal([2, 0, 0], table.Features[1].Values);
        Assert.Equal([1, 0, double.NaN], table.Features[2].Values);
        Assert.Equal([0, 0, 1], table.Features[3].Values);
        Assert.Equal(1, table.Features[2].Missing);
    }

    [Fact]
    public void Since_signup_the_windows_are_each_customer_s_own()
    {
        Study("mode: tenure, features: [0, 30], outcome: [30, 60]", "{activity: [report_sent]}");
        _folder.With("customers.csv", "id,start,seats\na,2025-01-01T12:00:00Z,2\nb,2025-02-01,2\nlate,2025-03-01,2\n");
        _folder.With("events.csv", """
            who,what,n,channel,at
            a,chat,1,web,2025-01-01T11:59:59.9999999Z
            a,chat,2,web,2025-01-01T12:00:00Z
            a,chat,4,web,2025-01-31T11:59:59.9999999Z
            a,report_sent,1,,2025-01-31T12:00:00Z
            b,report_sent,1,,2025-03-02T23:59:59.9999999Z
            b,report_sent,1,,2025-04-02T00:00:00Z
            b,chat,9,web,2025-03-03T00:00:00Z
            """);

        var table = _folder.Build();

        // The last event is on 2025-04-02, so the data reach to 2025-04-03; 'late' would need them until 2025-04-30.
        Assert.Equal([new Exclusion("follow-up incomplete (day 60 is after 2025-04-03, until when the data reach)", 1)], table.Population.Exclusions);
        Assert.Equal([true, false], table.Outcome);
        Assert.Equal([6, 0], table.Features[0].Values);
        Assert.Equal([2, 0], table.Features[1].Values);
        Assert.Equal([0, 1], table.Features[3].Values);
    }

    [Fact]
    public void The_order_of_rows_and_files_and_the_number_of_threads_change_nothing()
    {
        Study("mode: snapshot, at: 2025-01-31, lookback: 30, horizon: 20", "{activity: any}");
        var random = new Seed(7).CreateRandom();
        string[] customers = [.. Enumerable.Range(0, 300).Select(i => $"c{i},2024-{1 + (i % 12):00}-01,{1 + (i % 9)}")];
        string[] events = [.. Enumerable.Range(0, 20_000).Select(_ =>
            $"2025-0{1 + random.NextInt32(2)}-{1 + random.NextInt32(28):00}T{random.NextInt32(24):00}:00:00Z,c{random.NextInt32(260)},"
            + $"{(random.NextBoolean(0.5) ? "chat" : "report_x")},{random.NextInt32(50) / 10.0},{(random.NextBoolean(0.5) ? "web" : "app")}")];
        var (first, second) = (Fingerprint(threads: 1), Fingerprint(threads: 4));
        Assert.Equal(first, second);

        random.Shuffle(customers.AsSpan());
        random.Shuffle(events.AsSpan());
        Assert.Equal(first, Fingerprint(threads: 3));

        string Fingerprint(int threads)
        {
            _folder.With("customers.csv", $"id,start,seats\n{string.Join('\n', customers)}\n");
            _folder.With("events.csv", $"at,who,what,n,channel\n{string.Join('\n', events[..9_000])}\n");
            _folder.With("events-2.csv", StudyFolder.Gzip($"at,who,what,n,channel\n{string.Join('\n', events[9_000..])}\n"));
            return UsageTableBuilder.Build(Usage.Study.Load(_folder["study.yaml"]), new BuildOptions { Threads = threads }).Fingerprint;
        }
    }

    [Fact]
    public void Events_of_a_customer_whose_row_is_left_out_are_not_those_of_a_stranger()
    {
        Study("mode: snapshot, at: 2025-01-31, lookback: 30, horizon: 20", "{activity: any}");
        _folder.With("study.yaml", File.ReadAllText(_folder["study.yaml"]) + "\ntolerate_rows: 1\n");
        _folder.With("customers.csv", "id,start,seats\na,2024-01-01,2\nb,2024-01-01,3\nc,2024-01-01,-2\n");
        const string events = "at,who,what,n,channel\n2025-01-10,c,chat,1,web\n2025-01-10,b,report_x,1,\n2025-02-10,a,chat,1,web\n2025-02-19,c,chat,1,web\n";
        var table = _folder.With("events.csv", events).Build();
        Assert.Equal([new Exclusion("the row cannot be used", 1)], table.Population.Exclusions);
        Assert.Single(table.Findings, finding => finding.Code == "rows-left-out");

        _folder.With("events.csv", events + "2025-02-19,stranger,chat,1,web\n2025-02-19,,chat,1,web\n");
        var refusal = _folder.Refusal();
        Assert.Equal([5L, 6L], refusal.Rows.Select(error => error.Row!.Value - 1));
        Assert.Contains("'stranger'", refusal.Rows[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_never_occurs_is_an_error_that_names_what_does_occur()
    {
        Study("mode: snapshot, at: 2025-01-31, lookback: 30, horizon: 20", "{activity: any}");
        _folder.With("customers.csv", "id,start,seats\na,2024-01-01,2\nb,2024-01-01,3\n");
        _folder.With("events.csv", "at,who,what,n,channel\n2025-01-10,b,report_x,1,\n2025-02-10,a,chat,1,web\n2025-02-19,a,phone,0,web\n");

        var error = Refused("{name: chats, event: chatt}");
        Assert.Equal(("catalog.yaml", "features[0]"), (error.Error.File, error.Error.Column));
        Assert.Contains("'chats' never occurs: no event is named 'chatt'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'chat'?", error.Message, StringComparison.Ordinal);

        error = Refused("{name: chats, event: [talk], prefix: [talk_, speak_]}");
        Assert.Contains("no event is named 'talk' or begins with 'talk_' or begins with 'speak_'. The event names here are chat, phone, report_x.", error.Message, StringComparison.Ordinal);

        error = Refused("{name: chats, event: chat, where: {column: channel, any_of: [app]}}, {name: calls, event: phone}, {name: reports, prefix: report_}");
        Assert.Contains("2 features never occur", error.Error.Problem, StringComparison.Ordinal);
        Assert.Contains("there are events of that name, but none with 'app' in 'channel'", error.Rows[0].Problem, StringComparison.Ordinal);
        Assert.Contains("none of a customer with a quantity above 0", error.Rows[1].Problem, StringComparison.Ordinal);

        InputException Refused(string features) => _folder.With("catalog.yaml", $"features: [{features}]\n").Refusal();
    }

    [Fact]
    public void A_feature_that_is_open_to_nobody_need_not_occur()
    {
        Study("mode: snapshot, at: 2025-01-31, lookback: 30, horizon: 20", "{activity: any}");
        _folder.With("customers.csv", "id,start,seats\na,2024-01-01,2\nb,2024-01-01,3\n");
        _folder.With("events.csv", "at,who,what,n,channel\n2025-02-10,a,chat,1,web\n2025-02-20,a,chat,1,web\n");
        _folder.With("catalog.yaml", "features:\n  - {name: phone, event: phone, eligible: {available_from: 2025-01-31}}\n");
        Assert.Contains(_folder.Build().Findings, finding => finding.Code == "feature-open-to-nobody");
        _folder.With("catalog.yaml", "features:\n  - {name: phone, event: phone, eligible: {available_from: 2025-01-30}}\n");
        Assert.Contains("never occurs", _folder.Refusal().Message, StringComparison.Ordinal);
    }

    private void Study(string windows, string retained) => _folder.With("study.yaml", $$"""
        study: example
        catalog: catalog.yaml
        customers: {file: customers.csv, id: id, signup: start, seats: seats}
        events: [{files: events*.csv, customer: who, event: what, time: at, quantity: n}]
        windows: {{{windows}}}
        outcome: {retained: {{retained}}}
        hold_out: 0
        """);
}
