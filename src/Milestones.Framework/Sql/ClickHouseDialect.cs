using System.Globalization;

namespace Milestones.Framework.Sql;

/// <summary>
/// ClickHouse, from the version that Debian has on: a query joins two tables at most, knows no windows and no fractions of a second.
/// </summary>
internal sealed class ClickHouseDialect : SqlDialect
{
    public override string Name => "clickhouse";

    public override string Database => "ClickHouse 18.16 or later";

    internal override string HowToRun => "clickhouse-client --multiquery < create.sql";

    internal override IReadOnlyList<string> Expectations =>
    [
        "Dates and times are read to the second; 1970-01-01, which stands for an empty date where a column has no NULL, is taken for none.",
    ];

    internal override (string Begin, string End) Transaction => ("", "");

    internal override string Join => "ALL INNER JOIN";

    internal override string LeftJoin => "ALL LEFT JOIN";

    internal override string NoInstant => "CAST(NULL AS Nullable(DateTime))";

    internal override string NoText => "CAST(NULL AS Nullable(String))";

    internal override string NoNumber => "CAST(NULL AS Nullable(Float64))";

    internal override string Identifier(string name) => $"`{Escaped(name, '`')}`";

    internal override string Literal(string text) => $"'{Escaped(text, '\'')}'";

    internal override string Literal(DateTime instant) => $"toDateTime('{instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}', 'UTC')";

    internal override string DropView(string view) => $"DROP TABLE IF EXISTS {view};";

    internal override string Text(string value) => $"replaceRegexpAll(toString({value}), '^ +| +$', '')";

    internal override string Double(string number) => $"toFloat64({number})";

    internal override string NumberOf(string text) => $"toFloat64OrNull({text})";

    internal override string Millionths(string number) => $"toInt64(round(toFloat64({number}) * 1000000))";

    internal override string Instant(string dateOrTime) => $"nullIf(toDateTime({dateOrTime}, 'UTC'), toDateTime(0, 'UTC'))";

    internal override string DayOf(string instant) => $"toDate({instant}, 'UTC')";

    internal override string StartOfDay(string instant) => $"toStartOfDay({instant}, 'UTC')";

    internal override string StartOfMonth(string instant) => $"toDateTime(toStartOfMonth({instant}, 'UTC'), 'UTC')";

    internal override string AddDays(string instant, string days) => $"{instant} + {days} * 86400";

    internal override string AddMonths(string startOfMonth, int months) =>
        string.Create(CultureInfo.InvariantCulture, $"addMonths({startOfMonth}, {months}, 'UTC')");

    internal override string MonthNumber(string instant) => $"(toYear({instant}, 'UTC') * 12 + toMonth({instant}, 'UTC'))";

    internal override string WholeSpans(string from, string until, int days) =>
        string.Create(CultureInfo.InvariantCulture, $"toInt32(floor((toInt64({until}) - toInt64({from})) / ({days} * 86400)))");

    internal override string Microseconds(string from, string until) => $"(toFloat64({until}) - toFloat64({from})) * 1000000";

    internal override string StartsWith(string text, string beginning) => $"startsWith({text}, {beginning})";

    internal override string Smallest(int n, IReadOnlyList<string> numbers) => string.Create(
        CultureInfo.InvariantCulture,
        $"arraySort([{string.Join(", ", numbers.Select(number => $"COALESCE({number}, 2147483647)"))}])[{n}]");

    internal override string RunningSum(string view, string group, string place, string number, string sum) =>
        $"""
        SELECT {group}, {place}, {sum}
        FROM (
          SELECT {group}, groupArray({place}) AS places, arrayCumSum(groupArray({number})) AS sums
          FROM (SELECT {group}, {place}, {number} FROM {view} ORDER BY {group}, {place})
          GROUP BY {group}
        )
        ARRAY JOIN places AS {place}, sums AS {sum}
        """;

    private static string Escaped(string text, char quote) => string.Concat(WithoutNul(text).Select(character => character switch
    {
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\b' => @"\b",
        '\f' => @"\f",
        _ when character == quote => $"\\{character}",
        _ => character.ToString(),
    }));
}
