namespace Milestones.Evidence.Verdicts;

/// <summary>Adopters are retained less than comparable others. It is near where they are retained less in the data, and the test rejects or
/// nearly does, but it is not certain.</summary>
internal sealed class NegativeRule : IVerdictRule
{
    public Verdict Verdict => Verdict.Negative;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context) =>
    [
        new VerdictLimit(
            Verdict,
            "adjusted lift",
            feature.Training.AdjustedRiskDifference.Value,
            0,
            NumberUnit.Difference,
            AppliesAbove: false,
            Judge(feature, context) is { Role: ReasonRole.Decisive },
            "a test that rejects"),
    ];

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var difference = feature.Training.AdjustedRiskDifference;
        var (p, limit, factor) = (feature.AdjustedPValue, context.Rules.FalseDiscoveryRate, context.Rules.NearMissFactor);
        if (!difference.IsDefined || difference.Value >= 0 || !(p <= factor * limit))
        {
            return null;
        }

        var isConfirmed = AdjustedAssociation.IsConfirmed(feature, context);
        return new VerdictReason(
            isConfirmed ? ReasonRole.Decisive : ReasonRole.NearMiss,
            Verdict,
            "retained-less",
            $"{Phrase.Points(difference)} retention among comparable customers; adjusted for all features tested, {Phrase.P(p)}.",
            difference.Value,
            0,
            IsClose: !isConfirmed || p >= limit / factor);
    }
}
