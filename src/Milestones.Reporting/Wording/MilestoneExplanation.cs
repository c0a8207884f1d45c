using System.Globalization;
using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>What stands beside the tables and figures of setup, activation, utilization and the path, in sentences: the same in every output.</summary>
internal static class MilestoneExplanation
{
    public const string Groups = "What goes with each milestone on every plan and in every size band, in points among comparable customers:";

    public const string SetupSteps = "Compared at the landmark among customers who are there and not activated yet, in points of becoming activated; raw: all customers, without a landmark.";

    public const string Transitions = "Of all who reached a milestone, who reached the next; leaving is not reaching it. Beside it, who reached it without the first.";

    public const string ByPlan = "The same on every plan:";

    public const string Combinations = "Which milestones customers reached, of all whose utilization window is over; a later one without an earlier one is out of order:";

    public const string Quarters = "Is onboarding getting better? Furthest milestone by quarter of signup:";

    public static string Population(JourneyPopulation population) => string.Create(
        CultureInfo.InvariantCulture,
        $"Setup, activation and utilization were chosen on {population.Training:N0} customers by their first months; the {population.HeldOut:N0} latest were held out.");

    /// <summary>What became of thresholds that are in use already.</summary>
    public static IEnumerable<string> InUse(MilestoneSet set)
    {
        (Milestone Milestone, ThresholdInUse? InUse)[] milestones = [(Milestone.Activation, set.Activation?.InUse), (Milestone.Utilization, set.Utilization?.InUse)];
        foreach (var (milestone, found) in milestones)
        {
            if (found is { } inUse)
            {
                yield return $"For {MilestoneAnswer.Name(milestone)} {Numbers.Plain(inUse.AtLeast)} is in use: {Comparison(inUse.Association)}. It is {(inUse.OnPlateau ? "as good as the best" : "not among the values that are as good as the best")}.";
            }
        }
    }

    public static string Dormancy(ActivationMilestone activation) => $"Beside it, not being dormant after activation: {Comparison(activation.Activity)}.";

    public static string Sizes(UtilizationMilestone utilization) =>
        $"Utilization leaves out {Numbers.Count(utilization.SeatsUnknown)} customers whose seats are not known and {Numbers.Count(utilization.SeatsZero)} with 0 seats. By size, beside the best threshold without regard to seats ({(utilization.Absolute is { } best ? $"≥ {Numbers.Plain(best.Best)} core actions per month" : "there is none")}), on the training customers. A customer's side is uncertain if chance alone (Poisson) could have put it on the other:";

    public static string Retention(LandmarkRetention retention) =>
        $"Retention of those who reached each milestone and of the others, of customers present {At(retention)} ({Where(retention)}):";

    public static string ByFurthest(LandmarkRetention retention) =>
        $"Retention by furthest milestone, of customers present {At(retention)} who reached the milestones in order ({Where(retention)}). {Order(retention)}";

    /// <summary>Whether retention rises along the path.</summary>
    public static string Order(LandmarkRetention retention) => (retention.ByFurthest.HoldOut ?? retention.ByFurthest.Training).IsViolated
        ? "It falls from one milestone to the next more than chance allows."
        : "It nowhere falls more than chance allows.";

    public static string Trends(MilestonePath path) => "Trend of reaching: " + string.Join("; ", path.Trends.Select(trend =>
        $"{MilestoneAnswer.Name(trend.Milestone)} z = {Numbers.Plain(trend.Trend.Statistic, "0.00")} (p {Numbers.PValue(trend.Trend.PValue)})")) + ".";

    private static string At(LandmarkRetention retention) =>
        retention.Landmark == Landmark.UtilizationEnd ? "at the end of the utilization window" : "when maturity is measured, their utilization window over";

    private static string Where(LandmarkRetention retention) => retention.ByFurthest.HoldOut is null ? "training" : "hold-out";

    private static string Comparison(OnBothParts<ProgressFigures> figures)
    {
        var found = figures.HoldOut ?? figures.Training;
        return $"{Numbers.Percent(found.AmongReached)} against {Numbers.Percent(found.AmongOthers)}, {Numbers.PointsWithInterval(found.AdjustedRiskDifference)} points among comparable customers{(figures.HoldOut is null ? " (training)" : " (hold-out)")}";
    }
}
