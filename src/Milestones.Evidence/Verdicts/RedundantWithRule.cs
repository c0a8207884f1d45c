using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>
/// Among customers who are alike in a correlated partner the feature says nothing more. Only a feature whose own
/// association is confirmed is called redundant; what says nothing by itself is not predictive.
/// </summary>
internal sealed class RedundantWithRule : IVerdictRule
{
    public Verdict Verdict => Verdict.RedundantWith;

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        if (feature.RedundantWith is not { } name)
        {
            return null;
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
            IsClose: partner.AdjustedPValue <= 2 * limit);
    }
}
