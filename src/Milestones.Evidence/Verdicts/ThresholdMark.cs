using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>What to know about the threshold: that none was found, or that the catalog's own is off the plateau.</summary>
internal sealed class ThresholdMark : IVerdictMark
{
    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        if (feature.Threshold is not { } threshold)
        {
            return null;
        }

        if (threshold is { StatedIsOnPlateau: false, Stated: { } stated, Derived: { } derived, IsSupported: true })
        {
            return Mark(
                "stated-threshold-off-plateau",
                Invariant($"The catalog's threshold {stated:0.####} does worse than those from {derived.PlateauLow:0.####} to {derived.PlateauHigh:0.####}."),
                stated,
                stated < derived.PlateauLow ? derived.PlateauLow : derived.PlateauHigh);
        }

        return feature.Adoption.Basis switch
        {
            AdoptionBasis.Catalog => null,
            _ when threshold.Derived is null
                => Mark("no-threshold", "No threshold leaves enough customers on both sides; any use counts as adoption.", double.NaN, double.NaN),
            _ when !threshold.IsSupported
                => Mark(
                    "threshold-not-supported",
                    $"No threshold does better than chance ({Phrase.P(threshold.Derived.PValue)}, the search accounted for).",
                    threshold.Derived.PValue,
                    context.Rules.FalseDiscoveryRate),
            _ => null,
        };
    }

    private static VerdictReason Mark(string code, string sentence, double number, double limit)
        => new(ReasonRole.Mark, null, code, sentence, number, limit);
}
