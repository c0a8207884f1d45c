using Milestones.Evidence;
using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>The few numbers to remember, each with what it means.</summary>
internal static class KeyNumbers
{
    public static IEnumerable<(string Name, string Value, string Detail)> Of(MilestoneFramework framework)
    {
        if (framework.Milestones.Maturity is { } maturity)
        {
            var headline = maturity.Headline;
            yield return ("mature customers", Numbers.Percent(headline.Mature), $"{Numbers.Percent(headline.Mature.Lower)} to {Numbers.Percent(headline.Mature.Upper)}; of {Numbers.Count(headline.Mature.Of)} customers, in at least {maturity.RequiredCategories} of {maturity.Categories.Count(category => category.MatureFrom is not null)} categories");
            var (association, where) = headline.Association.HoldOut is { RetainedAdopters.Of: > 0, RetainedOthers.Of: > 0 } heldOut
                ? (heldOut, "on the hold-out")
                : (headline.Association.Training, "on the training customers");
            yield return ("retained more, points", Numbers.Points(association.RiskDifference.Value), $"mature {Numbers.Percent(association.RetainedAdopters)}, others {Numbers.Percent(association.RetainedOthers)} {where}; among comparable {Numbers.PointsWithInterval(association.AdjustedRiskDifference)}");
        }

        yield return ("features kept", Numbers.Count(framework.Features.Count(feature => feature.Verdict == Verdict.Kept)), $"of {framework.Features.Count} in the catalog");
        yield return ("AUC of the forest", Numbers.Plain(framework.Forest.OutOfBag.Auc.Value, "0.000"), $"{Numbers.Plain(framework.Forest.OutOfBag.Auc.Lower, "0.000")} to {Numbers.Plain(framework.Forest.OutOfBag.Auc.Upper, "0.000")} out of bag, {(framework.Forest.HasSkill ? "enough to be believed" : "too little to be believed")}");
    }
}
