namespace Milestones.Evidence.Verdicts;

/// <summary>Adopters are retained less than comparable others.</summary>
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
            Judge(feature, context) is not null,
            "a test that rejects"),
    ];

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var difference = feature.Training.AdjustedRiskDifference;
        return AdjustedAssociation.IsConfirmed(feature, context) && difference.Value < 0
            ? new VerdictReason(
                ReasonRole.Decisive,
                Verdict,
                "retained-less",
                $"{Phrase.Points(difference)} retention among comparable customers; adjusted for all features tested, {Phrase.P(feature.AdjustedPValue)}.",
                difference.Value,
                0)
            : null;
    }
}
