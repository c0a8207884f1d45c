using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Milestones.Usage.Events;

namespace Milestones.Usage.Tests.Events;

/// <summary>Generated logs, counted by the counter and by the plainest LINQ.</summary>
public sealed class EventCountingPropertyTests
{
    private const int Customers = 5;

    private static readonly string[] Names = ["chat", "chat_closed", "call", "ticket, new", "\"quoted\""];
    private static readonly string[] Channels = ["web", "phone", ""];
    private static readonly DateTime Start = EventStudy.Snapshot.AddDays(-100);

    private static readonly Gen<LoggedEvent> Event =
        from customer in Gen.Choose(0, Customers - 1)
        from name in Gen.Elements(Names)
        from day in Gen.Choose(0, 220)
        from tick in Gen.Elements(0, 1, TimeSpan.TicksPerDay / 2, TimeSpan.TicksPerDay - 1)
        from units in Gen.Frequency((5, Gen.Constant(1_000_000)), (1, Gen.Constant(0)), (2, Gen.Choose(1, 100_000_000)))
        from channel in Gen.Elements(Channels)
        select new LoggedEvent(customer, name, Start.AddDays(day).AddTicks(tick), units, channel);

    [Fact]
    public void The_counter_agrees_with_LINQ_whatever_the_form_of_the_file()
    {
        var logs = from events in Event.ListOf() from form in Gen.Choose(0, 3) from threads in Gen.Choose(1, 3) select (events, form, threads);
        Prop.ForAll(logs.Where(log => log.events.Count > 0).ToArbitrary(), log =>
        {
            using var study = Study(["log/*"]);
            Write(study, "log/1", log.events, log.form);
            return Summary(study.Count(threads: log.threads)) == Expected(log.events, study);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Threads_and_the_order_of_rows_and_files_change_nothing()
    {
        var events = Event.ListOf(40_000).Sample(1, 1).Single().ToList();
        var random = new Random(1);
        var summaries = new List<string>();
        foreach (var (threads, parts) in new[] { (1, 1), (2, 1), (7, 3), (2, 5) })
        {
            using var study = Study(["part*"]);
            var shuffled = events.ToArray();
            random.Shuffle(shuffled);
            foreach (var (number, part) in shuffled.Chunk((shuffled.Length + parts - 1) / parts).Index())
            {
                Write(study, $"part{random.Next()}", part, form: number % 4);
            }

            summaries.Add(Summary(study.Count(threads: threads)));
            summaries.Add(Expected(events, study));
        }

        Assert.Single(summaries.Distinct(StringComparer.Ordinal));
    }

    private static EventStudy Study(string[] files)
    {
        var study = new EventStudy
        {
            Customers = [.. Enumerable.Range(0, Customers).Select(Id)],
            Windows = customer => (
                new TimeWindow(Start.AddDays(customer), Start.AddDays(90 + customer).AddHours(12)),
                new TimeWindow(Start.AddDays(100), Start.AddDays(100 + (20 * customer)))),
            SignedUp = customer => customer % 2 == 0 ? Start.AddDays(10 * customer) : null,
            Outcome = new RetainedByActivity(["call", "chat"]),
        };
        study.Features.Clear();
        study.Features.Add(EventStudy.EventFeature("chat", ["chat", "\"quoted\""]));
        study.Features.Add(EventStudy.EventFeature("chats", prefixes: ["chat", "tick"], measure: Measure.ActiveDays));
        study.Features.Add(EventStudy.EventFeature("web", prefixes: [""], condition: new PropertyCondition("channel", ["web"]), measure: Measure.ActiveDays));
        study.Logs[0] = new EventLog { Files = files, Customer = "id", Event = "name", Time = "time", Quantity = "n" };
        return study;
    }

    private static string Id(int customer) => customer == 3 ? "a customer, \"called\" three" : $"c{customer}";

    /// <summary>Writes CSV or JSON Lines (form 0, 1, 2 or 3: CSV, CSV fully quoted with CRLF, gzip, JSON Lines).</summary>
    private static void Write(EventStudy study, string name, IReadOnlyList<LoggedEvent> events, int form)
    {
        var text = new StringBuilder(form == 3 ? "" : "time,channel,id,n,name\n");
        foreach (var logged in events)
        {
            string[] fields =
            [
                logged.Time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
                logged.Channel,
                Id(logged.Customer),
                (logged.Units / 1e6m).ToString(CultureInfo.InvariantCulture),
                logged.Name,
            ];
            var escaped = fields.Select(field => field.Replace("\"", form == 3 ? "\\\"" : "\"\"", StringComparison.Ordinal)).ToArray();
            var plain = !fields.Any(field => field.AsSpan().ContainsAny(",\""));
            text.Append(form switch
            {
                3 => $"{{\"name\":\"{escaped[4]}\",\"n\":{escaped[3]},\"id\":\"{escaped[2]}\",\"channel\":\"{escaped[1]}\",\"time\":\"{escaped[0]}\"}}\n",
                0 when plain => string.Join(',', fields) + "\n",
                _ => "\"" + string.Join("\",\"", escaped) + "\"\r\n",
            });
        }

        switch (form)
        {
            case 2:
                study.WriteGzip(name + ".csv.gz", text.ToString());
                break;
            case 3:
                study.Write(name + ".jsonl", text.ToString());
                break;
            default:
                study.Write(name + ".csv", text.ToString());
                break;
        }
    }

    private static string Expected(IReadOnlyList<LoggedEvent> events, EventStudy study)
    {
        string[][] names = [["chat", "\"quoted\""], ["chat", "chat_closed", "ticket, new"], Names];
        var parts = new List<string>();
        for (var feature = 0; feature < 3; feature++)
        {
            var uses = events.Where(logged => logged.Units > 0 && names[feature].Contains(logged.Name, StringComparer.Ordinal) && (feature < 2 || logged.Channel == "web")).ToList();
            parts.Add($"{uses.Count}");
            for (var customer = 0; customer < Customers; customer++)
            {
                var inWindow = uses.Where(logged => logged.Customer == customer && study.Windows!(customer).Feature.Contains(logged.Time)).ToList();
                var quantity = (double)(inWindow.Sum(logged => (decimal)logged.Units) / 1e6m);
                var own = Days(customer).Count(day => day.All(uses.Contains));
                var since = inWindow.Count == 0 ? -1 : (LastDay(customer) - inWindow.Min(logged => logged.Time.Date)).Days;
                parts.Add(FormattableString.Invariant($"{quantity:R}/{(feature == 0 ? 0 : inWindow.DistinctBy(logged => logged.Time.Date).Count())}/{own}/{since}"));
            }
        }

        parts.AddRange(Enumerable.Range(0, Customers).Select(customer => events.Any(logged =>
            logged.Customer == customer
            && logged.Units > 0
            && (logged.Name is "call" or "chat")
            && study.Windows!(customer).Outcome.Contains(logged.Time)) ? "1" : "0"));
        parts.AddRange(Enumerable.Range(0, Customers).Select(customer => $"{Days(customer).Count()}"));
        parts.Add($"{events.Count} {events.Min(logged => logged.Time):O} {events.Max(logged => logged.Time):O}");
        parts.Add($"{events.Count(logged => logged.Time < study.SignedUp(logged.Customer))}");
        return string.Join(' ', parts);

        IEnumerable<IGrouping<DateTime, LoggedEvent>> Days(int customer) => events
            .Where(logged => logged.Customer == customer && logged.Units > 0 && study.Windows!(customer).Feature.Contains(logged.Time))
            .GroupBy(logged => logged.Time.Date);

        DateTime LastDay(int customer) => study.Windows!(customer).Feature.End.AddTicks(-1).Date;
    }

    private static string Summary(EventCounts counts)
    {
        var parts = new List<string>();
        foreach (var use in counts.Features)
        {
            parts.Add($"{use.Occurrences}");
            parts.AddRange(Enumerable.Range(0, Customers).Select(customer => FormattableString.Invariant(
                $"{use.Quantity(customer):R}/{(use.Feature.Measure == Measure.ActiveDays ? use.ActiveDays(customer) : 0)}/{use.OwnDays(customer)}/{use.DaysSinceFirstUse(customer)}")));
        }

        parts.AddRange(counts.ActiveInOutcomeWindow[0].Select(active => active ? "1" : "0"));
        parts.AddRange(counts.ActiveDays.Select(days => $"{days}"));
        parts.Add($"{counts.Events} {counts.FirstEvent:O} {counts.LastEvent:O}");
        parts.Add($"{counts.EventsBeforeSignup}");
        return string.Join(' ', parts);
    }

    private sealed record LoggedEvent(int Customer, string Name, DateTime Time, int Units, string Channel);
}
