using Milestones.Usage;

namespace Milestones.Framework.Sql;

/// <summary>Customers as the study maps them, and the times that matter for each.</summary>
internal static class CustomerViews
{
    private const string Rows = "milestones_customer_rows";
    private const string Churns = "milestones_churns";
    private const string Customers = "milestones_customers";
    private const string Spans = "milestones_spans";

    /// <summary>Adds the views.</summary>
    /// <returns>The last one: a row per customer who is scored.</returns>
    public static SqlView Add(SqlSubject subject, List<SqlView> views)
    {
        var rows = SqlView.Of(Rows, "The customer table.", RowsOf(subject));
        views.Add(rows);
        EventViews.AddClock(subject, rows, views);
        if (subject.Study.Customers.Churn is { File: not null } churn)
        {
            views.Add(SqlView.Of(Churns, $"The {(churn.TakeLast ? "last" : "first")} churn of each customer.", ChurnsOf(subject, churn)));
        }

        var customers = SqlView.Of(Customers, Who(subject), Scored(subject, rows));
        views.Add(customers);
        var spans = SqlView.Of(
            Spans,
            "Where each customer stands in time. Spans are half-open: what happens at their end belongs to what follows.",
            new SqlSelect { All = customers, Columns = [.. Standing(subject), .. subject.HasJourney ? Utilization(subject) : []], From = Customers });
        views.Add(spans);
        if (!subject.HasJourney)
        {
            return spans;
        }

        var months = SqlView.Of("milestones_months", "The months in which core actions per seat are counted.", new SqlSelect { All = spans, Columns = Months(subject), From = Spans });
        views.Add(months);
        return months;
    }

    private static SqlSelect RowsOf(SqlSubject subject)
    {
        var (dialect, own, source) = (subject.Dialect, subject.Own, subject.Study.Customers);
        var features = FeatureColumns(subject);
        var churn = source.Churn is { File: null, Column: var column } ? column : null;
        (string? Column, string Name)[] mapped =
        [
            (source.Signup, own.As("signup")), (churn, own.As("churn")), (source.Plan, own.As("plan")), (source.Seats, own.As("seats")),
            .. features.Select((feature, number) => ((string?)feature, own.As($"column_{number + 1}"))),
        ];
        return new SqlSelect
        {
            Columns =
            [
                new("customer", $"COALESCE({own.As("id")}, '')"),
                new("signed_up_at", source.Signup is null ? dialect.NoInstant : dialect.Instant(own.As("signup")), "tenure zero, UTC"),
                .. source.Churn is { File: not null } ? Array.Empty<SqlColumn>() : [new("churned_at", churn is null ? dialect.NoInstant : dialect.Instant(own.As("churn")), "NULL: still a customer")],
                new("plan", source.Plan is null ? dialect.NoText : $"NULLIF({dialect.Text(own.As("plan"))}, '')"),
                new("seats", source.Seats is null ? dialect.NoNumber : dialect.Double(own.As("seats"))),
                .. features.Select((feature, number) => new SqlColumn(subject.Column(feature), $"NULLIF({dialect.Text(own.As($"column_{number + 1}"))}, '')")),
            ],
            From = OwnTables.Renamed(
                own.Customers,
                own.As("customers"),
                [(own.Key(source.Id), own.As("id")), .. mapped.Where(pair => pair.Column is not null).Select(pair => (own.Column(pair.Column!), pair.Name))]),
        };
    }

    private static SqlSelect ChurnsOf(SqlSubject subject, ChurnSource churn)
    {
        var own = subject.Own;
        return new SqlSelect
        {
            Columns =
            [
                new("customer", $"COALESCE({own.As("id")}, '')"),
                new("churned_at", $"{(churn.TakeLast ? "MAX" : "MIN")}({subject.Dialect.Instant(own.As("churn"))})"),
            ],
            From = OwnTables.Renamed(own.Churns(churn), own.As("churns"), (own.Key(churn.Customer!), own.As("id")), (own.Column(churn.Column), own.As("churn"))),
            GroupBy = ["customer"],
        };
    }

    private static string Who(SqlSubject subject) =>
        "Customers who are scored. Left out is who has no identifier, has two rows, of which nobody can say which is right, or a number of seats below 0"
        + (ForbidsEarlyChurn(subject) ? ", or churned on a day before the signup" : "")
        + (NeedsSignup(subject) ? ", or has no signup." : ".");

    private static bool NeedsSignup(SqlSubject subject) => subject.Windows is { Snapshot: null };

    private static bool ForbidsEarlyChurn(SqlSubject subject) =>
        subject.Study.Customers is { Signup: not null, Churn: not null, ChurnBeforeSignup: ChurnBeforeSignup.Error };

