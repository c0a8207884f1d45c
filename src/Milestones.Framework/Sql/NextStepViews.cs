using Milestones.Framework.Scores;

namespace Milestones.Framework.Sql;

/// <summary>The next best step, and the scores as they are in the CSV.</summary>
internal static class NextStepViews
{
    private const string Outlooks = "milestones_outlooks";
    private const string OpenSteps = "milestones_open_steps";

    /// <summary>Adds the views; the last one are the scores.</summary>
    /// <param name="subject">What is to be said.</param>
    /// <param name="reached">The customers with their milestones.</param>
    /// <param name="views">Takes the views.</param>
    public static void Add(SqlSubject subject, SqlView reached, List<SqlView> views)
    {
        var outlooks = StepOutlooks.Of(subject.Framework);
        var next = SqlView.Of(
            "milestones_next_milestones",
            "The milestone for which the next best step counts: the earliest that is not reached and can still be; empty: none. "
            + "The group of plans: the customer's plan where the framework has numbers for it, else empty.",
            new SqlSelect
            {
                All = reached,
                Columns =
                [
                    new(
                        "open_milestone",
                        """
                        CASE
                            WHEN is_gone = 1 THEN ''
                            WHEN setup = 'too_early' THEN 'setup'
                            WHEN activation = 'too_early' THEN 'activation'
                            WHEN utilization = 'too_early' THEN 'utilization'
                            WHEN maturity = 'no' OR maturity = 'too_early' THEN 'maturity'
                            ELSE ''
                          END
                        """),
                    new("plan_group", outlooks.Plans.Count == 0
                        ? "''"
                        : $"CASE WHEN COALESCE(plan, {subject.Dialect.Literal(NextStepChooser.UnknownPlan)}) IN {subject.List(outlooks.Plans)} THEN COALESCE(plan, {subject.Dialect.Literal(NextStepChooser.UnknownPlan)}) ELSE '' END"),
                ],
                From = reached.Name,
            });
        views.Add(next);
        views.Add(SqlView.OfUnion(
            Outlooks,
            "What the framework says of each step: what goes with it on each plan, whether enough customers took it and did not, and whether it can be proposed. "
            + "Of the steps that a customer can still take, the one with the lowest place is the best.",
            OutlookRows(subject.Dialect, outlooks)));
        views.Add(SqlView.Of(OpenSteps, "Per customer, how many steps are left, known on its plan, and known well enough, and the place of the best one.", Open(subject, next)));
        var chosen = UseViews.Joined(subject, "milestones_choices", "Customers with their best step's place.", next, views[^1]);
        views.Add(chosen);
        views.Add(SqlView.Of("milestones_scores", "The scores: a row per customer, with the columns of the CSV that 'milestones score' writes.", Scores(subject, chosen)));
    }

    private static List<SqlSelect> OutlookRows(SqlDialect dialect, StepOutlooks outlooks)
    {
        var rows = outlooks.Rows.Select((row, number) => Row(
            SqlSubject.Whole(number + 1),
            dialect.Literal(row.Milestone),
            dialect.Literal(row.PlanGroup),
            dialect.Literal(row.Item),
            row.Outlook is null ? "0" : "1",
            row.IsEnough ? "1" : "0",
            row.IsProposable ? "1" : "0",
            Number(row.Outlook?.AdjustedRiskDifference.Value),
            Number(row.Outlook?.AdjustedRiskDifference.Lower),
            Number(row.Outlook?.AdjustedRiskDifference.Upper))).ToList();
        return rows.Count > 0 ? rows : [Row("0", "''", "''", "''", "0", "0", "0", dialect.NoNumber, dialect.NoNumber, dialect.NoNumber)];

        string Number(double? number) => number is { } value ? dialect.Double(dialect.Literal(value)) : dialect.NoNumber;
    }

    private static SqlSelect Row(params string[] cells)
    {
        string[] names = ["place", "open_milestone", "plan_group", "step", "is_known", "is_enough", "is_proposable", "difference", "difference_lower", "difference_upper"];
        return new SqlSelect { Columns = [.. names.Zip(cells, (name, cell) => new SqlColumn(name, cell))] };
    }

