using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework.Maturity;

/// <summary>What a person should notice about a derived maturity.</summary>
internal static class MaturityFindings
{
    public static IEnumerable<Finding> Of(
        IReadOnlyList<SelectedFeature> selection, Study study, MaturityMilestone? milestone, int? attainable)
    {
        if (attainable < study.Rules.HeadlineCategories)
        {
            yield return Warning(
                "headline-lowered",
                $"The study asks for maturity in {study.Rules.HeadlineCategories} categories, but only {attainable} have mature features. The headline counts customers who are mature in {attainable}.");
        }

        if (milestone?.Headline.Association is { HoldOut: var heldOut } && study.HoldOutShare > 0 && !IsConfirmed(heldOut))
        {
            yield return Warning(
                "headline-not-confirmed",
                "Among comparable customers of the hold-out, the mature are not retained more for sure; what was found on the training customers is not confirmed there.");
        }

        if (milestone is not null && milestone.WithoutDecisions is null)
        {
            yield return Warning(
                "maturity-by-decision",
                "The maturity milestone rests on decisions: the evidence alone supports no feature of mature usage.");
        }

        foreach (var feature in selection.Where(feature => feature.Decision is { Choice: not DecisionChoice.Drop } && feature.Evidence.Verdict == Verdict.Negative))
        {
            yield return Warning(
                "decision-against-evidence",
                $"'{feature.Name}' was decided to be {feature.Decision!.Choice.ToString().ToLowerInvariant()}, but its adopters are retained less than comparable others; it does not count towards maturity.");
        }

        foreach (var feature in selection.Where(feature => feature.Level != MaturityLevel.None))
        {
            if (feature.Category is null)
            {
                yield return Warning(
                    "no-category",
                    $"'{feature.Name}' has no category, and its co-usage suggests none; it counts nowhere.");
            }
            else if (feature.SuggestedByPhi is { } phi)
            {
                yield return new Finding(
                    FindingSeverity.Note,
                    "category-suggested",
                    FormattableString.Invariant($"'{feature.Name}' has no category in the catalog; its co-usage suggests '{feature.Category}' (average phi {phi:0.00})."));
            }
        }
    }

    private static bool IsConfirmed(AssociationFigures? heldOut) => heldOut?.AdjustedRiskDifference?.Lower > 0;

    private static Finding Warning(string code, string message) => new(FindingSeverity.Warning, code, message);
}
