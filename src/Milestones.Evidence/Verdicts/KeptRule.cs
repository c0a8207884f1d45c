namespace Milestones.Evidence.Verdicts;

/// <summary>Adopters are retained more than comparable others. Applies to whatever no other rule has taken out.</summary>
internal sealed class KeptRule : IVerdictRule
{
    public Verdict Verdict => Verdict.Kept;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context) => [];

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var p = feature.AdjustedPValue;
        var limit = context.Rules.FalseDiscoveryRate;
        return new VerdictReason(
            ReasonRole.Decisive,
            Verdict,
            "retained-more",
            $"{Phrase.Points(feature.Training.AdjustedRiskDifference)} retention among comparable customers; adjusted for all features tested, {Phrase.P(p)}.",
            p,
            limit,
            IsClose: p >= limit / context.Rules.NearMissFactor);
    }
}
