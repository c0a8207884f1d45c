using Milestones.Usage.Events;

namespace Milestones.Usage.Tests.Events;

/// <summary>A study of events in a temporary folder: two customers and one window for all, unless a test says otherwise.</summary>
internal sealed class EventStudy : IDisposable
{
    public static readonly DateTime Snapshot = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly StudyFolder _folder = new();

    public string Folder => _folder.Path;

    public List<EventLog> Logs { get; } = [new EventLog { Files = ["events.csv"], Customer = "customer_id", Event = "event", Time = "at" }];

    public List<Feature> Features { get; } = [EventFeature("chat", names: ["chat"])];

    public List<string> Customers { get; init; } = ["A", "B"];

    public TimeWindow FeatureWindow { get; set; } = new(Snapshot.AddDays(-90), Snapshot);

    public TimeWindow OutcomeWindow { get; set; } = new(Snapshot.AddDays(10), Snapshot.AddDays(100));

    /// <summary>Windows that differ by customer, in place of those above.</summary>
    public Func<int, (TimeWindow Feature, TimeWindow Outcome)>? Windows { get; set; }

    public Func<int, DateTime?> SignedUp { get; set; } = _ => null;

    public OutcomeDefinition Outcome { get; set; } = new RetainedByActivity([]);

    public static Feature EventFeature(
        string name, string[]? names = null, string[]? prefixes = null, PropertyCondition? condition = null, Measure measure = Measure.Count) => new()
    {
        Name = name,
        Title = name,
        Source = new EventSource(names ?? [], prefixes ?? [], condition),
        Measure = measure,
    };

    public void Write(string name, string text) => _folder.With(name, text);

    public void Write(string name, byte[] bytes) => _folder.With(name, bytes);

    public void WriteGzip(string name, string text) => _folder.With(name, StudyFolder.Gzip(text));

    /// <summary>Writes events.csv with the columns customer_id, event and at.</summary>
    public void WriteEvents(params string[] rows) => Write("events.csv", "customer_id,event,at\n" + string.Concat(rows.Select(row => row + "\n")));

    /// <summary>Counts; rows that cannot be used end the test unless they are taken.</summary>
    public EventCounts Count(RowErrors? errors = null, int threads = 1, CancellationToken? cancellation = null)
    {
        var taken = errors ?? new RowErrors(0);
        var counts = EventCounter.Count(Plan(), taken, threads, null, cancellation ?? TestContext.Current.CancellationToken);
        if (errors is null)
        {
            taken.ThrowIfTooMany();
        }

        return counts;
    }

    /// <summary>What is told of the progress of a count.</summary>
    public IReadOnlyList<double> Progress()
    {
        var shares = new Recorder();
        EventCounter.Count(Plan(), new RowErrors(0), threads: 2, shares, TestContext.Current.CancellationToken);
        return shares.Reported;
    }

    /// <summary>The only error of a count, of a row or of a file.</summary>
    public InputError OnlyError()
    {
        var exception = Assert.Throws<InputException>(() => Count());
        return exception.Rows.Count == 0 ? exception.Error : Assert.Single(exception.Rows);
    }

    public void Dispose() => _folder.Dispose();

    private EventCountingPlan Plan() => new()
    {
        Study = new Study
        {
            Name = "test",
            Folder = Folder,
            Customers = new CustomerSource { File = "customers.csv", Id = "customer_id" },
            Events = Logs,
            Windows = new StudyWindows(Snapshot, -90, 0, 10, 100, null),
            Outcome = Outcome,
            Catalog = new FeatureCatalog([], Features),
        },
        CustomerIds = Customers,
        FeatureWindows = [.. Customers.Select((_, customer) => Windows?.Invoke(customer).Feature ?? FeatureWindow)],
        OutcomeWindows = [.. Customers.Select((_, customer) => Windows?.Invoke(customer).Outcome ?? OutcomeWindow)],
        SignedUp = [.. Customers.Select((_, customer) => SignedUp(customer))],
    };

    private sealed class Recorder : IProgress<double>
    {
        public List<double> Reported { get; } = [];

        public void Report(double value) => Reported.Add(value);
    }
}
