using Milestones.Usage;

namespace Milestones.Framework.Sql;

/// <summary>Events as the study maps them, and the two points in time on which everything depends.</summary>
internal static class EventViews
{
    public const string Events = "milestones_events";
    public const string Clock = "milestones_clock";

    private const string End = "milestones_data_end"; // a view of its own: ClickHouse forgets the MAX where its column is not asked for

    /// <summary>Adds the view of events, if the study has any.</summary>
    public static void Add(SqlSubject subject, List<SqlView> views)
    {
        if (subject.HasEvents)
        {
            views.Add(SqlView.OfUnion(
                Events,
                "Events, in UTC, with quantities in whole millionths, so that sums are exact. Rows without customer, name, time or quantity, or with "
                + "a quantity below 0, are left out.",
                [.. subject.Study.Events.Select(log => Log(subject, log))]));
        }
    }

    /// <summary>Adds the view of the points in time, if the study has windows.</summary>
    /// <param name="subject">What is to be said.</param>
    /// <param name="customers">The customers whose events count.</param>
    /// <param name="views">Takes the views.</param>
    public static void AddClock(SqlSubject subject, SqlView customers, List<SqlView> views)
    {
        if (subject.Windows is not { } windows)
        {
            return;
        }

        if (windows.ObservedUntil is null)
        {
            views.Add(SqlView.Of(End, "The end of the last day with an event.", new SqlSelect
            {
                Columns = [new("data_end", subject.Dialect.AddDays(subject.Dialect.StartOfDay("MAX(happened_at)"), "1"))],
                From = Events,
                Where = [$"customer IN (SELECT customer FROM {customers.Name})"],
            }));
        }

        views.Add(SqlView.Of(
            Clock,
            "The time from which on nothing is known any more" + (windows.Snapshot is null ? "." : ", and the one before which features are measured.")
            + " For scores that move with time put a view with the same columns in the place of this one.",
            Times(subject, windows)));
    }

    private static SqlSelect Log(SqlSubject subject, EventLog log)
    {
        var (dialect, own) = (subject.Dialect, subject.Own);
        var properties = Properties(subject);
        var customer = $"COALESCE({own.As("customer")}, '')";
        var name = dialect.Text(own.As("event"));
        List<(string, string)> columns =
        [
            (own.Key(log.Customer), own.As(log.Via is null ? "customer" : "key")),
            (own.Column(log.Event), own.As("event")),
            (own.Column(log.Time), own.As("time")),
            .. properties.Select((property, number) => (own.Column(property), own.As($"property_{number + 1}"))),
        ];
        if (log.Quantity is { } mapped)
        {
            columns.Add((own.Column(mapped), own.As("quantity")));
        }

        return new SqlSelect
        {
            Columns =
            [
                new("customer", customer),
                new("event", name),
                new("happened_at", dialect.Instant(own.As("time"))),
                new("quantity_millionths", log.Quantity is null ? "1000000" : dialect.Millionths(own.As("quantity"))),
                .. properties.Select((property, number) => new SqlColumn(subject.Property(property), dialect.Text(own.As($"property_{number + 1}")))),
            ],
            From = OwnTables.Renamed(own.Events(log), own.As("events"), columns) + (log.Via is { } via ? Keys(subject, via) : ""),
            Where =
            [
                $"{customer} <> ''",
                $"{name} <> ''",
                $"{own.As("time")} IS NOT NULL",
                .. log.Quantity is null ? Array.Empty<string>() : [$"{own.As("quantity")} >= 0"],
            ],
        };
    }

    /// <summary>The table that says whose key it is, joined.</summary>
    private static string Keys(SqlSubject subject, KeyMapping via)
    {
        var own = subject.Own;
        var keys = OwnTables.Renamed(own.Mapping(via), own.As("keys"), (own.Key(via.Key), own.As("key")), (own.Key(via.Customer), own.As("customer")));
        return $"\n  {subject.Dialect.Join} {keys} USING ({own.As("key")})";
    }

    private static SqlSelect Times(SqlSubject subject, StudyWindows windows)
    {
        var dialect = subject.Dialect;
        return new SqlSelect
        {
            Columns =
            [
                .. windows.Snapshot is { } snapshot ? [new("snapshot_at", dialect.Literal(snapshot))] : Array.Empty<SqlColumn>(),
                new("as_of", windows.ObservedUntil is { } until ? dialect.Literal(until) : $"(SELECT data_end FROM {End})"),
            ],
        };
    }

    /// <summary>The columns on which events are told apart beyond their names.</summary>
    public static IReadOnlyList<string> Properties(SqlSubject subject) =>
    [
        .. subject.Catalog.Features.Select(feature => feature.Source).OfType<EventSource>()
            .Concat(subject.Catalog.CoreAction is { } action ? [action.Source] : [])
            .Concat(subject.Catalog.SetupSteps.Select(step => step.Source))
            .Select(source => source.Condition?.Column).OfType<string>().Distinct(StringComparer.Ordinal),
    ];
}
