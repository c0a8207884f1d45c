namespace Milestones.Evidence.Verdicts;

/// <summary>The adjusted numbers speak for a minority of the eligible only.</summary>
internal sealed class LowOverlapMark : IVerdictMark
{
    private const double Majority = 0.5;

    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        var overlap = feature.Training.Overlap;
        return overlap < Majority
            ? new VerdictReason(
                ReasonRole.Mark,
                null,
                "low-overlap",
                $"Only {Phrase.Percent(overlap)} of the eligible are in strata that hold both adopters and others; the adjusted numbers speak for them alone.",
                overlap,
                Majority)
            : null;
    }
}
