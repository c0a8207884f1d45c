using System.Globalization;
using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>Each milestone in words: what it is, who reaches it, what goes with it.</summary>
internal static class MilestoneAnswer
{
    /// <summary>The definition of each milestone, or why there is none, in their order.</summary>
    public static IEnumerable<(Milestone Milestone, string Definition, Share? Reached, string GoesWith)> All(MilestoneSet set)
    {
        yield return (Milestone.Setup, set.WithoutSetup ?? Setup(set.Setup!), set.Setup?.Reached, GoesWith(set.Setup?.Association, MilestoneGoal.Activated));
        yield return (
            Milestone.Activation,
            set.WithoutActivation ?? string.Create(CultureInfo.InvariantCulture, $"≥ {Numbers.Plain(set.Activation!.Threshold.AtLeast)} × {set.CoreAction!.Title} by day {set.Activation.Window.End}"),
            set.Activation?.Reached,
            GoesWith(set.Activation?.Association, set.Activation?.Threshold.Outcome));
        yield return (
            Milestone.Utilization,
            set.WithoutUtilization ?? string.Create(CultureInfo.InvariantCulture, $"≥ {Numbers.Plain(set.Utilization!.Threshold.AtLeast)} per seat and month, days {set.Utilization.Window.Start} to {set.Utilization.Window.End - 1}"),
            set.Utilization?.Reached,
            GoesWith(set.Utilization?.Association, MilestoneGoal.Retained));
        yield return (
            Milestone.Maturity,
            set.WithoutMaturity ?? $"mature in at least {set.Maturity!.RequiredCategories} of {set.Maturity.Categories.Count} categories",
            set.Maturity?.Headline.Mature,
            set.Maturity is { Headline.Association: var maturity }
                ? GoesWith(maturity.HoldOut ?? maturity.Training, "retained", maturity.HoldOut is not null)
                : Numbers.None);
    }

    /// <summary>The milestone's name as it begins a line.</summary>
    public static string Name(Milestone milestone) => milestone.ToString().ToLowerInvariant();

    /// <summary>The furthest milestone in words.</summary>
    public static string Name(FurthestMilestone furthest) => furthest.ToString().ToLowerInvariant();

    private static string Setup(SetupMilestone setup) => string.Create(
        CultureInfo.InvariantCulture, $"at least {setup.CompleteAt} of {setup.Steps.Count} setup steps by day {setup.Window.End}");

    private static string GoesWith(OnBothParts<ProgressFigures>? association, MilestoneGoal? outcome)
    {
        if (association is null)
        {
            return Numbers.None;
        }

        var figures = association.HoldOut ?? association.Training;
        return $"{Numbers.Percent(figures.AmongReached)} against {Numbers.Percent(figures.AmongOthers)} {Outcome(outcome)}{Where(association.HoldOut is not null)}";
    }

    private static string GoesWith(AssociationFigures figures, string outcome, bool isHoldOut) =>
        $"{Numbers.Percent(figures.RetainedAdopters)} against {Numbers.Percent(figures.RetainedOthers)} {outcome}{Where(isHoldOut)}";

    private static string Outcome(MilestoneGoal? outcome) => outcome switch
    {
        MilestoneGoal.Activated => "activated afterwards",
        MilestoneGoal.Utilizing => "utilizing afterwards",
        _ => "retained",
    };

    private static string Where(bool isHoldOut) => isHoldOut ? "" : " (training)";
}
