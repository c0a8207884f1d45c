using Milestones.Usage;

namespace Milestones.Framework.Sql;

/// <summary>What customers did: events counted towards features, core actions and setup steps.</summary>
internal static class UseViews
{
    private const string Uses = "milestones_uses";
    private const string Counts = "milestones_counts";
    private const string Days = "milestones_core_action_days";
    private const string Sums = "milestones_core_action_sums";
    private const string ActivationDays = "milestones_activation_days";

    /// <summary>Adds the views.</summary>
    /// <param name="subject">What is to be said.</param>
    /// <param name="customers">The customers with their times.</param>
    /// <param name="views">Takes the views.</param>
    /// <returns>The last one: the customers with what they did.</returns>
    public static SqlView Add(SqlSubject subject, SqlView customers, List<SqlView> views)
    {
        if (!subject.HasEvents)
        {
            return customers;
        }

        views.Add(SqlView.Of(Uses, "Events with a quantity above 0, and where they lie in their customer's time.", UsesOf(subject, customers)));
        var counts = SqlView.Of(Counts, "Uses of every feature, core actions and setup steps, per customer; NULL: none.", CountsOf(subject));
        views.Add(counts);
        var counted = Joined(subject, "milestones_counted", "Customers with what they did.", customers, counts);
        views.Add(counted);
        if (subject.Set.Activation is not { } activation)
        {
            return counted;
        }

        var window = activation.Window;
        views.Add(SqlView.Of(Days, $"Core actions by day since signup, {Window(window)}.", new SqlSelect
        {
            Columns = [SqlColumn.Same("customer"), SqlColumn.Same("tenure_day"), new("done_millionths", $"SUM({CoreActions(subject)})")],
            From = Uses,
            Where = [subject.IsOf(subject.Catalog.CoreAction!.Source), Within(window)],
            GroupBy = ["customer", "tenure_day"],
        }));
        views.Add(new SqlView(
            Sums, "The same added up from the first day on.", subject.Dialect.RunningSum(Days, "customer", "tenure_day", "done_millionths", "so_far_millionths"), ["customer", "tenure_day", "so_far_millionths"]));
        var reached = SqlView.Of(ActivationDays, "The day since signup in the course of which activation was reached.", new SqlSelect
        {
            Columns = [SqlColumn.Same("customer"), new("activation_day", "MIN(tenure_day)")],
            From = Sums,
            Where = [$"{subject.Dialect.Double("so_far_millionths")} >= {subject.Dialect.Literal(activation.Threshold.AtLeast * Millionths)}"],
            GroupBy = ["customer"],
        });
        views.Add(reached);
        var last = Joined(subject, "milestones_activated", "Customers with what they did and the day of activation.", counted, reached);
        views.Add(last);
        return last;
    }

    /// <summary>Sums of quantities are of whole millionths.</summary>
    public const int Millionths = 1_000_000;

    /// <summary>The number that a sum of quantities stands for; 0 where nothing was added.</summary>
    public static string Number(SqlSubject subject, string sum) => $"{subject.Dialect.Double($"COALESCE({sum}, 0)")} / {SqlSubject.Whole(Millionths)}";

    /// <summary>A window in words.</summary>
    public static string Window(DayWindow window) => FormattableString.Invariant($"days {window.Start} to {window.End - 1} since signup");

    /// <summary>A view of two joined by customer, all customers of the first kept.</summary>
    public static SqlView Joined(SqlSubject subject, string name, string words, SqlView left, SqlView right) => SqlView.Of(name, words, new SqlSelect
    {
        All = left,
        Columns = [.. right.Columns.Where(column => column != "customer").Select(SqlColumn.Same)],
        From = $"{left.Name}\n  {subject.Dialect.LeftJoin} {right.Name} USING (customer)",
    });

