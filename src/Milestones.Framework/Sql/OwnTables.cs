using Milestones.Usage;

namespace Milestones.Framework.Sql;

/// <summary>
/// The study's own tables in the database. Each is taken in by a query of its own that does nothing but rename: some databases read an
/// alias before a column, so the new names differ from all names of the tables.
/// </summary>
internal sealed class OwnTables
{
    private readonly Study _study;
    private readonly SqlDialect _dialect;
    private readonly string _prefix;

    /// <summary>Looks at the names that the study maps.</summary>
    public OwnTables(Study study, SqlDialect dialect)
    {
        (_study, _dialect) = (study, dialect);
        var prefix = "own_";
        while (Mapped(study).Any(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            prefix = $"own_{prefix}";
        }

        _prefix = prefix;
    }

    /// <summary>The new name of what a column holds.</summary>
    public string As(string meaning) => _prefix + meaning;

    /// <summary>The customer table.</summary>
    public string Customers => Table(_study.Customers.Table, "customers.table", _study.Customers.File);

    /// <summary>The table of churns, where there is one.</summary>
    public string Churns(ChurnSource churn) => Table(churn.Table, "customers.churn.table", churn.File!);

    /// <summary>The table of changes of seats.</summary>
    public string SeatChanges(SeatChanges changes) => Table(changes.Table, "customers.seat_changes.table", changes.File);

    /// <summary>The table of an event log.</summary>
    public string Events(EventLog log) => Table(log.Table, "events.table", [.. log.Files]);

    /// <summary>The table that says whose key it is.</summary>
    public string Mapping(KeyMapping via) => Table(via.Table, "events.via.table", via.File);

    /// <summary>A column of a table, as it is.</summary>
    public string Column(string name) => _dialect.Identifier(name);

    /// <summary>A column of a table, as text: keys of two tables can be compared, whatever their types.</summary>
    public string Key(string name) => _dialect.Text(Column(name));

    /// <summary>A query that renames columns of a table, for use in FROM.</summary>
    /// <param name="table">The table.</param>
    /// <param name="alias">How to call the rows.</param>
    /// <param name="columns">What is taken from the table, and its new name.</param>
    public static string Renamed(string table, string alias, params IEnumerable<(string Expression, string Name)> columns) =>
        $"(\n    SELECT {string.Join(", ", columns.Select(column => $"{column.Expression} AS {column.Name}"))}\n    FROM {table}\n  ) AS {alias}";

    private string Table(DatabaseTable table, string key, params string[] files) => table.PartsFor(files) is { Count: > 0 } parts
        ? string.Join('.', parts.Select(_dialect.Identifier))
        : throw new InputException(new InputError(
            _study.Files.Count > 0 ? _study.Files[0] : _study.Name,
            $"It is not said in which table of the database the rows of {string.Join(", ", files)} lie.",
            "Write it as 'table' beside the file, such as table: product.events.",
            Column: key));

    private static IEnumerable<string> Mapped(Study study)
    {
        var customers = study.Customers;
        IEnumerable<string?> names =
        [
            customers.Id, customers.Signup, customers.Churn?.Column, customers.Churn?.Customer, customers.Plan, customers.Seats,
            customers.SeatChanges?.Customer, customers.SeatChanges?.Date, customers.SeatChanges?.Seats,
            .. study.Events.SelectMany(log => new[] { log.Customer, log.Event, log.Time, log.Quantity, log.Via?.Key, log.Via?.Customer }),
            .. study.Catalog.Features.SelectMany(feature => new[]
            {
                (feature.Source as ColumnSource)?.Column, (feature.Source as EventSource)?.Condition?.Column, feature.Eligibility.Column,
            }),
            study.Catalog.CoreAction?.Source.Condition?.Column,
            .. study.Catalog.SetupSteps.Select(step => step.Source.Condition?.Column),
        ];
        return names.OfType<string>();
    }
}
