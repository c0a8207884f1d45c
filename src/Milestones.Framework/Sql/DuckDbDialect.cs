using System.Globalization;

namespace Milestones.Framework.Sql;

/// <summary>DuckDB.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    /// <summary>A decimal literal of so many digits becomes the nearest double; with more it may miss it, so those are written with an exponent.</summary>
    private const int SafeDigits = 15;

    public override string Name => "duckdb";

    public override string Database => "DuckDB 1.1 or later";

    internal override string HowToRun => "duckdb my.duckdb < create.sql";

    internal override string Literal(double number)
    {
        var text = base.Literal(number);
        return text.Count(char.IsAsciiDigit) <= SafeDigits || text.Contains('E', StringComparison.Ordinal) ? text : $"{text}e0";
    }

    internal override string NoInstant => "CAST(NULL AS TIMESTAMP)";

    internal override string NoText => "CAST(NULL AS VARCHAR)";

    internal override string NoNumber => "CAST(NULL AS DOUBLE)";

    internal override string Text(string value) => $"TRIM(CAST({value} AS VARCHAR))";

    internal override string Double(string number) => $"CAST({number} AS DOUBLE)";

    internal override string NumberOf(string text) =>
        $@"CASE WHEN regexp_full_match({text}, '[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{{1,3}})?') THEN TRY_CAST({text} AS DOUBLE) END";

    internal override string Millionths(string number) => $"CAST(ROUND({number} * 1000000) AS BIGINT)";

    internal override string Instant(string dateOrTime) => $"MAKE_TIMESTAMP(EPOCH_US({dateOrTime}))";

    internal override string AddDays(string instant, string days) => $"{instant} + TO_HOURS(24 * ({days}))";

    internal override string AddMonths(string startOfMonth, int months) => string.Create(CultureInfo.InvariantCulture, $"{startOfMonth} + TO_MONTHS({months})");

    internal override string WholeSpans(string from, string until, int days) => string.Create(
        CultureInfo.InvariantCulture, $"CAST(FLOOR((EPOCH_US({until}) - EPOCH_US({from})) / ({days} * 86400000000)) AS BIGINT)");

    internal override string Microseconds(string from, string until) => $"CAST(EPOCH_US({until}) - EPOCH_US({from}) AS DOUBLE)";

    internal override string Smallest(int n, IReadOnlyList<string> numbers) => string.Create(
        CultureInfo.InvariantCulture, $"LIST_SORT([{string.Join(", ", numbers)}], 'ASC', 'NULLS LAST')[{n}]");
}
