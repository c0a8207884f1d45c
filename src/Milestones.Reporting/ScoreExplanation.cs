using System.Globalization;
using Milestones.Framework;
using Milestones.Reporting.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Milestones.Reporting;

/// <summary>How far one customer has come and what to do next, for a terminal.</summary>
public static class ScoreExplanation
{
    /// <summary>The explanation, to be written to a console.</summary>
    public static IRenderable Of(MilestoneFramework framework, CustomerScore score)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(score);
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("milestone", "definition", "reached", "value", "on");
        MilestoneScore[] milestones = [score.Setup, score.Activation, score.Utilization, score.Maturity];
        foreach (var ((milestone, definition, _, _), own) in MilestoneAnswer.All(framework.Milestones).Zip(milestones))
        {
            table.AddRow(
                MilestoneAnswer.Name(milestone),
                Markup.Escape(own.State == ReachState.NoMilestone ? Numbers.None : definition),
                State(own.State),
                Numbers.Plain(own.Value),
                own.ReachedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Numbers.None);
        }

        var parts = new List<IRenderable> { new Markup($"[bold]{Markup.Escape(score.Customer)}[/]"), table };
        if (score.LastMonth is { } lastMonth)
        {
            parts.Add(new Markup(Markup.Escape($"In the last complete month: {Numbers.Plain(lastMonth)} core actions per seat.")));
        }

        if (score.Levels.Count > 0)
        {
            parts.Add(new Markup(Markup.Escape("Levels: " + string.Join(", ", framework.Milestones.Maturity!.Categories.Zip(
                score.Levels, (category, level) => $"{category.Category} {level.ToString().ToLowerInvariant()}")) + ".")));
        }

        parts.Add(new Markup(Markup.Escape(Next(framework, score.Next))));
        return new Rows(parts);
    }

    private static string Next(MilestoneFramework framework, NextBestStep next) => next.WhyNone switch
    {
        null => $"Next best step: {Title(framework, next)}, for {MilestoneAnswer.Name(next.Milestone!.Value)}. On this plan {Numbers.Percent(next.Adoption)} did it; among comparable customers {Numbers.PointsWithInterval(next.Difference!)} points more {Outcome(framework, next)} go with it.",
        NoStepReason.Gone => "No next step: the customer is gone.",
        NoStepReason.AllReached => "No next step: every milestone that can still be reached has been reached.",
        NoStepReason.NotMeasured => "No next step: what is left is maturity, which has not been measured on this customer yet.",
        NoStepReason.NothingOpen => "No next step: nothing that is left is open to this customer.",
        NoStepReason.UnknownPlan => "No next step: the framework was derived without customers on this plan.",
        NoStepReason.TooFewCustomers => $"No next step: of the customers on this plan fewer than {framework.Provenance.Options.Rules.MinGroup} did what is left, or fewer did not.",
        NoStepReason.NoPositiveDifference => "No next step: nothing that is left goes with success on this plan.",
        _ => throw new ArgumentOutOfRangeException(nameof(next), next.WhyNone, "This reason has no words."),
    };

    private static string Title(MilestoneFramework framework, NextBestStep next) =>
        framework.Milestones.SetupSteps.FirstOrDefault(step => string.Equals(step.Name, next.Item, StringComparison.Ordinal))?.Title
        ?? (next.Milestone == Milestone.Maturity
            ? framework.Features.FirstOrDefault(feature => string.Equals(feature.Name, next.Item, StringComparison.Ordinal))?.Title
            : framework.Milestones.CoreAction?.Title)
        ?? next.Item!;

    private static string Outcome(MilestoneFramework framework, NextBestStep next) =>
        framework.Milestones.NextSteps.First(step => step.Milestone == next.Milestone && string.Equals(step.Item, next.Item, StringComparison.Ordinal)).Outcome switch
        {
            MilestoneGoal.Activated => "activated customers",
            MilestoneGoal.Utilizing => "utilizing customers",
            _ => "retained customers",
        };

    private static string State(ReachState state) => state switch
    {
        ReachState.TooEarly => "too early",
        ReachState.NotObservable => "not observable",
        ReachState.NoMilestone => "no milestone",
        _ => state.ToString().ToLowerInvariant(),
    };
}