    private static SqlSelect UsesOf(SqlSubject subject, SqlView customers)
    {
        var dialect = subject.Dialect;
        return new SqlSelect
        {
            Columns =
            [
                SqlColumn.Same("customer"), SqlColumn.Same("event"), SqlColumn.Same("quantity_millionths"),
                .. EventViews.Properties(subject).Select(property => SqlColumn.Same(subject.Property(property))),
                new("used_on", dialect.DayOf("happened_at"), "UTC day"),
                new("is_for_features", "CASE WHEN happened_at >= measured_from AND happened_at < measured_until THEN 1 ELSE 0 END"),
                .. subject.HasJourney ? Journey(dialect) : [],
            ],
            From = $"{EventViews.Events}\n  {dialect.Join} {customers.Name} USING (customer)",
            Where = ["quantity_millionths > 0"],
        };
    }

    private static IEnumerable<SqlColumn> Journey(SqlDialect dialect) =>
    [
        new("tenure_day", $"CASE WHEN is_followed = 1 THEN {dialect.WholeSpans("signed_up_at", "happened_at", 1)} END", "whole days since signup"),
        new("is_for_utilization", "CASE WHEN is_followed = 1 AND happened_at >= utilization_from AND happened_at < utilization_until THEN 1 ELSE 0 END"),
        new("is_in_last_month", "CASE WHEN is_followed = 1 AND happened_at >= last_month_from AND happened_at < last_month_until THEN 1 ELSE 0 END"),
    ];

    private static SqlSelect CountsOf(SqlSubject subject)
    {
        List<SqlColumn> columns = [SqlColumn.Same("customer")];
        foreach (var feature in subject.Catalog.Features)
        {
            if (feature.Source is EventSource source)
            {
                var condition = $"is_for_features = 1 AND {subject.IsOf(source)}";
                columns.Add(feature.Measure == Measure.ActiveDays
                    ? new(subject.Names.Of("days", feature.Name), $"COUNT(DISTINCT CASE WHEN {condition} THEN used_on END)", $"{feature.Title}: UTC days with {SqlWords.Events(source)}")
                    : new(subject.Names.Of("uses", feature.Name), $"SUM(CASE WHEN {condition} THEN quantity_millionths END)", $"{feature.Title}: millionths of {SqlWords.Events(source)}"));
            }
        }

        if (subject.Catalog.CoreAction is { } action)
        {
            var (isCore, counted, activation) = (subject.IsOf(action.Source), CoreActions(subject), subject.Study.Milestones.Activation);
            columns.Add(new("activation_millionths", $"SUM(CASE WHEN {Within(activation)} AND {isCore} THEN {counted} END)", $"{action.Title}: millionths of {SqlWords.Events(action.Source)}, {Window(activation)}"));
            columns.Add(new("utilization_millionths", $"SUM(CASE WHEN is_for_utilization = 1 AND {isCore} THEN {counted} END)", "the same in the months of utilization"));
            columns.Add(new("last_month_millionths", $"SUM(CASE WHEN is_in_last_month = 1 AND {isCore} THEN {counted} END)", "the same in the last complete month"));
        }

        foreach (var step in subject.Catalog.SetupSteps)
        {
            columns.Add(new(
                subject.Names.Of("day", step.Name),
                $"MIN(CASE WHEN {Within(subject.Study.Milestones.Setup)} AND {subject.IsOf(step.Source)} THEN tenure_day END)",
                $"{step.Title}: first of {Window(subject.Study.Milestones.Setup)} with {SqlWords.Events(step.Source)}"));
        }

        return new SqlSelect { Columns = columns, From = Uses, GroupBy = ["customer"] };
    }

    private static string CoreActions(SqlSubject subject) =>
        subject.Catalog.CoreAction!.Counts == CoreActionUnit.Events ? SqlSubject.Whole(Millionths) : "quantity_millionths";

    private static string Within(DayWindow window) => FormattableString.Invariant($"tenure_day >= {window.Start} AND tenure_day < {window.End}");
}