    private static SqlSelect Open(SqlSubject subject, SqlView next)
    {
        List<string> open = [];
        foreach (var step in subject.Set.NextSteps)
        {
            var condition = step.Milestone switch
            {
                Milestone.Setup => OpenStep(subject, step.Item),
                Milestone.Maturity => OpenFeature(subject, step.Item),
                _ => "",
            };
            if (condition is not null)
            {
                var (milestone, item) = (subject.Dialect.Literal(StepOutlooks.NameOf(step.Milestone)), subject.Dialect.Literal(step.Item));
                open.Add($"open_milestone = {milestone} AND step = {item}{(condition.Length > 0 ? $" AND {condition}" : "")}");
            }
        }

        return new SqlSelect
        {
            Columns =
            [
                SqlColumn.Same("customer"),
                new("steps_left", "COUNT(*)"),
                new("steps_known", "SUM(is_known)"),
                new("steps_enough", "SUM(is_enough)"),
                new("place", "MIN(CASE WHEN is_proposable = 1 THEN place END)"),
            ],
            From = $"{next.Name}\n  {subject.Dialect.Join} {Outlooks} USING (open_milestone, plan_group)",
            Where = [open.Count == 0 ? "1 = 0" : $"({string.Join("\n    OR ", open)})"],
            GroupBy = ["customer"],
        };
    }

    /// <summary>A setup step that was not taken, and that the plan includes; null: the framework does not count it.</summary>
    private static string? OpenStep(SqlSubject subject, string name)
    {
        if (subject.Catalog.SetupSteps.FirstOrDefault(step => step.Name == name) is not { } step)
        {
            return null;
        }

        var plans = step.Plans.Count > 0 ? $" AND plan IN {subject.List(step.Plans)}" : "";
        return $"{subject.Names.Of("day", name)} IS NULL{plans}";
    }

    /// <summary>A feature that is not adopted, of a category in which the customer is not mature; null: there is none in which it counts.</summary>
    private static string? OpenFeature(SqlSubject subject, string name)
    {
        var categories = (subject.Set.Maturity?.Categories ?? []).Where(category => category.MatureFrom is not null && category.Mature.Contains(name, StringComparer.Ordinal));
        var notMature = categories.Select(category => $"{FeatureViews.LevelOf(subject, category.Category)} <> 'mature'").ToList();
        return notMature.Count == 0
            ? null
            : $"NOT ({FeatureViews.IsReached(subject, subject.Features.First(feature => feature.Name == name))}) AND {(notMature.Count == 1 ? notMature[0] : $"({string.Join(" OR ", notMature)})")}";
    }

    private static SqlSelect Scores(SqlSubject subject, SqlView chosen)
    {
        string[] milestones = ["setup", "activation", "utilization", "maturity"];
        IEnumerable<SqlColumn> Of(string milestone) => [SqlColumn.Same(milestone), SqlColumn.Same($"{milestone}_value"), SqlColumn.Same($"{milestone}_reached_on")];
        return new SqlSelect
        {
            Columns =
            [
                SqlColumn.Same("customer"),
                .. milestones[..3].SelectMany(Of),
                subject.HasJourney ? SqlColumn.Same("utilization_last_month") : new("utilization_last_month", subject.Dialect.NoNumber),
                .. Of(milestones[3]),
                .. (subject.Set.Maturity?.Categories ?? []).Select(category => SqlColumn.Same(FeatureViews.LevelOf(subject, category.Category))),
                new("next_milestone", "NULLIF(open_milestone, '')"),
                new("next_step", "NULLIF(step_chosen, '')"),
                new("next_difference", "CASE WHEN place IS NOT NULL THEN difference END"),
                new("next_difference_lower", "CASE WHEN place IS NOT NULL THEN difference_lower END"),
                new("next_difference_upper", "CASE WHEN place IS NOT NULL THEN difference_upper END"),
                new(
                    "why_no_step",
                    """
                    CASE
                        WHEN place IS NOT NULL THEN NULL
                        WHEN is_gone = 1 THEN 'gone'
                        WHEN open_milestone = '' THEN 'all_reached'
                        WHEN open_milestone = 'maturity' AND maturity = 'too_early' THEN 'not_measured'
                        WHEN COALESCE(steps_left, 0) = 0 THEN 'nothing_open'
                        WHEN steps_known = 0 THEN 'unknown_plan'
                        WHEN steps_enough = 0 THEN 'too_few_customers'
                        ELSE 'no_positive_difference'
                      END
                    """),
            ],
            From = $"{chosen.Name}\n  {subject.Dialect.LeftJoin} (SELECT place, step AS step_chosen, difference, difference_lower, difference_upper FROM {Outlooks}) AS outlooks USING (place)",
        };
    }
}
