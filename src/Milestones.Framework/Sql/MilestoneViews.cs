using System.Globalization;

namespace Milestones.Framework.Sql;

/// <summary>The four milestones: the value that decides, whether it is reached, and on which day.</summary>
internal static class MilestoneViews
{
    /// <summary>Adds the views.</summary>
    /// <param name="subject">What is to be said.</param>
    /// <param name="levels">The customers with what they did and their levels.</param>
    /// <param name="views">Takes the views.</param>
    /// <returns>The last one: the customers with their milestones.</returns>
    public static SqlView Add(SqlSubject subject, SqlView levels, List<SqlView> views)
    {
        var last = levels;
        if (subject.Set.Setup is { } setup)
        {
            Stage("milestones_setup_value", "Setup: its steps.", [Taken(subject, setup)]);
            Stage("milestones_setup", $"Setup: at least {setup.CompleteAt} of {setup.Steps.Count} steps, {UseViews.Window(setup.Window)}.", Setup(subject, setup));
        }
        else
        {
            Stage("milestones_setup", "Setup: the framework has no such milestone.", None(subject, "setup"));
        }

        if (subject.Set.Activation is { } activation)
        {
            Stage("milestones_activation_value", "Activation: core actions.", [new(
                "activation_value", $"CASE WHEN is_followed = 1 THEN {UseViews.Number(subject, "activation_millionths")} END", $"core actions on {UseViews.Window(activation.Window)}, so far")]);
            Stage(
                "milestones_activation",
                string.Create(CultureInfo.InvariantCulture, $"Activation: at least {activation.Threshold.AtLeast} {activation.Threshold.Unit}, {UseViews.Window(activation.Window)}."),
                Activation(subject, activation));
        }
        else
        {
            Stage("milestones_activation", "Activation: the framework has no such milestone.", None(subject, "activation"));
        }

        last = subject.HasJourney ? SeatViews.Add(subject, last, views) : last;
        if (subject.Set.Utilization is { } utilization)
        {
            Stage("milestones_utilization_value", "Utilization: core actions per seat and month.", [UtilizationValue(subject, utilization)]);
            Stage(
                "milestones_utilization",
                string.Create(CultureInfo.InvariantCulture, $"Utilization: at least {utilization.Threshold.AtLeast} {utilization.Threshold.Unit}, {UseViews.Window(utilization.Window)}."),
                Utilization(subject, utilization));
        }
        else
        {
            Stage("milestones_utilization", "Utilization: the framework has no such milestone.", None(subject, "utilization"));
        }

        if (subject.Set.Maturity is { } maturity)
        {
            Stage("milestones_maturity_value", "Maturity: categories in which the customer is mature.", [Mature(subject, maturity)]);
            Stage("milestones_maturity", $"Maturity: mature in at least {maturity.RequiredCategories} of {maturity.Categories.Count} categories.", Maturity(subject, maturity));
        }
        else
        {
            Stage("milestones_maturity", "Maturity: the framework has no such milestone.", None(subject, "maturity"));
        }

        return last;

        void Stage(string name, string words, IReadOnlyList<SqlColumn> columns)
        {
            last = SqlView.Of(name, words, new SqlSelect { All = last, Columns = columns, From = last.Name });
            views.Add(last);
        }
    }

    private static SqlColumn[] None(SqlSubject subject, string milestone) =>
    [
        new(milestone, "'no_milestone'"),
        new($"{milestone}_value", subject.Dialect.NoNumber),
        new($"{milestone}_reached_on", subject.Dialect.DayOf(subject.Dialect.NoInstant)),
    ];

    private static SqlColumn Taken(SqlSubject subject, SetupMilestone setup)
    {
        var steps = setup.Steps.Select(step => $"CASE WHEN {subject.Names.Of("day", step)} IS NOT NULL THEN 1 ELSE 0 END");
        return new SqlColumn("setup_value", $"CASE WHEN is_followed = 1 THEN {string.Join("\n    + ", steps)} END", "steps taken");
    }

