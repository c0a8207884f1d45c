using System.Globalization;
using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>A column of <c>scores.csv</c>. A cell is empty where there is nothing to say.</summary>
public sealed class ScoreColumn
{
    private ScoreColumn(string name, string meaning, Func<CustomerScore, string> cell)
    {
        Name = name;
        Meaning = meaning;
        Cell = cell;
    }

    private ScoreColumn(string name, string meaning, Func<CustomerScore, double?> number)
        : this(name, meaning, score => CsvOutput.Number(number(score))) => IsNumber = true;

    /// <summary>The header.</summary>
    public string Name { get; }

    /// <summary>What the cells mean.</summary>
    public string Meaning { get; }

    /// <summary>Whether its cells are numbers, or empty.</summary>
    public bool IsNumber { get; }

    /// <summary>The cell of a customer.</summary>
    internal Func<CustomerScore, string> Cell { get; }

    /// <summary>The columns of a framework's scores, in order: after the milestones one for every category of its maturity milestone.</summary>
    public static IReadOnlyList<ScoreColumn> Of(MilestoneFramework framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return
        [
            new("customer", "the customer's identifier", score => score.Customer),
            .. MilestoneColumns("setup", "setup steps taken by its day", score => score.Setup),
            .. MilestoneColumns("activation", "core actions in its window, so far", score => score.Activation),
            .. MilestoneColumns("utilization", "core actions per seat and month in its window", score => score.Utilization),
            new("utilization_last_month", "core actions per seat in the last complete month", score => score.LastMonth),
            .. MilestoneColumns("maturity", "categories in which the customer is mature", score => score.Maturity),
            .. (framework.Milestones.Maturity?.Categories ?? []).Select((category, number) => new ScoreColumn(
                $"level {category.Category}",
                "level in the category: none, basic, mature",
                score => score.Levels.Count == 0 ? "" : SnakeCase.Of(score.Levels[number]))),
            new("next_milestone", "milestone for which the next best step counts", score => score.Next.Milestone is { } milestone ? SnakeCase.Of(milestone) : ""),
            new("next_step", "the setup step, core action or feature", score => score.Next.Item ?? ""),
            new("next_difference", "what goes with it on the customer's plan: difference of the outcome among comparable customers", score => score.Next.Difference?.Value),
            new("next_difference_lower", "lower limit of its interval", score => score.Next.Difference?.Lower),
            new("next_difference_upper", "upper limit of its interval", score => score.Next.Difference?.Upper),
            new("why_no_step", "why no step is proposed", score => score.Next.WhyNone is { } why ? SnakeCase.Of(why) : ""),
        ];
    }

    private static IEnumerable<ScoreColumn> MilestoneColumns(string name, string value, Func<CustomerScore, MilestoneScore> milestone) =>
    [
        new(name, "whether it is reached: yes, no, too_early, not_observable, no_milestone", score => SnakeCase.Of(milestone(score).State)),
        new($"{name}_value", value, score => milestone(score).Value),
        new($"{name}_reached_on", "day on which it was reached", score => milestone(score).ReachedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
    ];
}
