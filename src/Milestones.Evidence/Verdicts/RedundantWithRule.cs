using Milestones.Usage;
using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>
/// Among customers who are alike in a correlated partner the feature says nothing more. Only a feature whose own
/// association is confirmed is called redundant; what says nothing by itself is not predictive. It is near where a feature is only
/// just confirmed beyond a partner, or where neither is beyond the other and it stands for being the stronger of the two.
/// </summary>
internal sealed class RedundantWithRule : IVerdictRule
{
    public Verdict Verdict => Verdict.RedundantWith;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context) => feature.Partners.Select(partner => new VerdictLimit(
        Verdict,
        $"adjusted p among customers alike in {partner.Partner}",
        partner.AdjustedPValue,
        context.Rules.FalseDiscoveryRate,
        NumberUnit.PValue,
        AppliesAbove: true,
        string.Equals(partner.Partner, feature.RedundantWith, StringComparison.Ordinal),
        "a partner that stands and says something beyond it, or is the stronger of the two"));

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        if (feature.RedundantWith is not { } name)
        {
            return NearMiss(feature, context.Rules);
        }

        var partner = feature.Partners.Single(partner => string.Equals(partner.Partner, name, StringComparison.Ordinal));
        var limit = context.Rules.FalseDiscoveryRate;
        return new VerdictReason(
            ReasonRole.Decisive,
            Verdict,
            "nothing-beyond-partner",
            $"{Phrase.Points(feature.Training.AdjustedRiskDifference)} among comparable customers, but {Phrase.Points(partner.Beyond)} ({Phrase.P(partner.AdjustedPValue)}) "
            + Invariant($"among those alike in {name}, with which it is correlated ({partner.Correlation:0.00})."),
            partner.AdjustedPValue,
            limit,
            IsClose: partner.AdjustedPValue <= context.Rules.NearMissFactor * limit);
    }

    private VerdictReason? NearMiss(FeatureMeasurements feature, EvidenceRules rules)
    {
        var limit = rules.FalseDiscoveryRate;
        var nearest = feature.Partners
            .Where(partner => partner.IsConfirmed
                ? partner.PartnerIsConfirmed && partner.AdjustedPValue >= limit / rules.NearMissFactor
                : !partner.PartnerIsConfirmed)
            .OrderByDescending(partner => partner.AdjustedPValue)
            .FirstOrDefault();
        return nearest is null ? null : new VerdictReason(
            ReasonRole.NearMiss,
            Verdict,
            nearest.IsConfirmed ? "barely-beyond-partner" : "stronger-of-two-alike",
            (nearest.IsConfirmed
                ? $"Among customers alike in {nearest.Partner} only just something is left: "
                : $"Neither says anything beyond the other for sure, and it is stronger than {nearest.Partner}: ")
            + $"{Phrase.Points(nearest.Beyond)} ({Phrase.P(nearest.AdjustedPValue)}).",
            nearest.AdjustedPValue,
            limit,
            IsClose: true);
    }
}
