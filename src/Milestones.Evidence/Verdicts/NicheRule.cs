namespace Milestones.Evidence.Verdicts;

/// <summary>Adopted by a smaller share than the band of prevalence allows.</summary>
internal sealed class NicheRule : IVerdictRule
{
    public Verdict Verdict => Verdict.Niche;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context)
    {
        var (share, limit) = (feature.Prevalence.Value, context.Rules.NicheBelow);
        return [new VerdictLimit(Verdict, "adoption", share, limit, NumberUnit.Share, AppliesAbove: false, share < limit)];
    }

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var share = feature.Prevalence.Value;
        var limit = context.Rules.NicheBelow;
        var isClose = feature.Prevalence.Wilson(context.Rules.Confidence).Contains(limit);
        if (share >= limit && !isClose)
        {
            return null;
        }

        return new VerdictReason(
            share < limit ? ReasonRole.Decisive : ReasonRole.NearMiss,
            Verdict,
            "adoption-below-band",
            $"{Phrase.Percent(share)} of the eligible have adopted it; below {Phrase.Percent(limit)} is niche.",
            share,
            limit,
            isClose);
    }
}
