using System.Globalization;

namespace Milestones.Framework.Sql;

/// <summary>PostgreSQL. From version 14 on EXTRACT gives exact numbers.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    public override string Name => "postgres";

    public override string Database => "PostgreSQL 14 or later";

    internal override string HowToRun => "psql -v ON_ERROR_STOP=1 -f create.sql";

    internal override (string Begin, string End) Transaction => ("SET client_encoding TO 'UTF8';\nBEGIN;", "COMMIT;");

    internal override string Fence => "OFFSET 0";

    internal override int LongestIdentifier => 63;

    /// <summary>A backslash means the same in E'…' whatever the server's <c>standard_conforming_strings</c>.</summary>
    internal override string Literal(string text) =>
        text.Contains('\\', StringComparison.Ordinal) ? $"E{base.Literal(text).Replace(@"\", @"\\", StringComparison.Ordinal)}" : base.Literal(text);

    internal override string NoInstant => "CAST(NULL AS timestamp)";

    internal override string NoText => "CAST(NULL AS text)";

    internal override string NoNumber => "CAST(NULL AS double precision)";

    internal override string Text(string value) => $"BTRIM(CAST({value} AS text))";

    internal override string Double(string number) => $"CAST({number} AS double precision)";

    internal override string NumberOf(string text) =>
        $@"CASE WHEN {text} ~ '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{{1,3}})?$' THEN CAST({text} AS double precision) END";

    internal override string Millionths(string number) => $"CAST(ROUND(CAST({number} AS numeric) * 1000000) AS bigint)";

    /// <summary>Of a time with a zone the epoch is that of UTC, of one without its own: both whatever the session's zone.</summary>
    internal override string Instant(string dateOrTime) => $"TO_TIMESTAMP(EXTRACT(EPOCH FROM {dateOrTime})) AT TIME ZONE 'UTC'";

    internal override string AddDays(string instant, string days) => $"{instant} + {days} * INTERVAL '24 hours'";

    internal override string AddMonths(string startOfMonth, int months) =>
        string.Create(CultureInfo.InvariantCulture, $"{startOfMonth} + {months} * INTERVAL '1 month'");

    internal override string WholeSpans(string from, string until, int days) =>
        string.Create(CultureInfo.InvariantCulture, $"CAST(FLOOR(EXTRACT(EPOCH FROM {until} - {from}) / ({days} * 86400)) AS integer)");

    internal override string Microseconds(string from, string until) => $"CAST(EXTRACT(EPOCH FROM {until} - {from}) * 1000000 AS double precision)";

    internal override string Smallest(int n, IReadOnlyList<string> numbers) => string.Create(
        CultureInfo.InvariantCulture,
        $"(SELECT number FROM (VALUES {string.Join(", ", numbers.Select(number => $"({number})"))}) AS numbers (number) ORDER BY number LIMIT 1 OFFSET {n - 1})");
}