    private static SqlSelect Scored(SqlSubject subject, SqlView rows)
    {
        var dialect = subject.Dialect;
        var churnsElsewhere = subject.Study.Customers.Churn is { File: not null };
        var anchor = NeedsSignup(subject) ? "signed_up_at" : $"(SELECT snapshot_at FROM {EventViews.Clock})";
        List<string> where = ["customer <> ''", $"customer IN (SELECT customer FROM {Rows} GROUP BY customer HAVING COUNT(*) = 1)", "(seats IS NULL OR seats >= 0)"];
        if (NeedsSignup(subject))
        {
            where.Add("signed_up_at IS NOT NULL");
        }

        if (ForbidsEarlyChurn(subject))
        {
            where.Add($"(signed_up_at IS NULL OR churned_at IS NULL OR {dialect.DayOf("churned_at")} >= {dialect.DayOf("signed_up_at")})");
        }

        return new SqlSelect
        {
            All = rows,
            Columns =
            [
                .. churnsElsewhere ? [SqlColumn.Same("churned_at")] : Array.Empty<SqlColumn>(),
                new("as_of", subject.Windows is null ? dialect.NoInstant : $"(SELECT as_of FROM {EventViews.Clock})", "from here on nothing is known"),
                new("measured_from", subject.Windows is { } from ? dialect.AddDays(anchor, SqlSubject.Whole(from.FeatureStart)) : dialect.NoInstant, "features are measured from here …"),
                new("measured_until", subject.Windows is { } until ? dialect.AddDays(anchor, SqlSubject.Whole(until.FeatureEnd)) : dialect.NoInstant, "… up to here"),
            ],
            From = Rows + (churnsElsewhere ? $"\n  {dialect.LeftJoin} {Churns} USING (customer)" : ""),
            Where = where,
        };
    }

    private static IEnumerable<SqlColumn> Standing(SqlSubject subject)
    {
        yield return new("is_gone", "CASE WHEN churned_at < as_of THEN 1 ELSE 0 END", "left before the data end");
        yield return new(
            "is_measured",
            "CASE WHEN churned_at < measured_until OR signed_up_at >= measured_until OR measured_until > as_of THEN 0 ELSE 1 END",
            "features are measured on who had signed up, had not left, and whose time for it is over");
        if (subject.HasJourney)
        {
            yield return new(
                "is_followed",
                "CASE WHEN signed_up_at IS NULL OR churned_at < signed_up_at OR signed_up_at >= as_of THEN 0 ELSE 1 END",
                "core actions and steps are counted of who has signed up, and was not gone before");
        }
    }

    private static IEnumerable<SqlColumn> Utilization(SqlSubject subject)
    {
        var (dialect, settings) = (subject.Dialect, subject.Study.Milestones);
        var start = dialect.AddDays("signed_up_at", SqlSubject.Whole(settings.Utilization.Start));
        var end = dialect.AddDays("signed_up_at", SqlSubject.Whole(settings.Utilization.End));
        if (settings.Months == MonthKind.Calendar)
        {
            var month = dialect.StartOfMonth(start);
            yield return new("utilization_from", $"CASE WHEN {month} < {start} THEN {dialect.AddMonths(month, 1)} ELSE {start} END", "full months of the calendar from here …");
            yield return new("utilization_until", dialect.StartOfMonth(end), "… up to here");
        }
        else
        {
            yield return new("utilization_from", start, "utilization is measured from here …");
            yield return new("utilization_until", end, "… up to here");
            yield return new("whole_months", dialect.WholeSpans("signed_up_at", "as_of", MilestoneSettings.DaysPerMonth), "complete months of 30 days since signup");
        }
    }

    private static SqlColumn[] Months(SqlSubject subject)
    {
        var (dialect, settings) = (subject.Dialect, subject.Study.Milestones);
        var isCalendar = settings.Months == MonthKind.Calendar;
        var end = dialect.StartOfMonth("as_of");
        var last = dialect.AddMonths(end, -1);
        var isThere = isCalendar ? $"{last} >= signed_up_at" : "whole_months >= 1";
        return
        [
            new(
                "utilization_months",
                isCalendar
                    ? $"CASE WHEN utilization_until > utilization_from THEN {dialect.Double($"{dialect.MonthNumber("utilization_until")} - {dialect.MonthNumber("utilization_from")}")} END"
                    : dialect.Double(dialect.Literal((double)settings.Utilization.Days / MilestoneSettings.DaysPerMonth)),
                "how many months that is"),
            new("last_month_from", $"CASE WHEN {isThere} THEN {(isCalendar ? last : dialect.AddDays("signed_up_at", "30 * (whole_months - 1)"))} END", "the last complete month, if there is one yet, from here …"),
            new("last_month_until", $"CASE WHEN {isThere} THEN {(isCalendar ? end : dialect.AddDays("signed_up_at", "30 * whole_months"))} END", "… up to here"),
        ];
    }

    /// <summary>The columns of the customer table that features read, or depend on.</summary>
    private static IReadOnlyList<string> FeatureColumns(SqlSubject subject) =>
    [
        .. subject.Catalog.Features
            .SelectMany(feature => new[] { (feature.Source as ColumnSource)?.Column, feature.Eligibility.Column })
            .OfType<string>().Distinct(StringComparer.Ordinal),
    ];
}
