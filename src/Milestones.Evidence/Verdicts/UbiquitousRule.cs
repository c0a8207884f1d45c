namespace Milestones.Evidence.Verdicts;

/// <summary>
/// Adopted by a larger share than the band of prevalence allows. Adoption means reaching the threshold: an inbox that
/// everyone opens may still tell customers apart by how much they do in it. That is only believed of a threshold that
/// does better than chance; without one adoption is any use, and so an inbox whose use says nothing is ubiquitous.
/// </summary>
internal sealed class UbiquitousRule : IVerdictRule
{
    public Verdict Verdict => Verdict.Ubiquitous;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context)
    {
        var (share, limit) = (feature.Prevalence.Value, context.Rules.UbiquitousAbove);
        return [new VerdictLimit(Verdict, "adoption", share, limit, NumberUnit.Share, AppliesAbove: true, share > limit)];
    }

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var share = feature.Prevalence.Value;
        var limit = context.Rules.UbiquitousAbove;
        var isClose = feature.Prevalence.Wilson(context.Rules.Confidence).Contains(limit);
        if (share <= limit && !isClose)
        {
            return null;
        }

        return new VerdictReason(
            share > limit ? ReasonRole.Decisive : ReasonRole.NearMiss,
            Verdict,
            "adoption-above-band",
            $"{Phrase.Percent(share)} of the eligible have adopted it; above {Phrase.Percent(limit)} is ubiquitous.",
            share,
            limit,
            isClose);
    }
}
