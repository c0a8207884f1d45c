using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>What an edge study has beside the rest.</summary>
internal sealed record EdgeOptions
{
    public bool IsTenure { get; init; }

    public bool HasCalendarMonths { get; init; }

    public bool HasSeatChanges { get; init; }

    public bool HasChurnTable { get; init; }

    public bool HasUsers { get; init; }

    public bool CountsEvents { get; init; }

    public bool KnowsTheEnd { get; init; } = true;

    public bool HasFractions { get; init; } = true;

    public bool BeginsBeforeSignup { get; init; }
}

/// <summary>
/// A small study whose events lie on the edges of windows and a microsecond beside them, whose cells are empty where they may be, and whose
/// names are hostile; as files, as tables, and with a framework that has every kind of feature.
/// </summary>
internal sealed class EdgeStudy
{
    private const int CustomerCount = 150;
    private static readonly DateTime Snapshot = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = new(2025, 2, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly EdgeOptions _options;
    private readonly RandomSource _random;
    private readonly List<string?[]> _customers = [];
    private readonly List<string?[]> _churns = [];
    private readonly List<string?[]> _users = [];
    private readonly List<string?[]> _seats = [];
    private readonly List<string?[]> _events = [];

    public EdgeStudy(MilestoneFramework template, string folder, ulong seed, EdgeOptions options)
    {
        (_options, _random) = (options, new Seed(seed).CreateRandom());
        Settings = options.BeginsBeforeSignup
            ? new MilestoneSettings { Setup = new(-2, 21), Activation = new(-3, 60), Utilization = new(70, 145) }
            : new MilestoneSettings();
        Settings = Settings with { Months = options.HasCalendarMonths ? MonthKind.Calendar : MonthKind.ThirtyDays };
        Definitions = new EdgeFramework(Settings, options, _random);
        Framework = Definitions.Of(template);
        for (var number = 0; number < CustomerCount; number++)
        {
            AddCustomer(number);
        }

        Tables = [.. TablesOf()];
        WriteFiles(folder);
        Study = StudyOf(folder);
    }

    public MilestoneSettings Settings { get; }

    public EdgeFramework Definitions { get; }

    public MilestoneFramework Framework { get; }

    public Study Study { get; }

    public IReadOnlyList<SourceTable> Tables { get; }

    private static string Name(int number) => HostileNames.Of(number);

    private void AddCustomer(int number)
    {
        var id = number < 12 ? HostileNames.Of(number).Replace("\n", " ").Replace("\r", " ").Replace("\t", " ").Replace("\u0085", " ") + $" {number}" : string.Create(CultureInfo.InvariantCulture, $"c{number:000}");
        DateTime? signup = !_options.IsTenure && number % 29 == 0 ? null : Snapshot.AddDays(_random.NextInt32(430) - 400).Add(TimeOfDay());
        var churn = Churn(signup);
        string?[] plans = [.. Definitions.Plans, "another plan", null];
        string?[] flags = ["yes", "NO", "True", "off", "0", "2.5", ".5e1", "never offered", null];
        string?[] numbers = ["0", "1.5", "2.5", "-3", "1e2", "12", null];
        string?[] regions = ["E'U", "US", "", null];
        _customers.Add(
        [
            id, Text(signup), _options.HasChurnTable ? null : Text(churn), Pick(plans), Pick(["0", "1", "3", "7", "2.5", null]),
            Pick(flags), Pick(numbers), Pick(regions),
        ]);
        if (_options.HasChurnTable && churn is { } left)
        {
            _churns.Add([id, Text(left)]);
            _churns.Add([id, Text(left.AddDays(_random.NextInt32(3)))]);
        }

        string[] keys = _options.HasUsers ? [$"user {number} a", $"user'{number}\\b"] : [id];
        _users.AddRange(keys.Select(key => new[] { key, id }));
        for (var i = _random.NextInt32(70); i > 0; i--)
        {
            AddEvent(Pick(keys)!, signup, churn);
        }

        if (_options.HasSeatChanges && signup is { } start && _random.NextBoolean(0.6))
        {
            AddSeatChanges(id, start);
        }
    }

    private DateTime? Churn(DateTime? signup)
    {
        if (signup is not { } start || !_random.NextBoolean(0.4))
        {
            return null;
        }

        var churn = Edge(start).AddTicks(_options.HasFractions ? (_random.NextInt32(3) - 1) * 10 : 0);
        return churn.Date >= start.Date ? churn : start;
    }

    private void AddSeatChanges(string id, DateTime signup)
    {
        var days = new[] { 80, 90, 100, 120, 149, 200 }.Where(_ => _random.NextBoolean(0.5)).ToList();
        foreach (var day in days)
        {
            _seats.Add([id, Text(signup.AddDays(day).AddHours(_random.NextInt32(3)).AddTicks(_options.HasFractions ? 10 * _random.NextInt32(2) : 0)), Pick(["0", "2", "5", "8"])]);
        }
    }

    private void AddEvent(string key, DateTime? signup, DateTime? churn)
    {
        var at = _random.NextInt32(3) switch
        {
            0 => Snapshot.AddDays(_random.NextInt32(130) - 110).Add(TimeOfDay()),
            1 when churn is { } left => left,
            _ => Edge(signup ?? Snapshot.AddDays(-30)),
        };
        at = at.AddTicks((_random.NextInt32(5) switch { 0 => -10, 1 => 10, 2 => 5_000_000, _ => 0 }));
        if (at >= End)
        {
            at = End.AddTicks(-10);
        }

        _events.Add([key, Pick(Definitions.Events), Text(at), Pick(["1", "1", "2", "0.1", "2.5", "0.000001", "0", "40"]), Pick(["web", "ap'p", "", null])]);
    }

    /// <summary>A point in time at which something ends or begins for a customer.</summary>
    private DateTime Edge(DateTime signup)
    {
        int[] days = [0, 1, 21, 29, 30, 60, 70, 89, 90, 145, 150, 179, 180, -1, -3];
        var features = EdgeFramework.Windows(_options.IsTenure);
        return _random.NextInt32(4) switch
        {
            0 => Snapshot.AddDays(_random.NextBoolean(0.5) ? 0 : -90),
            1 => new DateTime(2024, 1 + _random.NextInt32(12), 1, 0, 0, 0, DateTimeKind.Utc),
            2 => signup.AddDays(_random.NextBoolean(0.5) ? features.FeatureStart : features.FeatureEnd),
            _ => signup.AddDays(days[_random.NextInt32(days.Length)]),
        };
    }

    private TimeSpan TimeOfDay() => _random.NextInt32(4) switch
    {
        0 => TimeSpan.Zero,
        1 => new TimeSpan(23, 59, 59),
        2 when _options.HasFractions => TimeSpan.FromMicroseconds(_random.NextInt32(int.MaxValue)),
        _ => TimeSpan.FromSeconds(_random.NextInt32(86_400)),
    };

    private IEnumerable<SourceTable> TablesOf()
    {
        yield return new SourceTable(Definitions.CustomerTable,
        [
            (Name(0), SourceKind.Text), (Name(1), SourceKind.Instant), (Name(2), SourceKind.Instant), (Name(3), SourceKind.Text), (Name(4), SourceKind.Number),
            (EdgeFramework.FlagColumn, SourceKind.Text), (EdgeFramework.NumberColumn, SourceKind.Text), (EdgeFramework.RegionColumn, SourceKind.Text),
        ], _customers);
        yield return new SourceTable(Definitions.EventTable,
        [
            ("customer", SourceKind.Text), ("plan", SourceKind.Text), ("event", SourceKind.Instant), ("happened_at", SourceKind.Number), (EdgeFramework.Channel, SourceKind.Text),
        ], _events);
        yield return new SourceTable("users", [(Name(7), SourceKind.Text), (Name(8), SourceKind.Text)], _users);
        yield return new SourceTable("churns", [(Name(9), SourceKind.Text), (Name(10), SourceKind.Instant)], _churns);
        yield return new SourceTable("seats", [(Name(11), SourceKind.Text), (Name(12), SourceKind.Instant), ("seats", SourceKind.Number)], _seats);
    }

    private void WriteFiles(string folder)
    {
        foreach (var (table, file) in Tables.Zip(["customers.csv", "", "users.csv", "churns.csv", "seats.csv"]).Where(pair => pair.Second.Length > 0))
        {
            var header = table with { Rows = [[.. table.Columns.Select(column => column.Name)], .. table.Rows.Select(row => row.Select(cell => cell ?? "").ToArray())] };
            header.WriteCsv(Path.Combine(folder, file));
        }

        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        File.WriteAllLines(Path.Combine(folder, "events.jsonl"), Tables[1].Rows.Select(row => JsonSerializer.Serialize(
            Tables[1].Columns.Zip(row).Where(cell => cell.Second is not null).ToDictionary(cell => cell.First.Name, cell => cell.Second), options)));
    }

    private Study StudyOf(string folder) => new()
    {
        Name = Name(5),
        Folder = folder,
        Customers = new CustomerSource
        {
            File = "customers.csv",
            Table = new DatabaseTable([Definitions.CustomerTable]),
            Id = Name(0),
            Signup = Name(1),
            Churn = _options.HasChurnTable ? new ChurnSource(Name(10), "churns.csv", Name(9)) { Table = new DatabaseTable(["churns"]) } : new ChurnSource(Name(2)),
            Plan = Name(3),
            Seats = Name(4),
            SeatChanges = _options.HasSeatChanges ? new SeatChanges("seats.csv", Name(11), Name(12), "seats") : null,
            NotEligible = ["never offered"],
        },
        Events =
        [
            new EventLog
            {
                Files = ["events.jsonl"],
                Table = new DatabaseTable([Definitions.EventTable]),
                Customer = "customer",
                Event = "plan",
                Time = "event",
                Quantity = "happened_at",
                Via = _options.HasUsers ? new KeyMapping("users.csv", Name(7), Name(8)) : null,
            },
        ],
        Windows = EdgeFramework.Windows(_options.IsTenure) with { ObservedUntil = _options.KnowsTheEnd ? End : null },
        Outcome = new RetainedByChurnDate(),
        Catalog = new FeatureCatalog([], []),
    };

    private static string? Text(DateTime? instant) => instant?.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.NextInt32(items.Count)];
}