    private static SqlColumn[] Setup(SqlSubject subject, SetupMilestone setup)
    {
        var complete = SqlSubject.Whole(setup.CompleteAt);
        var day = subject.Dialect.Smallest(setup.CompleteAt, [.. setup.Steps.Select(step => subject.Names.Of("day", step))]);
        return
        [
            State(subject, "setup", $"setup_value >= {complete}", setup.Window.End),
            new("setup_reached_on", $"CASE WHEN setup_value >= {complete} THEN {DayOf(subject, day)} END", "day of the step that completed it"),
        ];
    }

    private static SqlColumn[] Activation(SqlSubject subject, ActivationMilestone activation)
    {
        var isReached = $"activation_value >= {subject.Dialect.Literal(activation.Threshold.AtLeast)}";
        return
        [
            State(subject, "activation", isReached, activation.Window.End),
            new("activation_reached_on", $"CASE WHEN {isReached} THEN {DayOf(subject, "activation_day")} END", "day of the core action that completed it"),
        ];
    }

    private static SqlColumn UtilizationValue(SqlSubject subject, UtilizationMilestone utilization)
    {
        var end = End(subject, utilization.Window.End);
        return new SqlColumn(
            "utilization_value",
            $"CASE WHEN is_followed = 1 AND {end} <= as_of AND (churned_at IS NULL OR churned_at >= {end}) AND utilization_seats > 0 "
            + $"THEN {UseViews.Number(subject, "utilization_millionths")} / (utilization_months * utilization_seats) END",
            "of who was there until the end of the window and has seats");
    }

    private static SqlColumn[] Utilization(SqlSubject subject, UtilizationMilestone utilization)
    {
        var end = End(subject, utilization.Window.End);
        var isReached = $"utilization_value >= {subject.Dialect.Literal(utilization.Threshold.AtLeast)}";
        return
        [
            new(
                "utilization",
                $"""
                CASE
                    WHEN is_followed = 0 THEN 'not_observable'
                    WHEN churned_at < {end} THEN 'no'
                    WHEN {end} > as_of THEN 'too_early'
                    WHEN utilization_value IS NULL THEN 'not_observable'
                    WHEN {isReached} THEN 'yes'
                    ELSE 'no'
                  END
                """),
            new("utilization_reached_on", $"CASE WHEN {isReached} THEN {subject.Dialect.DayOf(end)} END", "day on which its window ended"),
        ];
    }

    private static SqlColumn Mature(SqlSubject subject, MaturityMilestone maturity)
    {
        var levels = maturity.Categories.Select(category => $"CASE WHEN {FeatureViews.LevelOf(subject, category.Category)} = 'mature' THEN 1 ELSE 0 END");
        return new SqlColumn("maturity_value", $"CASE WHEN is_measured = 1 THEN {string.Join("\n    + ", levels.DefaultIfEmpty("0"))} END", "categories in which the customer is mature");
    }

    private static SqlColumn[] Maturity(SqlSubject subject, MaturityMilestone maturity)
    {
        var isReached = $"maturity_value >= {SqlSubject.Whole(maturity.RequiredCategories)}";
        return
        [
            new(
                "maturity",
                $"""
                CASE
                    WHEN {isReached} THEN 'yes'
                    WHEN is_measured = 1 OR churned_at < measured_until THEN 'no'
                    ELSE 'too_early'
                  END
                """),
            new("maturity_reached_on", $"CASE WHEN {isReached} THEN {subject.Dialect.DayOf("measured_until")} END", "day at whose start it was measured"),
        ];
    }

    /// <summary>Whether a milestone since signup is reached.</summary>
    private static SqlColumn State(SqlSubject subject, string milestone, string isReached, int lastDay)
    {
        var end = End(subject, lastDay);
        return new SqlColumn(
            milestone,
            $"""
            CASE
                WHEN is_followed = 0 THEN 'not_observable'
                WHEN {isReached} THEN 'yes'
                WHEN {end} <= as_of OR churned_at < {end} THEN 'no'
                ELSE 'too_early'
              END
            """,
            "yes, no, or too_early: its time is not over yet");
    }

    private static string End(SqlSubject subject, int day) => subject.Dialect.AddDays("signed_up_at", SqlSubject.Whole(day));

    private static string DayOf(SqlSubject subject, string day) => subject.Dialect.DayOf(subject.Dialect.AddDays("signed_up_at", day));
}
