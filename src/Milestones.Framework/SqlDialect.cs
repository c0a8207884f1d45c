using System.Globalization;
using System.Text;
using Milestones.Framework.Sql;

namespace Milestones.Framework;

/// <summary>
/// How one database writes SQL: quotes, types, dates, joins. What the views say is written elsewhere and knows no database, so one
/// dialect more is one class more. Expressions go in and come out as SQL text; a NULL that goes in comes out as NULL unless told otherwise.
/// </summary>
public abstract class SqlDialect
{
    private protected SqlDialect()
    {
    }

    /// <summary>The dialects that there are.</summary>
    public static IReadOnlyList<SqlDialect> All { get; } = [new PostgresDialect(), new DuckDbDialect(), new ClickHouseDialect()];

    /// <summary>Name in commands, in small letters.</summary>
    public abstract string Name { get; }

    /// <summary>Name of the database, with the oldest version that the SQL is for.</summary>
    public abstract string Database { get; }

    /// <summary>How to run a script of several statements.</summary>
    internal abstract string HowToRun { get; }

    /// <summary>What the tables must be like beyond what is said of all databases; one sentence a line.</summary>
    internal virtual IReadOnlyList<string> Expectations => [];

    /// <summary>Statements before the first and after the last view of a script, so that it is done whole or not at all where the database can.</summary>
    internal virtual (string Begin, string End) Transaction => ("BEGIN;", "COMMIT;");

    /// <summary>Ends the query of a view that the next one builds on, where the database would otherwise put the one's expressions into the
    /// other's, and they would grow with every view; empty: it does not.</summary>
    internal virtual string Fence => "";

    /// <summary>Most bytes of an identifier.</summary>
    internal virtual int LongestIdentifier => 255;

    /// <summary>Inner join that keeps every match.</summary>
    internal virtual string Join => "INNER JOIN";

    /// <summary>Left join that keeps every match.</summary>
    internal virtual string LeftJoin => "LEFT JOIN";

    /// <summary>A point in time that is not known.</summary>
    internal abstract string NoInstant { get; }

    /// <summary>A text that is not known.</summary>
    internal abstract string NoText { get; }

    /// <summary>A double that is not known.</summary>
    internal abstract string NoNumber { get; }

    /// <summary>An identifier in quotes, whatever characters it has.</summary>
    internal virtual string Identifier(string name) => $"\"{WithoutNul(name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text as a literal, whatever characters it has.</summary>
    internal virtual string Literal(string text) => $"'{WithoutNul(text).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A number as a literal from which the database reads the very same double.</summary>
    internal virtual string Literal(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A point in time as a literal, UTC, to the microsecond.</summary>
    internal virtual string Literal(DateTime instant) => $"TIMESTAMP '{instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}'";

    /// <summary>The statement that takes a view away if it is there.</summary>
    internal virtual string DropView(string view) => $"DROP VIEW IF EXISTS {view};";

    /// <summary>A value of any type as text, without blanks around it.</summary>
    internal abstract string Text(string value);

    /// <summary>A number of any type as a double.</summary>
    internal abstract string Double(string number);

    /// <summary>The double that a text writes; NULL where it writes none.</summary>
    internal abstract string NumberOf(string text);

    /// <summary>A number of any type in whole millionths.</summary>
    internal abstract string Millionths(string number);

    /// <summary>A date or a time, with or without a zone, as a point in time in UTC. NULL only if NULL, also in a join without a match.</summary>
    internal abstract string Instant(string dateOrTime);

    /// <summary>The UTC day of a point in time, as a date.</summary>
    internal virtual string DayOf(string instant) => $"CAST({instant} AS date)";

    /// <summary>The first instant of the UTC day.</summary>
    internal virtual string StartOfDay(string instant) => $"DATE_TRUNC('day', {instant})";

    /// <summary>The first instant of the UTC month.</summary>
    internal virtual string StartOfMonth(string instant) => $"DATE_TRUNC('month', {instant})";

    /// <summary>A point in time some days of 24 hours later.</summary>
    /// <param name="instant">The point in time.</param>
    /// <param name="days">A whole number, as an expression.</param>
    internal abstract string AddDays(string instant, string days);

    /// <summary>The start of a month some months later.</summary>
    internal abstract string AddMonths(string startOfMonth, int months);

    /// <summary>Months of the calendar from year 0 to the month of a point in time.</summary>
    internal virtual string MonthNumber(string instant) => $"(EXTRACT(YEAR FROM {instant}) * 12 + EXTRACT(MONTH FROM {instant}))";

    /// <summary>How many whole spans of so many days lie between two points in time, rounded down, also below 0.</summary>
    internal abstract string WholeSpans(string from, string until, int days);

    /// <summary>Microseconds between two points in time, as a double.</summary>
    internal abstract string Microseconds(string from, string until);

    /// <summary>Whether a text begins with another.</summary>
    internal virtual string StartsWith(string text, string beginning) => $"STARTS_WITH({text}, {beginning})";

    /// <summary>The n-th smallest, from 1, of whole numbers of which some may be NULL; asked for only where there are n.</summary>
    internal abstract string Smallest(int n, IReadOnlyList<string> numbers);

    /// <summary>A query of three columns: for each group and place, the sum up to and with this place.</summary>
    /// <param name="view">Where the numbers stand; each group has a place once.</param>
    /// <param name="group">Column of the group.</param>
    /// <param name="place">Column of the place.</param>
    /// <param name="number">Column of the number.</param>
    /// <param name="sum">How to call the sum.</param>
    internal virtual string RunningSum(string view, string group, string place, string number, string sum) =>
        $"""
        SELECT
          {group},
          {place},
          SUM({number}) OVER (PARTITION BY {group} ORDER BY {place}) AS {sum}
        FROM {view}
        """;

    /// <summary>Cuts a name to the length that an identifier may have.</summary>
    internal string Fit(string name, int reserved = 0)
    {
        var bytes = Encoding.UTF8.GetByteCount(name);
        var runes = name.EnumerateRunes().ToList();
        while (bytes > LongestIdentifier - reserved)
        {
            bytes -= runes[^1].Utf8SequenceLength;
            runes.RemoveAt(runes.Count - 1);
        }

        return string.Concat(runes);
    }

    private protected static string WithoutNul(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new ArgumentException("SQL has no way to write a NUL character.", nameof(text))
        : text;
}
