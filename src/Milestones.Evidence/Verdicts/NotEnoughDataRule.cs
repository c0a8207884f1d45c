namespace Milestones.Evidence.Verdicts;

/// <summary>Fewer adopters, or fewer others, than the study asks for.</summary>
internal sealed class NotEnoughDataRule : IVerdictRule
{
    public Verdict Verdict => Verdict.NotEnoughData;

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var adopters = feature.Prevalence.Successes;
        var others = feature.Prevalence.Trials - adopters;
        var (count, who) = adopters <= others ? (adopters, "adopters") : (others, "customers without it");
        var limit = context.Rules.MinGroup;

        // The standard deviation of a count near the limit.
        var isClose = Math.Abs(count - limit) <= Math.Sqrt(limit);
        if (count >= limit && !isClose)
        {
            return null;
        }

        return new VerdictReason(
            count < limit ? ReasonRole.Decisive : ReasonRole.NearMiss,
            Verdict,
            "small-group",
            $"{count} {who} among {feature.Prevalence.Trials} eligible; at least {limit} are needed.",
            count,
            limit,
            isClose);
    }
}
