using Milestones.Usage;

namespace Milestones.Framework.Sql;

/// <summary>Purchased seats, weighted by how long each number held, and the utilization of the last complete month.</summary>
internal static class SeatViews
{
    private const string Changes = "milestones_seat_changes";
    private const string Holdings = "milestones_seat_holdings";
    private const string Parts = "milestones_seat_parts";
    private const string Means = "milestones_seat_means";

    private static readonly string[] Spans = ["utilization", "last_month"];

    /// <summary>Adds the views.</summary>
    /// <param name="subject">What is to be said.</param>
    /// <param name="customers">The customers with their times.</param>
    /// <param name="views">Takes the views.</param>
    /// <returns>The last one: the same customers with their seats.</returns>
    public static SqlView Add(SqlSubject subject, SqlView customers, List<SqlView> views)
    {
        var changes = subject.Study.Customers.SeatChanges;
        var known = changes is null ? customers : WithMeans(subject, changes, customers, views);
        var seats = SqlView.Of("milestones_seats", "Purchased seats over the months in which core actions are counted.", new SqlSelect
        {
            All = known,
            Columns = [.. Spans.Select(span => new SqlColumn(
                $"{span}_seats",
                $"CASE WHEN {span}_until > {span}_from THEN {(changes is null ? "seats" : $"CASE WHEN COALESCE(seat_holdings, 0) > 0 THEN {span}_mean_seats ELSE seats END")} END"))],
            From = known.Name,
        });
        views.Add(seats);
        var last = SqlView.Of("milestones_last_month", "Core actions per seat in the last complete month.", new SqlSelect
        {
            All = seats,
            Columns = [new("utilization_last_month", $"CASE WHEN is_gone = 0 AND is_followed = 1 AND last_month_seats > 0 THEN {UseViews.Number(subject, "last_month_millionths")} / last_month_seats END")],
            From = seats.Name,
        });
        views.Add(last);
        return last;
    }

    private static SqlView WithMeans(SqlSubject subject, SeatChanges changes, SqlView customers, List<SqlView> views)
    {
        var (dialect, own) = (subject.Dialect, subject.Own);
        views.Add(SqlView.Of(Changes, "From when on a customer had how many seats.", new SqlSelect
        {
            Columns =
            [
                new("customer", $"COALESCE({own.As("id")}, '')"),
                new("held_from", dialect.Instant(own.As("changed"))),
                new("held_seats", dialect.Double(own.As("seats"))),
            ],
            From = OwnTables.Renamed(
                own.SeatChanges(changes), own.As("changes"), (own.Key(changes.Customer), own.As("id")), (own.Column(changes.Date), own.As("changed")), (own.Column(changes.Seats), own.As("seats"))),
            Where = [$"{own.As("changed")} IS NOT NULL", $"{own.As("seats")} >= 0"],
        }));
        views.Add(SqlView.OfUnion(
            Holdings,
            "Each number of seats with the time for which it held: until the next change; before the first change it is that of the customer table.",
            [
                new SqlSelect
                {
                    Columns = [SqlColumn.Same("customer"), SqlColumn.Same("held_seats"), SqlColumn.Same("held_from"), new("held_until", "MIN(CASE WHEN later > held_from THEN later END)")],
                    From = $"{Changes}\n  {dialect.Join} (SELECT customer, held_from AS later FROM {Changes}) AS laters USING (customer)",
                    GroupBy = ["customer", "held_seats", "held_from"],
                },
                new SqlSelect
                {
                    Columns = [SqlColumn.Same("customer"), new("held_seats", "seats"), new("held_from", dialect.NoInstant), new("held_until", "MIN(first_change)")],
                    From = $"{customers.Name}\n  {dialect.Join} (SELECT customer, held_from AS first_change FROM {Changes}) AS changes USING (customer)",
                    GroupBy = ["customer", "seats"],
                },
            ]));
        views.Add(SqlView.Of(Parts, "For how long each number held inside the months in which core actions are counted, in microseconds.", new SqlSelect
        {
            Columns = [SqlColumn.Same("customer"), SqlColumn.Same("held_seats"), .. Spans.Select(span => Part(dialect, span))],
            From = $"{customers.Name}\n  {dialect.Join} {Holdings} USING (customer)",
        }));
        var means = SqlView.Of(Means, "Their mean, weighted by that time; where a part is not known, over the rest.", new SqlSelect
        {
            Columns =
            [
                SqlColumn.Same("customer"),
                new("seat_holdings", "COUNT(*)"),
                .. Spans.Select(span => new SqlColumn(
                    $"{span}_mean_seats", $"SUM(held_seats * {span}_part) / SUM(CASE WHEN held_seats IS NOT NULL THEN {span}_part END)")),
            ],
            From = Parts,
            GroupBy = ["customer"],
        });
        views.Add(means);
        var joined = UseViews.Joined(subject, "milestones_seated", "Customers with their mean numbers of seats.", customers, means);
        views.Add(joined);
        return joined;
    }

    private static SqlColumn Part(SqlDialect dialect, string span)
    {
        var from = $"greatest(COALESCE(held_from, {span}_from), {span}_from)";
        var until = $"least(COALESCE(held_until, {span}_until), {span}_until)";
        return new SqlColumn($"{span}_part", $"CASE WHEN {until} > {from} THEN {dialect.Microseconds(from, until)} END");
    }
}
